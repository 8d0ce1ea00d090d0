namespace ConcurrencyCompare.Models.Iterators;

/// <summary>Producers and consumers as <see langword="yield"/> coroutines that one thread resumes.</summary>
/// <remarks>The loops read from top to bottom as those of threads do; each place that waits is a
/// <see langword="yield"/>. Participants of a kind come on alike: each has its turn, or its share of what there
/// is.</remarks>
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
            Signalling = "none where nobody waits: the coroutine goes on for a turn of 32 steps, or for its share "
                + "where others wait for the same; a coroutine that waits is put on the ready queue of the scheduler; "
                + "a window is a count",
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
        using var scheduler = new IteratorScheduler(time);
        var queue = new IteratorQueue<T>(workload.Capacity);
        var producing = workload.Producers.Count;
        var window = workload.Window is { } size ? new IteratorWindow(scheduler.Loop, size, producing) : null;
        if (producing == 0) queue.Complete();

        IEnumerator<YieldInstruction> Produce(IProducer<T> producer)
        {
            var paced = producer as IPacedProducer<T>;
            var delay = paced is null ? null : new DelayInstruction();
            var enter = window?.CreateEnter();
            var put = queue.CreatePut();
            while (true)
            {
                if (paced?.DueTimestamp is { } due && due > time.GetTimestamp()) yield return delay!.Until(due);
                if (enter is not null && !window!.TryEnter()) yield return enter;
                if (!producer.TryProduce(out var item)) break;
                if (!put.TryNow(item)) yield return put;
            }

            window?.Retire();
            if (--producing == 0) queue.Complete();
        }

        IEnumerator<YieldInstruction> Consume(IConsumer<T> consumer)
        {
            var paced = consumer as IPacedConsumer<T>;
            var delay = paced is null ? null : new DelayInstruction();
            var get = queue.CreateGet();
            while (true)
            {
                if (paced?.ReadyTimestamp is { } ready && ready > time.GetTimestamp()) yield return delay!.Until(ready);
                if (!get.TryNow(out var item))
                {
                    yield return get;
                    if (!get.TryTake(out item)) break;
                }

                consumer.Consume(item);
                window?.Leave();
            }

            consumer.OnCompleted();
        }

        for (var i = 0; i < workload.Consumers.Count; i++) scheduler.Spawn(Consume(workload.Consumers[i]));
        for (var i = 0; i < workload.Producers.Count; i++) scheduler.Spawn(Produce(workload.Producers[i]));
        scheduler.Run(cancellationToken);
    }
}
