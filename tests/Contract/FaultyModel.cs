using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>What may be wrong with a model.</summary>
internal enum Fault
{
    None,
    DropsAnItem,
    RepeatsAnItem,
    ConsumesInReverse,
    IgnoresTheCapacity,
    IgnoresTheWindow,
    CompletesTwice,
    ForgetsToCompleteOne,
    CompletesAfterReturning,
    WaitsForOneProducerAtATime,
    ProducesEarly,
    SwallowsFailures,
    WrapsFailures,
    CompletesAfterFailures,
    LeavesAThread,
    LeavesATimer,
    IgnoresCancellation,
    CompletesAfterCancellation,
    ForgetsTheToken,
    RunsOnAnotherThread,
    KeepsStateBetweenRuns,
}

/// <summary>A model as plain as possible, on one thread, with one deliberate fault or none.</summary>
/// <remarks>It fills the queue as far as it may, then empties it: so a limit that is not kept shows.</remarks>
internal sealed class FaultyModel(Fault fault) : IConcurrencyModel
{
    private int _runs;

    public string Name => "faulty";

    public string Description => "for testing tests";

    public bool RunsOnCallingThread => true;

    public ModelManifest Manifest { get; } = new("a list", "none", "blocks", "the calling thread alone", "all of it");

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);

        if (fault == Fault.KeepsStateBetweenRuns && Interlocked.Increment(ref _runs) > 1) return;
        if (fault == Fault.RunsOnAnotherThread || fault == Fault.LeavesAThread)
            RunElsewhere(workload, cancellationToken);
        else
            RunHere(workload, fault == Fault.IgnoresCancellation ? default : cancellationToken);
    }

    private void RunHere<T>(Workload<T> workload, CancellationToken token)
    {
        try
        {
            new Loop<T>(fault, workload, token).Run();
        }
        catch (OperationCanceledException told) when (told.CancellationToken == token)
        {
            if (fault == Fault.CompletesAfterCancellation) CompleteAll(workload);
            if (fault == Fault.ForgetsTheToken) throw new OperationCanceledException();
            throw;
        }
        catch (Exception failure) when (failure is not ArgumentNullException)
        {
            if (fault == Fault.CompletesAfterFailures) CompleteAll(workload);
            if (fault == Fault.WrapsFailures) throw new AggregateException(failure);
            if (fault != Fault.SwallowsFailures) throw;
        }
    }

    private void RunElsewhere<T>(Workload<T> workload, CancellationToken token)
    {
        var result = new TaskCompletionSource();
        var thread = new Thread(() =>
        {
            try
            {
                RunHere(workload, token);
                result.SetResult();
            }
#pragma warning disable CA1031 // It is handed on.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                result.SetException(failure);
                if (fault == Fault.LeavesAThread) Thread.Sleep(TimeSpan.FromSeconds(1));
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        result.Task.GetAwaiter().GetResult();
    }

    private static void CompleteAll<T>(Workload<T> workload)
    {
        foreach (var consumer in workload.Consumers) consumer.Complete();
    }

    /// <summary>A run: its queue, and who still produces.</summary>
    private sealed class Loop<T>(Fault fault, Workload<T> workload, CancellationToken token)
    {
        private readonly LinkedList<T> _queue = new();
        private readonly List<IProducer<T>> _producers = [.. workload.Producers];
        private readonly IdleWait _idle = new(workload.TimeProvider);
        private int _taken;

        private bool HasRoom =>
            (fault == Fault.IgnoresTheCapacity || _queue.Count < (workload.Capacity ?? 1_000)) &&
            (fault == Fault.IgnoresTheWindow || _queue.Count < (workload.Window ?? 1_000));

        public void Run()
        {
            using var wake = token.UnsafeRegister(static idle => ((IdleWait)idle!).Wake(), _idle);
            do
            {
                token.ThrowIfCancellationRequested();
                if (fault != Fault.WaitsForOneProducerAtATime) WaitUntilOneIsDue();
                foreach (var producer in _producers.ToArray()) Produce(producer);
                while (_queue.Count > 0) Consume();
            }
            while (_producers.Count > 0);

            token.ThrowIfCancellationRequested();
            if (fault == Fault.CompletesAfterReturning)
                new Thread(Complete) { IsBackground = true }.Start();
            else
                Complete();
        }

        private void Produce(IProducer<T> producer)
        {
            if (fault == Fault.WaitsForOneProducerAtATime) WaitUntil(producer.DueTimestamp);
            while (HasRoom && IsDue(producer.DueTimestamp))
            {
                token.ThrowIfCancellationRequested();
                if (producer.TryProduce(out var item))
                {
                    _queue.AddLast(item);
                }
                else
                {
                    _producers.Remove(producer);
                    return;
                }
            }
        }

        private void Consume()
        {
            token.ThrowIfCancellationRequested();
            var next = fault == Fault.ConsumesInReverse ? _queue.Last! : _queue.First!;
            _queue.Remove(next);
            var number = _taken++;
            var consumer = workload.Consumers[number % workload.Consumers.Count];
            if (fault == Fault.DropsAnItem && number == 5) return;
            consumer.Consume(next.Value);
            if (fault == Fault.RepeatsAnItem && number == 5) consumer.Consume(next.Value);
        }

        private void Complete()
        {
            if (fault == Fault.CompletesAfterReturning) Thread.Sleep(TimeSpan.FromMilliseconds(200));
            foreach (var consumer in workload.Consumers.Skip(fault == Fault.ForgetsToCompleteOne ? 1 : 0))
            {
                consumer.Complete();
                if (fault == Fault.CompletesTwice) consumer.Complete();
            }
        }

        private bool IsDue(long due) =>
            due <= 0 || due <= workload.TimeProvider.GetTimestamp() || fault == Fault.ProducesEarly;

        private void WaitUntilOneIsDue()
        {
            if (_producers.Count == 0 || _producers.Any(producer => IsDue(producer.DueTimestamp))) return;
            WaitUntil(_producers.Min(producer => producer.DueTimestamp));
        }

        private void WaitUntil(long due)
        {
            if (fault == Fault.LeavesATimer) StartTimer();
            while (!IsDue(due))
            {
                token.ThrowIfCancellationRequested();
                _idle.Until(due);
            }
        }

        private void StartTimer() =>
            workload.TimeProvider.CreateTimer(static _ => { }, null, TimeSpan.FromDays(1), Timeout.InfiniteTimeSpan);
    }
}
