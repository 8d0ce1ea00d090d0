namespace ConcurrencyCompare.Models.Iterators;

/// <summary>Producers and consumers as <see langword="yield"/> coroutines that one thread resumes.</summary>
/// <remarks>The loops read from top to bottom as those of threads do; each place that waits is a
/// <see langword="yield"/>.</remarks>
public sealed class IteratorModel : IConcurrencyModel
{
    /// <inheritdoc/>
    public ModelInfo Info { get; } = new()
    {
        Name = "iterators",
        Description = "yield coroutines on a single-threaded scheduler with an IteratorQueue<T>",
        RunsOnCallingThread = true,
        Manifest = new ModelManifest
        {
            Queue = "IteratorQueue<T> over a ring buffer without locks, first in, first out; bounded by its capacity",
            Signalling = "a waiting coroutine is put on the ready queue of the scheduler; a window is a queue of permits",
            Waiting = "blocks in the kernel until the next due time, and only when nothing is ready; never spins",
            Threads = "the calling thread alone",
            SetUp = "creating the scheduler, the queue and a coroutine per participant",
        },
    };

    /// <inheritdoc/>
    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);

        var time = workload.TimeProvider;
        var queue = new IteratorQueue<T>(workload.Capacity);
        var window = CreateWindow(workload.Window);
        var producing = workload.Producers.Count;
        if (producing == 0) queue.Complete();

        IEnumerator<YieldInstruction> Produce(IProducer<T> producer)
        {
            var paced = producer as IPacedProducer<T>;
            var put = queue.Put();
            var permit = window?.Get();
            var delay = new DelayInstruction();
            while (true)
            {
                if (paced?.DueTimestamp is { } due && due > time.GetTimestamp()) yield return delay.Until(due);
                if (permit is not null) yield return permit;
                if (!producer.TryProduce(out var item)) break;
                yield return put.With(item);
            }

            window?.Put(default(Permit));
            if (--producing == 0) queue.Complete();
        }

        IEnumerator<YieldInstruction> Consume(IConsumer<T> consumer)
        {
            var paced = consumer as IPacedConsumer<T>;
            var get = queue.Get();
            var delay = new DelayInstruction();
            while (true)
            {
                if (paced?.ReadyTimestamp is { } ready && ready > time.GetTimestamp()) yield return delay.Until(ready);
                yield return get;
                if (!get.HasItem) break;
                consumer.Consume(get.Item);
                window?.Put(default(Permit));
            }

            consumer.OnCompleted();
        }

        using var scheduler = new IteratorScheduler(time);
        foreach (var consumer in workload.Consumers) scheduler.Spawn(Consume(consumer));
        foreach (var producer in workload.Producers) scheduler.Spawn(Produce(producer));
        scheduler.Run(cancellationToken);
    }

    /// <summary>Items in flight take a permit from this queue and put it back.</summary>
    private static IteratorQueue<Permit>? CreateWindow(int? size)
    {
        if (size is null) return null;

        var permits = new IteratorQueue<Permit>();
        for (var i = 0; i < size; i++) permits.Put(default(Permit));
        return permits;
    }

    private readonly struct Permit;
}
