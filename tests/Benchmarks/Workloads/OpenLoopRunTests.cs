namespace ConcurrencyCompare.Tests.Workloads;

/// <summary>Known answers: what is recorded of a model whose waits are known exactly.</summary>
public class OpenLoopRunTests
{
    private const int Items = 2_000;

    [Fact]
    public void Run_tells_the_producers_lateness_from_the_hand_over()
    {
        var (log, _) = Run(lateness: TimeSpan.FromMicroseconds(70), handOver: TimeSpan.FromMicroseconds(5));

        AssertAll(70_000, log.Lateness);
        AssertAll(5_000, log.HandOver);
        AssertAll(75_000, log.Total);
    }

    [Fact]
    public void Run_counts_from_the_intended_moment_whatever_an_item_before_took()
    {
        // Each item takes as long as two gaps: the n-th waits n gaps longer than the first.
        var (log, _) = Run(lateness: TimeSpan.Zero, handOver: TimeSpan.FromMilliseconds(2));

        Assert.Equal(Items, log.Total.TotalCount);
        AssertAbout(2_000_000 * 1.0 + 1_000_000.0 * (Items - 1) / 2, LatencyDistribution.From(log.Total).Mean);
        AssertAll(2_000_000, log.HandOver);
        AssertAbout(1_000_000.0 * (Items - 1), LatencyDistribution.From(log.Lateness).Max);
    }

    [Fact]
    public void Run_starts_schedules_after_the_head_start_and_says_when()
    {
        var (_, began) = Run(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMilliseconds(2));

        Assert.Equal(5_000 + TimeSpan.FromMilliseconds(2).Ticks, began);
    }

    [Fact]
    public void Run_fails_where_an_item_is_missing()
    {
        var time = new JumpingTimeProvider();
        var run = new OpenLoopRun(time, [ArrivalTimes.Periodic(time, 1_000)], Items);

        var broken = Assert.Throws<BrokenContractException>(
            () => run.Run(workload => workload.Consumers[0].OnCompleted(), new LatencyLog(time), TimeSpan.Zero));

        Assert.Contains("items that came: 0, expected: 2000", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IdealWait_is_Lindleys_for_all_producers_together()
    {
        // Due at 0, 0.25, 1, 1.25, 2, 2.25 ms; each takes 0.5 ms: every second one waits 0.25 ms.
        var time = new JumpingTimeProvider();
        var run = new OpenLoopRun(
            time, [ArrivalTimes.Periodic(time, 1_000), ArrivalTimes.Periodic(time, 1_000, phase: 0.25)], 3);

        Assert.Equal(6, run.Items);
        Assert.Equal(125_000, run.IdealWait(service: 500_000), 6);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 0)]
    // The second waits 2, the third 4, the fourth comes 100 later.
    [InlineData(12, 1.5)]
    public void MeanWait_of_an_ideal_server_is_what_one_counts(double service, double expected) =>
        Assert.Equal(expected, IdealServer.MeanWait([0, 10, 20, 120], service), 12);

    private static (LatencyLog Log, long Began) Run(TimeSpan lateness, TimeSpan handOver, TimeSpan headStart = default)
    {
        var time = new JumpingTimeProvider();
        time.Pass(TimeSpan.FromTicks(5_000));
        var log = new LatencyLog(time);
        var run = new OpenLoopRun(time, [ArrivalTimes.Periodic(time, 1_000)], Items);
        return (log, run.Run(workload => RunExactly(workload, time, lateness, handOver), log, headStart));
    }

    /// <summary>One item after the other, each late by so much and handed over in so much.</summary>
    private static void RunExactly(
        Workload<TimedItem> workload, JumpingTimeProvider time, TimeSpan lateness, TimeSpan handOver)
    {
        var producer = (IPacedProducer<TimedItem>)workload.Producers[0];
        while (true)
        {
            var untilDue = producer.DueTimestamp!.Value - time.GetTimestamp();
            if (untilDue >= 0) time.Pass(TimeSpan.FromTicks(untilDue) + lateness);
            if (!producer.TryProduce(out var item)) break;
            time.Pass(handOver);
            workload.Consumers[0].Consume(item);
        }

        workload.Consumers[0].OnCompleted();
    }

    private static void AssertAll(double nanoseconds, HdrHistogram.HistogramBase histogram)
    {
        Assert.Equal(Items, histogram.TotalCount);
        AssertAbout(nanoseconds, histogram.GetValueAtPercentile(0.01));
        AssertAbout(nanoseconds, histogram.GetValueAtPercentile(100));
    }

    private static void AssertAbout(double expected, double actual) =>
        Assert.InRange(actual, expected * 0.998, expected * 1.002);
}
