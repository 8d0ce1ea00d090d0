using System.Collections.Concurrent;

namespace ConcurrencyCompare.Tests.Properties;

/// <summary>Runs a workload once, does to it what its case says, and keeps what was seen.</summary>
internal sealed class WorkloadRun : IDisposable
{
    private readonly WorkloadCase _case;
    private readonly Action<TimeProvider, CallKind, int, int> _observe;
    private readonly CancellationTokenSource _cancel = new();
    private int _consumerCalls;
    private int _consumed;
    private int _completions;
    private int _calls;
    private int _disturbedAt = -1;

    /// <param name="workload">What to run.</param>
    /// <param name="observe">Told of each call: the run's time, what it is, to which producer or consumer, and of which
    /// index or item.</param>
    public WorkloadRun(WorkloadCase workload, Action<TimeProvider, CallKind, int, int>? observe = null)
    {
        _case = workload;
        _observe = observe ?? ((_, _, _, _) => { });
        Producers = [.. workload.Pauses.Select((pauses, producer) =>
            new TestProducer<int>(WorkloadCase.ItemsOf(pauses), index => ItemKind.Values.Make(producer, index))
            {
                Due = index => LookAtDue(producer, index),
                Producing = index => Produce(producer, index),
            })];
        Consumers = [.. Enumerable.Range(0, workload.Consumers).Select(consumer => new TestConsumer<int>
        {
            Consuming = item => Consume(consumer, item),
            Completing = () => Complete(consumer),
        })];
    }

    public TestProducer<int>[] Producers { get; }

    public TestConsumer<int>[] Consumers { get; }

    public JumpingTimeProvider Time { get; } = new();

    public InFlight Flight { get; } = new();

    /// <summary>What user code throws, if the case says so.</summary>
    public InvalidTimeZoneException Failure { get; } = new("The failure that was planned.");

    /// <summary>Whether it was thrown.</summary>
    public bool HasFailed { get; private set; }

    public CancellationToken Token => _cancel.Token;

    /// <summary>The call inside which the run was cancelled, if it was.</summary>
    public CallKind? CancelledIn { get; private set; }

    /// <summary>How many calls began after the one that cancelled or failed; DueTimestamp does not count.</summary>
    public int CallsAfterwards { get; private set; }

    /// <summary>What broke the rules while it ran.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>What came out.</summary>
    public Exception? Thrown { get; private set; }

    /// <summary>The thread that called the model.</summary>
    public Thread Caller { get; private set; } = Thread.CurrentThread;

    /// <summary>Whether the planned end could have come by now: all was called that is called in a whole run.</summary>
    public bool HasCalledEverything => _consumerCalls == _case.Items + _case.Consumers;

    public void Dispose() => _cancel.Dispose();

    public void Run(IConcurrencyModel model)
    {
        if (_case.CancelsAt is { Kind: StepKind.BeforeTheRun }) _cancel.Cancel();
        var workload = new Workload<int>(Producers, Consumers)
        {
            Capacity = _case.Capacity,
            Window = _case.Window,
            TimeProvider = Time,
        };
        Thrown = Record.Exception(() => Patience.Run(() =>
        {
            Caller = Thread.CurrentThread;
            model.Run(workload, _cancel.Token);
        }));
        if (_disturbedAt >= 0) CallsAfterwards = _calls - _disturbedAt;
    }

    private long? LookAtDue(int producer, int index)
    {
        _observe(Time, CallKind.DueTimestamp, producer, index);
        Disturb(CallKind.DueTimestamp, new Step(StepKind.DueTimestamp, producer, index));
        return _case.DueOf(producer, index, Time);
    }

    private void Produce(int producer, int index)
    {
        Interlocked.Increment(ref _calls);
        if (Time.GetTimestamp() < _case.DueOf(producer, index, Time)) Violations.Enqueue("Produced too early.");
        if (index < WorkloadCase.ItemsOf(_case.Pauses[producer])) Flight.Rise();
        _observe(Time, CallKind.TryProduce, producer, index);
        Disturb(CallKind.TryProduce, new Step(StepKind.TryProduce, producer, index));
    }

    private void Consume(int consumer, int item)
    {
        Interlocked.Increment(ref _calls);
        Interlocked.Increment(ref _consumed);
        Flight.Fall();
        _observe(Time, CallKind.Consume, consumer, item);
        Disturb(CallKind.Consume, NextConsumerCall());
    }

    private void Complete(int consumer)
    {
        Interlocked.Increment(ref _calls);
        // In this order: what has not been consumed is in the hands of consumers that have not been told.
        var told = Interlocked.Increment(ref _completions);
        if (_case.Items - Volatile.Read(ref _consumed) > _case.Consumers - told)
            Violations.Enqueue("A consumer was told of the end while there were items.");
        if (!Producers.All(producer => producer.HasFinished))
            Violations.Enqueue("A consumer was told of the end before the producers were.");
        _observe(Time, CallKind.OnCompleted, consumer, 0);
        Disturb(CallKind.OnCompleted, NextConsumerCall());
    }

    private Step NextConsumerCall() => new(StepKind.ConsumerCall, -1, Interlocked.Increment(ref _consumerCalls) - 1);

    private void Disturb(CallKind inside, Step step)
    {
        if (step == _case.CancelsAt && CancelledIn is null)
        {
            CancelledIn = inside;
            _cancel.Cancel();
            _disturbedAt = Volatile.Read(ref _calls);
        }

        if (step != _case.FailsAt) return;

        HasFailed = true;
        _disturbedAt = Volatile.Read(ref _calls);
        throw Failure;
    }
}
