namespace ConcurrencyCompare.Tests.Workloads;

/// <summary>What a stall of the consumer does to the 99th percentile, on virtual time and so exactly.</summary>
/// <remarks>
/// 1,000 items, one each millisecond; the consumer stalls once for 50 ms. Open-loop, the items that are due meanwhile
/// wait 50, 49, ... 1 ms; the 1% that wait longest are ten items, so the 99th percentile is 40 ms. Closed-loop, the
/// producer waits too, one item is late, and 99% know nothing of it: coordinated omission (Gil Tene, "How NOT to
/// Measure Latency").
/// </remarks>
public class StallTests
{
    private const int Items = 1_000;
    private const int Stalled = 500;
    private const double Millisecond = 1e6;

    private static readonly TimeSpan Stall = TimeSpan.FromMilliseconds(50);

    public static TheoryData<string> Models =>
        [.. ConcurrencyModels.All.Where(model => model.Info.RunsOnCallingThread).Select(model => model.Info.Name)];

    [Theory, MemberData(nameof(Models))]
    public void A_stall_moves_the_open_loops_p99_as_arithmetic_says_and_not_the_closed_loops(string name)
    {
        var open = Run(name, isOpen: true, Stall);
        var closed = Run(name, isOpen: false, Stall);

        // Three significant digits are what the histogram keeps.
        Assert.InRange(open.P99!.Value, 40 * Millisecond, 40.04 * Millisecond);
        Assert.InRange(closed.P99!.Value, 0, 1);
        // Both saw it: the longest wait is the stall.
        Assert.InRange(open.Max, 50 * Millisecond, 50.05 * Millisecond);
        Assert.InRange(closed.Max, 50 * Millisecond, 50.05 * Millisecond);
    }

    [Theory, MemberData(nameof(Models))]
    public void Without_a_stall_neither_p99_moves(string name)
    {
        Assert.InRange(Run(name, isOpen: true, TimeSpan.Zero).P99!.Value, 0, 1);
        Assert.InRange(Run(name, isOpen: false, TimeSpan.Zero).P99!.Value, 0, 1);
    }

    private static LatencyDistribution Run(string name, bool isOpen, TimeSpan stall)
    {
        var time = new JumpingTimeProvider();
        var log = new LatencyLog(time);
        var consumer = new LatencyConsumer(time, log);
        IProducer<TimedItem> producer = isOpen
            ? new ScheduledProducer(time, first: 0, ArrivalTimes.Periodic(time, 1_000), Items)
            : new ClosedLoopProducer(time, time.TimestampFrequency / 1_000);
        var workload = new Workload<TimedItem>([producer], [new StallingConsumer(consumer, time, stall)])
        {
            TimeProvider = time,
            Window = isOpen ? null : 1,
        };

        ConcurrencyModels.All.Single(model => model.Info.Name == name)
            .Run(workload, TestContext.Current.CancellationToken);

        consumer.Verify(Items);
        return LatencyDistribution.From(log.Total);
    }

    private sealed class StallingConsumer(LatencyConsumer consumer, JumpingTimeProvider time, TimeSpan stall)
        : IConsumer<TimedItem>
    {
        private int _consumed;

        public void Consume(TimedItem item)
        {
            if (_consumed++ == Stalled) time.Pass(stall);
            consumer.Consume(item);
        }

        public void OnCompleted() => consumer.OnCompleted();
    }

    /// <summary>Sends an item when the one before it is done, and counts from there.</summary>
    private sealed class ClosedLoopProducer(TimeProvider time, long interval) : IPacedProducer<TimedItem>
    {
        private int _next;

        public long? DueTimestamp { get; private set; }

        public bool TryProduce(out TimedItem item)
        {
            var now = time.GetTimestamp();
            item = new TimedItem(now, now, 0);
            DueTimestamp = now + interval;
            return _next++ < Items;
        }
    }
}
