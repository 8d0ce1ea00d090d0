using ConcurrencyCompare.Exploration.Controlled;

namespace ConcurrencyCompare.Exploration;

/// <summary>What happens to a run of a model.</summary>
public enum Disturbance
{
    None,

    /// <summary>A token is cancelled at any moment.</summary>
    Cancelled,

    /// <summary>The token was cancelled before.</summary>
    CancelledBefore,

    /// <summary>The last producer fails in the place of its last item.</summary>
    ProducerFails,

    /// <summary>A consumer fails at the first item.</summary>
    ConsumerFails,

    /// <summary>A consumer fails at the last item.</summary>
    ConsumerFailsLate,

    /// <summary>Every producer fails in the place of its last item.</summary>
    ProducersFail,

    /// <summary>The second thread cannot start.</summary>
    StartFails,
}

/// <summary>A workload.</summary>
/// <param name="Producers">How many producers.</param>
/// <param name="Items">How many items each of them has.</param>
/// <param name="Consumers">How many consumers.</param>
/// <param name="Capacity">Of the queue.</param>
/// <param name="Window">How many items may be in flight.</param>
/// <param name="Due">When items are due: the timestamp for a producer's first one, its double for the second, and so
/// on; at once if it is 0.</param>
/// <param name="Ready">The same for a consumer that is to be ready.</param>
public sealed record Load(
    int Producers, int Items, int Consumers, int? Capacity = null, int? Window = null, long Due = 0, long Ready = 0);

/// <summary>A whole run of a model.</summary>
#pragma warning disable CA1001 // Its source of tokens is a stand-in, which holds nothing.
internal sealed class ModelSystem(Load load, Disturbance disturbance, Func<Action<Thread>, IConcurrencyModel> create)
    : ISystem
