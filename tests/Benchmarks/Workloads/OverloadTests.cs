namespace ConcurrencyCompare.Tests.Workloads;

/// <summary>Known answers of an overload at twice the rate, on virtual time: half of the items are in the queue when
/// the schedule ends, and the last one waits as long again.</summary>
public class OverloadTests
{
    private const int ItemsPerProducer = 5_000;
    private const int Capacity = 64;

    /// <summary>What a scheduler may run of one producer before others have their turns.</summary>
    private const int Turn = 64;

    private static readonly TimeSpan Service = TimeSpan.FromMicroseconds(2);

    public static TheoryData<string> Models =>
        [.. ConcurrencyModels.All.Where(model => model.Info.RunsOnCallingThread).Select(model => model.Info.Name)];

    [Theory, MemberData(nameof(Models))]
    public void Half_of_the_items_of_several_producers_are_queued_without_a_bound(string model)
    {
        var (waits, most) = Run(model, producers: 4, capacity: null);

        Assert.InRange(most, 9_900, 10_100);
        // 20,000 items at a distance of 1 µs: the n-th waits n µs.
        Assert.InRange(waits.P50, 9.9e6, 10.1e6);
        Assert.InRange(waits.Max, 19.9e6, 20.1e6);
        Assert.InRange(waits.Mean, 9.9e6, 10.1e6);
    }

    [Theory, MemberData(nameof(Models))]
    public void A_bound_keeps_the_rest_before_their_producers_and_the_waits_as_they_are(string model)
    {
        var (waits, most) = Run(model, producers: 4, Capacity);

        // Each producer holds one more item that waits for room, and the consumer one that was handed to it.
        Assert.InRange(most, Capacity, Capacity + 4 + 1);
        Assert.InRange(waits.Mean, 9.9e6, 10.1e6);
    }

    [Theory, MemberData(nameof(Models))]
    public void A_single_producer_that_takes_turns_queues_no_more_than_a_turn_so_a_bound_changes_nothing(string model)
    {
        var (unbounded, most) = Run(model, producers: 1, capacity: null);
        var (bounded, _) = Run(model, producers: 1, capacity: 1_024);

        Assert.InRange(most, 1, Turn + 1);
        Assert.Equal(unbounded.P50, bounded.P50);
        Assert.Equal(unbounded.Max, bounded.Max);
    }

    private static (Percentiles Waits, int MostQueued) Run(string model, int producers, int? capacity)
    {
        var time = new JumpingTimeProvider();
        var (log, queue) = (new LatencyLog(time), new QueueLog(producers * ItemsPerProducer));
        var run = new OpenLoopRun(
            time,
            [.. Enumerable.Range(0, producers).Select(producer =>
                ArrivalTimes.Periodic(time, 1_000_000 / producers, (double)producer / producers))],
            ItemsPerProducer)
        {
            Capacity = capacity,
            ConsumerAround = consumer => new ServingConsumer(consumer, time, Service),
            Queue = queue,
        };
        run.Run(
            workload => ConcurrencyModels.All.Single(one => one.Info.Name == model)
                .Run(workload, TestContext.Current.CancellationToken),
            log, TimeSpan.Zero);
        return (LatencyDistribution.From(log.Total), queue.MostQueued);
    }
}
