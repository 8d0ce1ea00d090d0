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
    CompletesBeforeTheLastItem,
    WaitsForOneProducerAtATime,
    WaitsForOneConsumerAtATime,
    ProducesEarly,
    ConsumesEarly,
    SwallowsFailures,
    TakesAnyCancellationForItsOwn,
    WrapsFailures,
    CompletesAfterFailures,
    LeavesAThread,
    LeavesATimer,
    IgnoresCancellation,
    CompletesAfterCancellation,
    ForgetsTheToken,
    RunsOnAnotherThread,
    LosesTheContext,
    LeaksTheContext,
    KeepsStateBetweenRuns,
}

/// <summary>A model as plain as possible, on one thread, with one deliberate fault or none.</summary>
/// <remarks>It fills the queue as far as it may, then empties it: so a limit that is not kept shows.</remarks>
internal sealed class FaultyModel(Fault fault) : IConcurrencyModel
{
    /// <summary>What a thread does too late, comes after all checks, however busy the machine is.</summary>
    private static readonly TimeSpan TooLate = Patience.Limit;

    private int _runs;

    public ModelInfo Info { get; } = new()
    {
        Name = "faulty",
        Description = "for testing tests",
        RunsOnCallingThread = true,
        Manifest = new ModelManifest
        {
            Queue = "a list",
            Signalling = "none",
            Waiting = "blocks",
            Threads = "the calling thread alone",
            SetUp = "all of it",
        },
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);

        if (fault == Fault.KeepsStateBetweenRuns && Interlocked.Increment(ref _runs) > 1) return;
        if (fault is Fault.RunsOnAnotherThread or Fault.LeavesAThread or Fault.LosesTheContext)
        {
            RunElsewhere(workload, cancellationToken);
            return;
        }

        var context = ExecutionContext.Capture()!;
        try
        {
            RunHere(workload, fault == Fault.IgnoresCancellation ? default : cancellationToken);
        }
        finally
        {
            if (fault != Fault.LeaksTheContext) ExecutionContext.Restore(context);
        }
    }

    private void RunHere<T>(Workload<T> workload, CancellationToken token)
    {
        try
        {
            new Loop<T>(fault, workload, token).Run();
        }
        catch (OperationCanceledException told) when (told.CancellationToken == token && token.CanBeCanceled)
        {
            if (fault == Fault.CompletesAfterCancellation) CompleteAll(workload);
            if (fault == Fault.ForgetsTheToken) throw new OperationCanceledException();
            throw;
        }
        catch (OperationCanceledException) when (fault == Fault.TakesAnyCancellationForItsOwn)
        {
            throw new OperationCanceledException(token);
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
                if (fault == Fault.LeavesAThread) Thread.Sleep(TooLate);
            }
        })
        {
            IsBackground = true,
        };
        if (fault == Fault.LosesTheContext) thread.UnsafeStart();
        else thread.Start();
        try
        {
            result.Task.GetAwaiter().GetResult();
        }
        finally
        {
            if (fault != Fault.LeavesAThread || result.Task.IsCompletedSuccessfully) thread.Join();
        }
    }

    private static void CompleteAll<T>(Workload<T> workload)
    {
        foreach (var consumer in workload.Consumers) consumer.OnCompleted();
    }

    /// <summary>A run: its queue, and who still produces.</summary>
    private sealed class Loop<T>(Fault fault, Workload<T> workload, CancellationToken token)
    {
        private readonly LinkedList<T> _queue = new();
        private readonly List<IProducer<T>> _producers = [.. workload.Producers];
        private readonly IdleWait _idle = new(workload.TimeProvider);
        private readonly HashSet<IConsumer<T>> _isTold = [];
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
                while (_queue.Count > 0 && NextReady() is { } consumer) Consume(consumer);
            }
            while (_producers.Count > 0 || _queue.Count > 0);

            token.ThrowIfCancellationRequested();
            if (fault == Fault.CompletesAfterReturning)
                new Thread(() => Complete()) { IsBackground = true }.Start();
            else
                Complete();
        }

        private void Produce(IProducer<T> producer)
        {
            if (fault == Fault.WaitsForOneProducerAtATime) WaitUntil(DueOf(producer));
            while (HasRoom && IsDue(DueOf(producer)))
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

        private void Consume(IConsumer<T> consumer)
        {
            token.ThrowIfCancellationRequested();
            var next = fault == Fault.ConsumesInReverse ? _queue.Last! : _queue.First!;
            _queue.Remove(next);
            var number = _taken++;
            if (fault == Fault.DropsAnItem && number == 5) return;
            if (fault == Fault.CompletesBeforeTheLastItem && _queue.Count == 0 && _producers.Count == 0)
                Complete(consumer);
            consumer.Consume(next.Value);
            if (fault == Fault.RepeatsAnItem && number == 5) consumer.Consume(next.Value);
        }

        private void Complete(IConsumer<T>? busy = null)
        {
            if (fault == Fault.CompletesAfterReturning) Thread.Sleep(TooLate);
            var told = workload.Consumers.Skip(fault == Fault.ForgetsToCompleteOne ? 1 : 0);
            if (fault == Fault.CompletesBeforeTheLastItem)
            {
                told = told.Where(
                    consumer => busy is null ? _isTold.Add(consumer) : consumer != busy && _isTold.Add(consumer));
            }

            foreach (var consumer in told.OrderBy(ReadyOf))
            {
                WaitUntil(ReadyOf(consumer));
                consumer.OnCompleted();
                if (fault == Fault.CompletesTwice) consumer.OnCompleted();
            }
        }

        private long DueOf(IProducer<T> producer) => fault == Fault.ProducesEarly
            ? long.MinValue
            : (producer as IPacedProducer<T>)?.DueTimestamp ?? long.MinValue;

        private long ReadyOf(IConsumer<T> consumer) => fault == Fault.ConsumesEarly
            ? long.MinValue
            : (consumer as IPacedConsumer<T>)?.ReadyTimestamp ?? long.MinValue;

        private bool IsDue(long due) => due <= workload.TimeProvider.GetTimestamp();

        /// <summary>The consumers in turn, without those that wait.</summary>
        private IConsumer<T>? NextReady()
        {
            var turn = _taken % workload.Consumers.Count;
            IEnumerable<IConsumer<T>> inTurn = [.. workload.Consumers.Skip(turn), .. workload.Consumers.Take(turn)];
            if (fault == Fault.WaitsForOneConsumerAtATime) WaitUntil(ReadyOf(inTurn.First()));
            return inTurn.FirstOrDefault(consumer => IsDue(ReadyOf(consumer)));
        }

        private void WaitUntilOneIsDue()
        {
            var producers = HasRoom ? _producers.Select(DueOf) : [];
            var consumers = _queue.Count > 0 ? workload.Consumers.Select(ReadyOf) : [];
            List<long> moments = [.. producers, .. consumers];
            if (moments.Count > 0) WaitUntil(moments.Min());
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

        private void StartTimer() => workload.TimeProvider.CreateTimer(
            static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