#pragma warning restore CA1001
{
    public const string Waits = "The run waits for ever.";
    public const string ToldEarly = "A consumer was told of the end before the last item was consumed.";
    public const string NotTold = "The run ended, and a consumer was not told.";
    public const string NotItself = "The failure did not come out as itself.";
    public const string StartedAnother = "A thread was started after one could not start.";
    public const string OverCapacity = "More items were queued than the capacity.";
    public const string OverWindow = "More items were in flight than the window.";
    public const string ThreadLeft = "A thread was left when the run ended.";
    public const string TokenIgnored = "The token was cancelled before, and something ran.";

    private readonly InvalidTimeZoneException _failure = new("Planned.");
    private readonly CancellationTokenSource _source = new();
    private readonly HashSet<int> _consumed = [];
    private Execution _execution = null!;
    private Exception? _thrown;
    private int _produced;
    private int _inFlight;
    private int _told;
    private int _started;
    private int _failed;
    private bool _hasCancelled;
    private bool _hasEnded;
    private bool _hasThreads;

    private int ItemsOfAll => load.Producers * load.Items;

    public void Begin(Execution execution)
    {
        _execution = execution;
        execution.Add("caller", Run);
        if (disturbance == Disturbance.Cancelled) execution.Add("canceller", Cancel);
    }

    public string? Judge(bool someSleep)
    {
        if (!_hasEnded) return Waits;
        if (_hasThreads) return ThreadLeft;
        if (_execution.MostQueued > (load.Capacity ?? int.MaxValue)) return OverCapacity;
        return _thrown is null ? JudgeWhole() : JudgeThrown(_thrown);
    }

    private string? JudgeWhole()
    {
        if (disturbance is not (Disturbance.None or Disturbance.Cancelled)) return NotItself;
        if (_consumed.Count != ItemsOfAll) return "The run ended, and an item was not consumed.";
        return _told == load.Consumers ? null : NotTold;
    }

    private string? JudgeThrown(Exception thrown)
    {
        if (disturbance is Disturbance.Cancelled or Disturbance.CancelledBefore)
        {
            var isOurs = thrown is OperationCanceledException told && told.CancellationToken == _source.Token;
            if (!isOurs) return $"The run was cancelled, and threw {thrown}";
            if (disturbance == Disturbance.CancelledBefore && _produced + _told + _started > 0) return TokenIgnored;
            return _hasCancelled || disturbance == Disturbance.CancelledBefore ? null : "Nobody had cancelled it.";
        }

        if (disturbance == Disturbance.None) return $"The run threw {thrown}";
        var together = (thrown as AggregateException)?.InnerExceptions.Count;
        if (_failed > 1) return together == _failed ? null : NotItself;
        if (thrown != _failure) return NotItself;
        return _told > 0 && disturbance != Disturbance.StartFails ? "A consumer was told, and the run failed." : null;
    }

    private void Run()
    {
        if (disturbance == Disturbance.CancelledBefore) _source.Cancel();
        var workload = new Workload<int>(
            [.. Enumerable.Range(0, load.Producers).Select(CreateProducer)],
            [.. Enumerable.Range(0, load.Consumers).Select(_ => CreateConsumer())])
        {
            Capacity = load.Capacity,
            Window = load.Window,
            TimeProvider = new VirtualTime(_execution),
        };
        try
        {
            create(Start).Run(workload, _source.Token);
        }
#pragma warning disable CA1031 // Judged at the end.
        catch (Exception thrown) when (thrown is not AbandonedException)
#pragma warning restore CA1031
        {
            _thrown = thrown;
        }

        _hasEnded = true;
        _hasThreads = _execution.Threads.Exists(thread => !thread.HasEnded);
    }

    private void Cancel()
    {
        _execution.Reach("is about to cancel");
        _hasCancelled = true;
        _source.Cancel();
    }

    private void Start(Thread thread)
    {
        if (_failed > 0 && disturbance == Disturbance.StartFails) _execution.Complain(StartedAnother);
        if (++_started == 2 && disturbance == Disturbance.StartFails) Fail();
        thread.Start();
    }

    private void Fail()
    {
        _failed++;
        // Another one that fails at the same time is another failure.
        throw _failed == 1 ? _failure : new InvalidTimeZoneException("Planned, too.");
    }

    private IProducer<int> CreateProducer(int producer) =>
        load.Due == 0 ? new Producer(this, producer) : new PacedProducer(this, producer, load.Due);

    private IConsumer<int> CreateConsumer() =>
        load.Ready == 0 ? new Consumer(this) : new PacedConsumer(this, load.Ready);

    private bool Produce(int producer, int index)
    {
        var isLast = index == load.Items - 1;
        if (isLast && disturbance == Disturbance.ProducersFail) Fail();
        if (isLast && disturbance == Disturbance.ProducerFails && producer == load.Producers - 1) Fail();
        if (index == load.Items) return false;
        _produced++;
        if (++_inFlight > (load.Window ?? int.MaxValue)) _execution.Complain(OverWindow);
        return true;
    }

    private void Consume(int item)
    {
        if (!_consumed.Add(item)) _execution.Complain("An item was consumed twice.");
        if (_consumed.Count == 1 && disturbance == Disturbance.ConsumerFails) Fail();
        if (_consumed.Count == ItemsOfAll && disturbance == Disturbance.ConsumerFailsLate) Fail();
        // Time that consuming takes: others may run meanwhile.
        _execution.Reach("consumes");
        _inFlight--;
    }

    private void Tell()
    {
        if (_consumed.Count < ItemsOfAll || _inFlight > 0) _execution.Complain(ToldEarly);
        if (++_told > load.Consumers) _execution.Complain("A consumer was told twice.");
    }

    private class Producer(ModelSystem system, int producer) : IProducer<int>
    {
        protected int Next { get; private set; }

        public bool TryProduce(out int item)
        {
            item = producer * 100 + Next;
            return system.Produce(producer, Next++);
        }
    }

    private sealed class PacedProducer(ModelSystem system, int producer, long due)
        : Producer(system, producer), IPacedProducer<int>
    {
        public long? DueTimestamp => due * (Next + 1);
    }

    private class Consumer(ModelSystem system) : IConsumer<int>
    {
        protected int Taken { get; private set; }

        public void Consume(int item)
        {
            Taken++;
            system.Consume(item);
        }

        public void OnCompleted() => system.Tell();
    }

    private sealed class PacedConsumer(ModelSystem system, long ready) : Consumer(system), IPacedConsumer<int>
    {
        public long? ReadyTimestamp => ready * (Taken + 1);
    }
}
