namespace ConcurrencyCompare.Tests.Workloads;

/// <summary>When items are due, and which they are.</summary>
public class ScheduleTests
{
    [Theory]
    [InlineData(10_000_000, 1_000, 10_000)]
    [InlineData(1_000_000_000, 300_000, 3_333)]
    [InlineData(1_000_000_000, 1, 1_000_000_000)]
    public void Items_of_a_schedule_are_due_at_its_rate_from_its_first_moment_on(long frequency, int rate, long gap)
    {
        const long First = 7_000;
        var time = new JumpingTimeProvider(frequency);
        var schedule = new ScheduledProducer(time, First, ArrivalTimes.Periodic(time, rate), count: 4, number: 9);

        Assert.Equal(First, schedule.DueTimestamp);
        for (var item = 0; item < 4; item++)
        {
            Assert.True(schedule.TryProduce(out var produced));
            // To the tick, however long the schedule is: no error adds up.
            Assert.Equal(new TimedItem(First + ((long)item * frequency / rate), Produced: 0, Producer: 9), produced);
            Assert.InRange(schedule.DueTimestamp!.Value - produced.Intended, gap, gap + 1);
        }

        Assert.False(schedule.TryProduce(out _));
    }

    [Fact]
    public void A_schedule_of_a_minute_does_not_drift()
    {
        const int Rate = 300_000;

        Assert.Equal(
            60_000_000_000, ArrivalTimes.Periodic(new JumpingTimeProvider(1_000_000_000), Rate).After(60 * Rate));
    }

    [Fact]
    public void A_schedule_never_waits_for_who_asks_and_says_when_it_was_asked()
    {
        var time = new JumpingTimeProvider();
        var schedule = new ScheduledProducer(time, first: 0, ArrivalTimes.Periodic(time, perSecond: 1_000), count: 10);
        time.CreateTimer(static _ => { }, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan).Dispose();

        Assert.True(schedule.TryProduce(out var first));
        Assert.True(schedule.TryProduce(out var second));

        Assert.Equal(new TimedItem(Intended: 0, TimeSpan.TicksPerSecond, Producer: 0), first);
        Assert.Equal(new TimedItem(Intended: 10_000, TimeSpan.TicksPerSecond, Producer: 0), second);
    }

    [Fact]
    public void A_paced_producer_gives_the_items_of_one_at_the_times_of_the_other()
    {
        var time = new JumpingTimeProvider(1_000);
        var start = new StartingLine(time, awaited: 1);
        start.Go();
        var paced = new PacedProducer<int>(
            start, ArrivalTimes.Periodic(time, perSecond: 100), new CountingProducer(producer: 2, count: 3));

        for (var item = 0; item < 3; item++)
        {
            Assert.Equal(10 * item, paced.DueTimestamp);
            Assert.True(paced.TryProduce(out var number));
            Assert.Equal(NumberedItems.Encode(2, item), number);
        }

        Assert.False(paced.TryProduce(out _));
    }

    [Fact]
    public void A_race_is_looked_at_when_its_first_producer_has_finished_and_then_no_more()
    {
        var race = new Race();
        var fast = race.Join(new CountingProducer(0, 3));
        var slow = race.Join(new CountingProducer(1, 3));
        Produce(fast, 3);
        Produce(slow, 1);
        Assert.Empty(race.AtFirstFinish);

        Assert.False(fast.TryProduce(out _));
        Produce(slow, 2);
        Assert.False(slow.TryProduce(out _));

        Assert.Equal([3, 1], race.AtFirstFinish);

        static void Produce(IProducer<int> producer, int count)
        {
            for (var i = 0; i < count; i++) Assert.True(producer.TryProduce(out _));
        }
    }

    [Fact]
    public void A_transcript_says_what_everybody_does_and_whose_it_is_when_there_are_several()
    {
        Assert.Equal(
            ["producing 0", "consuming 0", "producing 1", "consuming 1", "producer done", "consumer done"],
            LinesOf(producers: 1, consumers: 1));
        var several = LinesOf(producers: 2, consumers: 2);
        Assert.Equal(
            ["producer 1 done", "producer 1: producing 0", "producer 1: producing 1", "producer 2 done",
                "producer 2: producing 0",
                "producer 2: producing 1"],
            several.Where(line => line.StartsWith("producer", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["consumer 1 done", "consumer 2 done"],
            several.Where(line => line.StartsWith("consumer", StringComparison.Ordinal)
            && line.EndsWith("done", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["0", "0", "1", "1"],
            several.Where(line => line.Contains("consuming", StringComparison.Ordinal)).Select(line => line[^1..])
                .Order());
    }

    [Fact]
    public void A_transcripts_producers_pause_between_items_and_keep_their_capacity()
    {
        var time = new JumpingTimeProvider();
        var workload = new Transcript(TextWriter.Null).CreateWorkload(
            producers: 1, consumers: 3, count: 2, TimeSpan.FromSeconds(3), capacity: 5, time);
        var producer = (IPacedProducer<int>)workload.Producers[0];

        Assert.Equal((5, 3), (workload.Capacity, workload.Consumers.Count));
        Assert.Same(time, workload.TimeProvider);
        Assert.Equal(0, producer.DueTimestamp);
        Assert.True(producer.TryProduce(out _));
        Assert.Equal(TimeSpan.FromSeconds(3).Ticks, producer.DueTimestamp);
        Assert.True(producer.TryProduce(out var last));
        Assert.Equal(1, last);
        Assert.False(producer.TryProduce(out _));
    }

    private static string[] LinesOf(int producers, int consumers)
    {
        using var output = new StringWriter { NewLine = "\n" };
        ConcurrencyModels.All.First(model => model.Info.RunsOnCallingThread).Run(new Transcript(output).CreateWorkload(
            producers, consumers, count: 2, TimeSpan.FromSeconds(1), capacity: null, new JumpingTimeProvider()));
        return output.ToString().TrimEnd('\n').Split('\n');
    }
}
