using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Items that come when their schedules say so, whatever becomes of those before (open loop), and a consumer
/// that records what each of them waited.</summary>
/// <param name="timeProvider">The workload's time.</param>
/// <param name="arrivals">The schedule of each producer.</param>
/// <param name="itemsPerProducer">How many items each of them has.</param>
internal sealed class OpenLoopRun(TimeProvider timeProvider, IReadOnlyList<ArrivalTimes> arrivals, int itemsPerProducer)
{
    public int? Capacity { get; init; }

    /// <summary>What is put around the consumer; nothing if it is not set.</summary>
    public Func<IConsumer<TimedItem>, IConsumer<TimedItem>> ConsumerAround { get; init; } = static consumer => consumer;

    /// <summary>What is noted of the queue; <see langword="null"/> for nothing.</summary>
    public QueueLog? Queue { get; init; }

    /// <summary>How many items in all.</summary>
    public int Items => arrivals.Count * itemsPerProducer;

    /// <summary>How long these items would wait on average at an <see cref="IdealServer"/>, in nanoseconds.</summary>
    /// <param name="service">How long each of them takes, in nanoseconds.</param>
    public double IdealWait(double service)
    {
        var nanosecondsPerTick = LatencyLog.NanosecondsPerTick(timeProvider);
        var moments = arrivals.SelectMany(own => Enumerable.Range(0, itemsPerProducer).Select(own.After)).Order();
        return nanosecondsPerTick * IdealServer.MeanWait(moments, service / nanosecondsPerTick);
    }

    /// <summary>Runs it once.</summary>
    /// <param name="run">Runs a workload to its end.</param>
    /// <param name="log">Where the waits go.</param>
    /// <param name="headStart">How long after the start the schedules begin.</param>
    /// <returns>The moment at which they began.</returns>
    /// <exception cref="BrokenContractException">Not every item came once and in order.</exception>
    public long Run(Action<Workload<TimedItem>> run, LatencyLog log, TimeSpan headStart)
    {
        var first = timeProvider.AddTime(timeProvider.GetTimestamp(), headStart);
        var consumer = new LatencyConsumer(timeProvider, log, arrivals.Count, Queue);
        run(new Workload<TimedItem>(
            [.. arrivals.Select(
                (own, number) => new ScheduledProducer(timeProvider, first, own, itemsPerProducer, number))],
            [ConsumerAround(consumer)])
        {
            Capacity = Capacity,
            TimeProvider = timeProvider,
        });
        consumer.Verify(Items);
        return first;
    }
}
