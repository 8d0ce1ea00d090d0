using System.Collections.Concurrent;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary><c>Parallel.ForEachAsync</c> over the producers' items: as many at a time as there are consumers.</summary>
/// <remarks>There is no queue: a worker that is free asks for the next item. It is given a consumer together with it,
/// under the lock that all workers share: so the items of a producer come to a consumer in their order.</remarks>
internal sealed class ParallelModel : IConcurrencyModel
{
    public ModelInfo Info { get; } = new()
    {
        Name = "parallel",
        Description = "Parallel.ForEachAsync over the producers' items, as many at a time as there are consumers",
        RunsOnCallingThread = false,
        Manifest = new ModelManifest
        {
            Queue = "none: a worker that is free asks the producers in turn, under a lock",
            Signalling = "none: nobody waits for an item",
            Waiting = "for the lock alone; who has to wait for a time is refused",
            Threads = "those of the thread pool, one per consumer at most; the calling thread only waits",
            SetUp = "starting and awaiting the loop",
        },
        NotApplicable = [ByNature.NoTime, ByNature.NoQueue()],
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        cancellationToken.ThrowIfCancellationRequested();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var group = new TaskGroup(stop, cancellationToken);
        group.Start([workload], workload => RunLoop(workload, group, stop.Token));
        group.Join();
    }

    private async Task RunLoop<T>(Workload<T> workload, TaskGroup group, CancellationToken stop)
    {
        var free = new ConcurrentQueue<Consuming<T>>(
            workload.Consumers.Select(consumer => new Consuming<T>(consumer, consumer as IPacedConsumer<T>)));
        var options = new ParallelOptions
        {
            CancellationToken = stop,
            MaxDegreeOfParallelism = Math.Min(workload.Consumers.Count, workload.Window ?? int.MaxValue),
        };
        Action<Producing<T>> ask = producing => Ask(producing, workload.TimeProvider);
        Action<(T Item, Consuming<T> By)> consume = taken =>
        {
            ReadyOf(taken.By).Consume(taken.Item);
            free.Enqueue(taken.By);
        };

        // Guarded, because the loop shows no failure once it is cancelled.
        IEnumerable<(T Item, Consuming<T> By)> Items()
        {
            var producing = new Queue<Producing<T>>(workload.Producers.Select(producer => new Producing<T>(producer)));
            while (producing.TryDequeue(out var next))
            {
                if (stop.IsCancellationRequested) yield break;
                group.RunGuarded(ask, next);
                if (!next.HasItem) continue;
                producing.Enqueue(next);
                // There is one: no more workers are under way than there are consumers.
                free.TryDequeue(out var consumer);
                yield return (next.Item!, consumer);
            }
        }

        ValueTask Consume((T Item, Consuming<T> By) taken, CancellationToken _)
        {
            if (!stop.IsCancellationRequested) group.RunGuarded(consume, taken);
            return ValueTask.CompletedTask;
        }

        IConsumer<T> ReadyOf(in Consuming<T> consuming)
        {
            if (consuming.Paced is not null)
                Info.RefuseWait(WorkloadNeeds.WaitingConsumers, consuming.Paced.ReadyTimestamp, workload.TimeProvider);
            return consuming.Consumer;
        }

        var loop = Parallel.ForEachAsync(Items(), options, Consume);
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
        await loop;
        foreach (var consuming in free)
        {
            stop.ThrowIfCancellationRequested();
            ReadyOf(consuming).OnCompleted();
        }
    }

    private void Ask<T>(Producing<T> producing, TimeProvider time)
    {
        producing.HasItem = false;
        if (producing.Paced is not null)
            Info.RefuseWait(WorkloadNeeds.WaitingProducers, producing.Paced.DueTimestamp, time);
        producing.HasItem = producing.Producer.TryProduce(out producing.Item);
    }

    private sealed class Producing<T>(IProducer<T> producer)
    {
        public readonly IProducer<T> Producer = producer;

        public readonly IPacedProducer<T>? Paced = producer as IPacedProducer<T>;

        public T? Item;

        public bool HasItem;
    }

    private readonly record struct Consuming<T>(IConsumer<T> Consumer, IPacedConsumer<T>? Paced);
}
