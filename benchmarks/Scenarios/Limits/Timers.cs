using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;
using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>What does scheduling and firing a timer cost, the more are pending?</summary>
/// <remarks>
/// The hold model of event queues: with so many pending, take the earliest and schedule one for later, again and again
/// (Jones, "An Empirical Comparison of Priority-Queue and Event-Set Implementations", 1986).
/// </remarks>
public class Timers
{
    public const string PriorityQueue = "priority-queue";
    public const string TimerQueue = "timer-queue";

    private const int Operations = 100_000;
    private const int LongestDelay = 1_000_000;

    private static readonly Action Nothing = () => { };

    private readonly int[] _delays = new int[1 << 16];
    private IHold _pending = null!;
    private int _next;

    [Params(1_000, 100_000, 1_000_000)]
    public int Pending { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => [PriorityQueue, TimerQueue];

    private interface IHold
    {
        void Add(long deadline);

        long Take();
    }

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        for (var i = 0; i < _delays.Length; i++) _delays[i] = random.Next(LongestDelay);
        _pending = Model == PriorityQueue ? new PriorityQueueHold() : new TimerQueueHold();
        for (var i = 0; i < Pending; i++) _pending.Add(random.Next(LongestDelay));
        Warmup.Repeat(() => Hold(1_000));
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public void ScheduleAndFire() => Hold(Operations);

    private void Hold(int operations)
    {
        var last = 0L;
        for (var i = 0; i < operations; i++)
        {
            var deadline = _pending.Take();
            if (deadline < last) throw new InvalidOperationException($"{Model} fired {deadline} after {last}.");
            last = deadline;
            _pending.Add(deadline + _delays[_next++ & (_delays.Length - 1)]);
        }

        Observed.Consumed(operations);
    }

    private sealed class PriorityQueueHold : IHold
    {
        private readonly PriorityQueue<Action, (long Deadline, long Sequence)> _queue = new();
        private long _sequence;

        public void Add(long deadline) => _queue.Enqueue(Nothing, (deadline, _sequence++));

        public long Take()
        {
            _queue.TryDequeue(out var action, out var priority);
            action!();
            return priority.Deadline;
        }
    }

    private sealed class TimerQueueHold : IHold
    {
        private readonly TimerQueue<Action> _queue = new();

        public void Add(long deadline) => _queue.Add(deadline, Nothing);

        public long Take()
        {
            _queue.TryPeekDeadline(out var deadline);
            _queue.TryTakeDue(deadline, out var action);
            action!();
            return deadline;
        }
    }
}
