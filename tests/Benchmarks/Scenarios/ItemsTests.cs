namespace ConcurrencyCompare.Tests.Scenarios;

/// <summary>How many items an invocation has: so many that what starts and ends a run is a hundredth of it.</summary>
public class ItemsTests
{
    [Theory]
    [InlineData(1, "callbacks", 4_000_000)]
    [InlineData(1_000, "callbacks", 4_000)]
    [InlineData(1_000_000, "callbacks", 4)]
    [InlineData(1, "threads", 200_000)]
    [InlineData(1_000, "threads", 10)]
    [InlineData(1_000, "monitor", 10)]
    [InlineData(1_000, "async", 4_000)]
    [InlineData(1, "channels", 200_000)]
    [InlineData(1_000, "channels", 200)]
    public void SizeOf_gives_every_producer_its_part(int producers, string model, int itemsPerProducer)
    {
        var size = WaitingProducers.SizeOf(producers, model);

        Assert.Equal((producers, itemsPerProducer), (size.Producers, size.ItemsPerProducer));
        Assert.Equal(producers * itemsPerProducer, size.Items);
        Assert.Equal(size.Items, size.Totals().Count);
    }

    [Theory]
    [InlineData(2, 0, 2, 200_000)]
    [InlineData(2, 100, 2, 200_000)]
    [InlineData(2, 600, 2, 66_666)]
    [InlineData(2, 1_000, 2, 130_434)]
    [InlineData(2, 100_000, 2, 1_496)]
    // On one core all work is done in turn; on many a sixteenth of it by each of the threads, so that there are more
    // items.
    [InlineData(2, 100_000, 1, 748)]
    [InlineData(1, 100_000, 64, 1_497)]
    [InlineData(16, 100_000, 64, 50_000)]
    [InlineData(16, 100_000, 2, 3_184)]
    // An unbounded queue does not grow beyond what the oversubscribed have as well.
    [InlineData(16, 0, 2, 960_000)]
    public void BreakEven_takes_fewer_items_of_threads_the_more_work_they_are(
        int each, int work, int cores, int items) =>
        Assert.Equal(items, BreakEven.ItemsOfThreads(new Topology(each, each), work, cores));

    [Theory]
    [InlineData("1:1")]
    [InlineData("2:2")]
    [InlineData("4:4")]
    [InlineData("16:16")]
    public void BreakEven_starts_its_threads_in_about_a_hundredth_of_the_time(string text)
    {
        var topology = Topology.Parse(text);
        var starting = 0.1e6 * topology.Participants;
        foreach (var work in (int[])[1_000, 10_000, 100_000])
        {
            var clocked = BreakEven.ItemsOfThreads(topology, work, cores: 2) * (work + 150.0);
            Assert.InRange(starting / clocked, 0, 0.0105);
        }
    }

    [Theory]
    [InlineData(2, 0, 2_000_000)]
    [InlineData(2, 100, 139_534)]
    [InlineData(16, 100_000, 144)]
    public void BreakEven_takes_fewer_items_of_one_thread_the_more_work_they_are(int each, int work, int items) =>
        Assert.Equal(items, BreakEven.ItemsOnOneThread(new Topology(each, each), work));

    [Theory]
    [InlineData(1, 0, "callbacks", 2_000_000)]
    [InlineData(1_000, 0, "callbacks", 2_000)]
    [InlineData(10, 0, "threads", 20_000)]
    [InlineData(1_000, 0, "threads", 50)]
    [InlineData(1_000, 0, "channels", 200)]
    [InlineData(1, 1_000_000, "threads", 50)]
    [InlineData(1_000, 10_000_000, "callbacks", 5)]
    public void Blocking_takes_50_ms_of_waiting_and_without_it_so_many_items(
        int concurrent, int wait, string model, int itemsOfEach) =>
        Assert.Equal(itemsOfEach, Blocking.ItemsOfEach(concurrent, wait, model));

    [Theory]
    [InlineData(4, 240_000)]
    [InlineData(16, 960_000)]
    public void Oversubscribed_has_more_items_the_more_threads_have_to_start(int each, int items) =>
        Assert.Equal(items, Oversubscribed.ItemsFor(new Topology(each, each)));

    [Theory]
    [InlineData(1, 1, "unbounded", 200_000)]
    [InlineData(4, 4, "unbounded", 400_000)]
    [InlineData(4, 1, "1024", 400_000)]
    [InlineData(4, 4, "1", 200_000)]
    public void Throughput_has_more_items_where_more_threads_have_to_start(
        int producers, int consumers, string capacity, int items) =>
        Assert.Equal(items, Throughput.ItemsFor(new Topology(producers, consumers), capacity));
}
