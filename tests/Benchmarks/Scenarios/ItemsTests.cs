using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Tests.Scenarios;

/// <summary>How many items an invocation has: so many that what starts and ends a run is a hundredth of it.</summary>
public class ItemsTests
{
    [Theory]
    [InlineData(1, "callbacks", 4_000_000)]
    [InlineData(100, "callbacks", 40_000)]
    [InlineData(1_000, "callbacks", 4_000)]
    [InlineData(1_000_000, "callbacks", 4)]
    [InlineData(1, "threads", 200_000)]
    [InlineData(100, "threads", 100)]
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
