using System.Diagnostics.CodeAnalysis;
using System.Reactive.Concurrency;
using System.Reactive.Linq;
using ConcurrencyCompare.Models.Threads;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>The producers as observables that are merged, and observed on a thread of the consumer's own.</summary>
/// <remarks>An observable pushes: it knows no room to wait for, and all who observe it see all of it. So it has neither
/// capacity nor window, and one consumer, who is always ready.</remarks>
internal sealed class ReactiveModel : IConcurrencyModel
{
    public ModelInfo Info { get; } = new()
    {
        Name = "reactive",
        Description = "observables (System.Reactive), merged, and observed on a thread of the consumer's own",
        RunsOnCallingThread = false,
        Manifest = new ModelManifest
        {
            Queue = "the ConcurrentQueue<T> of ObserveOn, unbounded; Merge hands over to it under a lock",
            Signalling = "a semaphore of ObserveOn for each item",
            Waiting = "blocks in the kernel; for a due time without a spin",
            Threads = "one per producer and one for the consumer; the calling thread only waits",
            SetUp = "composing the observables, starting and joining all threads",
        },
        NotApplicable =
        [
            new(
                WorkloadNeeds.Capacity | WorkloadNeeds.Window | WorkloadNeeds.WaitingConsumers,
                "an observable pushes its items, and waits neither for room nor for a consumer"),
            new(
                WorkloadNeeds.SeveralConsumers,
                "every observer of an observable sees every item: consumers cannot share them"),
        ],
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        Info.Refuse(workload);
        cancellationToken.ThrowIfCancellationRequested();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ended = new ManualResetEventSlim();
        var group = new TaskGroup(stop, cancellationToken);
        var threads = new List<Thread>();
        var scheduler = new NewThreadScheduler(start =>
        {
            var thread = new Thread(start) { IsBackground = true, Name = "reactive" };
            lock (threads) threads.Add(thread);
            return thread;
        });
        var observer = new Observer<T>(
            workload,
            group,
            ended,
            ready => Info.RefuseWait(WorkloadNeeds.WaitingConsumers, ready, workload.TimeProvider),
            stop.Token);
        using (workload.Producers
            .Select(producer => Items(producer, workload.TimeProvider, group, stop.Token).ToObservable(scheduler))
            .Merge()
            .ObserveOn(scheduler)
            .Subscribe(observer))
        {
            // After a failure, too: then nothing more is produced, and what was is not consumed.
            ended.Wait(CancellationToken.None);
        }

        lock (threads)
        {
            foreach (var thread in threads) thread.Join();
        }

        group.Join();
    }

    /// <summary>A producer's items, each when it is due; a failure ends them, and stops the others.</summary>
    private static IEnumerable<T> Items<T>(
        IProducer<T> producer, TimeProvider time, TaskGroup group, CancellationToken stop)
    {
        var paced = producer as IPacedProducer<T>;
        using var pause = paced is null ? null : new Pause(time, stop);
        var next = new Next<T>();
        Action<Next<T>> ask = next =>
        {
            next.HasItem = false;
            stop.ThrowIfCancellationRequested();
            pause?.Until(paced!.DueTimestamp);
            next.HasItem = producer.TryProduce(out next.Item);
        };
        while (true)
        {
            group.RunGuarded(ask, next);
            if (!next.HasItem) yield break;
            yield return next.Item!;
        }
    }

    private sealed class Next<T>
    {
        public T? Item;
        public bool HasItem;
    }

    private sealed class Observer<T>(
        Workload<T> workload, TaskGroup group, ManualResetEventSlim ended, Action<long?> refuseWait,
        CancellationToken stop)
        : IObserver<T>
    {
        private readonly IConsumer<T> _consumer = workload.Consumers[0];
        private readonly IPacedConsumer<T>? _paced = workload.Consumers[0] as IPacedConsumer<T>;
        private Action<T>? _consume;

        public void OnNext(T value)
        {
            if (!stop.IsCancellationRequested) group.RunGuarded(_consume ??= Consume, value);
        }

        public void OnCompleted()
        {
            group.RunGuarded(static self => self.Complete(), this);
            ended.Set();
        }

        [DoesNotReturn]
        public void OnError(Exception error) =>
            throw new InvalidOperationException("Failures do not come this way.", error);

        private void Consume(T item)
        {
            if (_paced is not null) refuseWait(_paced.ReadyTimestamp);
            _consumer.Consume(item);
        }

        private void Complete()
        {
            stop.ThrowIfCancellationRequested();
            if (_paced is not null) refuseWait(_paced.ReadyTimestamp);
            _consumer.OnCompleted();
        }
    }
}
