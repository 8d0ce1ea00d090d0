using System.Runtime.CompilerServices;
using ConcurrencyCompare.Testing.Probes;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Producers that all wait at once, and a run that stands still at that moment until it is let go
/// on.</summary>
/// <remarks>
/// <para>The last producer to be asked for its first item, or when that is due, stops the run: by then all others have
/// been asked, and wait for room in the queue, or for the time that they said. What the model holds for them can be
/// measured then, and setting up so many producers stays outside what is timed afterwards.</para>
/// <para>Where room is waited for, producers and consumer do what those of other scenarios do, and look at one number
/// more for each item: who compares times with those scenarios compares the models. Producers that wait for time belong
/// to the thread that runs the model; those that wait for room may have threads of their own.</para>
/// </remarks>
internal sealed class HeldRun
{
    /// <summary>How many producers come due at the same moment, on average: virtual time jumps once for all of them.
    /// </summary>
    private const int DueTogether = 100;

    // A power of two of them, taken in turn; none when it is room that is waited for.
    private readonly int[]? _delays;
    private readonly TaskCompletionSource _assembled = new();
    private readonly TaskCompletionSource _goOn = new();
    private readonly TaskCompletionSource _lastConsumed = new();
    private readonly CheckedConsumer _consumer;
    private int _arrived;
    private int _nextDelay;

    private HeldRun(int size, int itemsPerProducer, int[]? delays, bool holdsConsumer = false)
    {
        var indexBits = NumberedItems.IndexBitsBeside(size);
        _delays = delays;
        _consumer = new CheckedConsumer(size, indexBits);
        var producers = new IProducer<int>[size];
        for (var i = 0; i < size; i++)
        {
            producers[i] = delays is null
                ? new Producer(this, i, itemsPerProducer, indexBits)
                : new PacedProducer(this, i, itemsPerProducer, indexBits);
        }

        var items = (long)size * itemsPerProducer;
        Workload = delays is null
            ? new Workload<int>(
                producers, [holdsConsumer ? new HeldConsumer(this, _consumer, items) : _consumer])
            { Capacity = 1 }
            : new Workload<int>(producers, [_consumer]) { TimeProvider = new JumpingTimeProvider() };
    }

    /// <summary>Every producer has an item ready at once; the queue takes one of them at a time.</summary>
    /// <param name="size">How many producers.</param>
    /// <param name="itemsPerProducer">How many items each of them has.</param>
    /// <param name="holdsConsumer">Whether the consumer stands still as well until the run is let go on: needed where
    /// it has a thread of its own, as it would go on while others still come.</param>
    public static HeldRun WaitingForRoom(int size, int itemsPerProducer, bool holdsConsumer = false) =>
        new(size, itemsPerProducer, delays: null, holdsConsumer);

    /// <summary>All have the same period, so that they come in the same order again and again; the queue takes every
    /// item.</summary>
    public static HeldRun WaitingForTime(int size, int itemsPerProducer) => new(size, itemsPerProducer, [Period(size)]);

    /// <summary>Each item is due a random time after the one before it; the queue takes every item.</summary>
    public static HeldRun WaitingForRandomTime(int size, int itemsPerProducer)
    {
        var random = new Random(1);
        var longest = 2 * Period(size) - 1;
        return new HeldRun(
            size, itemsPerProducer, [.. Enumerable.Range(0, 1 << 16).Select(_ => random.Next(longest) + 1)]);
    }

    public Workload<int> Workload { get; }

    /// <summary>Completes when a consumer that is held has taken as many items as there are: when the last is
    /// delivered, and before the producers' ends, which for threads take long.</summary>
    public Task LastConsumed => _lastConsumed.Task;

    /// <summary>How many items were consumed; asked once the last was.</summary>
    public long Consumed => _consumer.Count;

    /// <summary>Starts a run of the workload in a thread of its own, and returns when all producers wait.</summary>
    /// <returns>The run: it stands still until <see cref="GoOn"/>.</returns>
    public Task Start(Action run) => StartingLine.Assemble(run, _assembled.Task);

    /// <summary>Lets the run go on; before its start, the run will not stand still.</summary>
    public void GoOn() => _goOn.SetResult();

    /// <exception cref="BrokenContractException">Not every item came once and in order.</exception>
    public void Verify(ItemTotals expected) => CheckedConsumer.Verify([_consumer], expected);

    private void Arrive()
    {
        if (Interlocked.Increment(ref _arrived) != Workload.Producers.Count) return;

        _assembled.SetResult();
        _goOn.Task.Wait();
    }

    private static int Period(int size) => Math.Max(1, size / DueTogether);

    private int FirstDue(int number) => _delays is [_] ? 1 + number / DueTogether : NextDelay();

    private int NextDelay() => _delays![_nextDelay++ & (_delays.Length - 1)];

    /// <summary>Waits before its first item. On a single thread it comes only after the last producer has waited for
    /// the same.</summary>
    private sealed class HeldConsumer(HeldRun held, CheckedConsumer consumer, long items) : IConsumer<int>
    {
        private readonly CheckedConsumer _consumer = consumer;
        private long _left = items;
        private bool _isFree;

        public void Consume(int item)
        {
            if (!_isFree) Wait();
            _consumer.Consume(item);
            if (--_left == 0) held._lastConsumed.SetResult();
        }

        public void OnCompleted() => _consumer.OnCompleted();

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void Wait()
        {
            held._goOn.Task.Wait();
            _isFree = true;
        }
    }

    private sealed class Producer(HeldRun held, int number, int count, int indexBits) : IProducer<int>
    {
        private int _next;

        public bool TryProduce(out int item)
        {
            if (_next == 0) held.Arrive();
            item = NumberedItems.Encode(number, _next, indexBits);
            return _next++ < count;
        }
    }

    private sealed class PacedProducer(HeldRun held, int number, int count, int indexBits) : IPacedProducer<int>
    {
        private const long NotAsked = -1;

        private long _due = NotAsked;
        private int _next;

        public long? DueTimestamp
        {
            get
            {
                if (_due == NotAsked) Join();
                return _due;
            }
        }

        public bool TryProduce(out int item)
        {
            item = NumberedItems.Encode(number, _next, indexBits);
            _due += held.NextDelay();
            return _next++ < count;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private void Join()
        {
            _due = held.FirstDue(number);
            held.Arrive();
        }
    }
}
