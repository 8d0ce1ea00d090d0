namespace ConcurrencyCompare.Models.Iterators;

/// <summary>Producers and consumers as <see langword="yield"/> coroutines that one thread resumes.</summary>
/// <remarks>The loops read from top to bottom as those of threads do; each place that waits is a
/// <see langword="yield"/>.</remarks>
public sealed class IteratorModel : IConcurrencyModel
{
    /// <inheritdoc/>
    public string Name => "iterators";

    /// <inheritdoc/>
    public string Description => "yield coroutines on a single-threaded scheduler with an IteratorQueue<T>";

    /// <inheritdoc/>
    public bool RunsOnCallingThread => true;

    /// <inheritdoc/>
    public ModelManifest Manifest { get; } = new(
        Queue: "IteratorQueue<T> over a ring buffer without locks, first in, first out; bounded by its capacity",
        Signalling: "a waiting coroutine is put on the ready queue of the scheduler; a window is a queue of permits",
        Waiting: "blocks in the kernel until the next due time, and only when nothing is ready; never spins",
        Threads: "the calling thread alone",
        SetUp: "creating the scheduler, the queue and a coroutine per participant");

    /// <inheritdoc/>
    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);

        var queue = new IteratorQueue<T>(workload.Capacity);
        var window = CreateWindow(workload.Window);
        var producing = workload.Producers.Count;
        if (producing == 0) queue.Complete();

        IEnumerator<YieldInstruction> Produce(IProducer<T> producer)
        {
            var put = queue.Put();
            var permit = window?.Get();
            var delay = new DelayInstruction();
            while (true)
            {
                var due = producer.DueTimestamp;
                if (due > 0 && due > workload.TimeProvider.GetTimestamp()) yield return delay.Until(due);
                if (permit is not null) yield return permit;
                if (!producer.TryProduce(out var item)) break;
                yield return put.With(item);
            }

            window?.Put(default(Permit));
            if (--producing == 0) queue.Complete();
        }

        IEnumerator<YieldInstruction> Consume(IConsumer<T> consumer)
        {
            var get = queue.Get();
            while (true)
            {
                yield return get;
                if (!get.HasItem) break;
                consumer.Consume(get.Item);
                window?.Put(default(Permit));
            }

            consumer.Complete();
        }

        using var scheduler = new IteratorScheduler(workload.TimeProvider);
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
