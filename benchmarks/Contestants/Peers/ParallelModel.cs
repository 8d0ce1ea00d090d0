using System.Collections.Concurrent;
using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary><see cref="Parallel.ForEachAsync{TSource}(IEnumerable{TSource}, ParallelOptions, Func{TSource, CancellationToken, ValueTask})"/>
/// over the producers' items: as many at a time as there are consumers.</summary>
/// <remarks>There is no queue: a worker that is free asks for the next item. It is given a consumer together with it, under
/// the lock that all workers share: so the items of a producer come to a consumer in their order.</remarks>
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
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        cancellationToken.ThrowIfCancellationRequested();

        var free = new ConcurrentQueue<Consuming<T>>(
            workload.Consumers.Select(consumer => new Consuming<T>(consumer, consumer as IPacedConsumer<T>)));
        var options = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = Math.Min(workload.Consumers.Count, workload.Window ?? int.MaxValue),
        };

        IEnumerable<(T Item, Consuming<T> By)> Items()
        {
            var producing = new Queue<(IProducer<T> Producer, IPacedProducer<T>? Paced)>(
                workload.Producers.Select(producer => (producer, producer as IPacedProducer<T>)));
            while (producing.TryDequeue(out var next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (next.Paced is not null)
                    Info.RefuseWait(Need.WaitingProducers, next.Paced.DueTimestamp, workload.TimeProvider);
                if (!next.Producer.TryProduce(out var item)) continue;
                producing.Enqueue(next);
                // There is one: no more workers are under way than there are consumers.
                free.TryDequeue(out var consumer);
                yield return (item, consumer);
            }
        }

        ValueTask Consume((T Item, Consuming<T> By) taken, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            ReadyOf(taken.By).Consume(taken.Item);
            free.Enqueue(taken.By);
            return ValueTask.CompletedTask;
        }

        IConsumer<T> ReadyOf(in Consuming<T> consuming)
        {
            if (consuming.Paced is not null)
                Info.RefuseWait(Need.WaitingConsumers, consuming.Paced.ReadyTimestamp, workload.TimeProvider);
            return consuming.Consumer;
        }

        Await(Parallel.ForEachAsync(Items(), options, Consume), cancellationToken);
        // By a task, so that what is changed of the context does not come out of the run.
        Await(
            Task.Run(
                () =>
                {
                    foreach (var consuming in free)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        ReadyOf(consuming).OnCompleted();
                    }
                },
                CancellationToken.None),
            cancellationToken);
    }

    private static void Await(Task task, CancellationToken cancellationToken)
    {
        // Waits without throwing: await, and Wait, have their own ideas of several failures.
        Task.WhenAny(task).GetAwaiter().GetResult();
        if (task.IsCanceled) throw new OperationCanceledException(cancellationToken);
        Failures.Throw(task.Exception?.InnerExceptions);
    }

    private readonly record struct Consuming<T>(IConsumer<T> Consumer, IPacedConsumer<T>? Paced);
}
