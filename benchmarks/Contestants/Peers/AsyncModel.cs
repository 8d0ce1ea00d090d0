using ConcurrencyCompare.Models.Callbacks;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>Producers and consumers as <see langword="async"/> methods on the single-threaded scheduler of
/// callbacks.</summary>
/// <remarks>It reads like threads and runs like callbacks: what follows an <see langword="await"/> that has to wait is
/// the callback. The methods are fibers (<see cref="Fiber"/>), not tasks, and what they await is used again and again:
/// an item allocates nothing.</remarks>
internal sealed class AsyncModel : IConcurrencyModel
{
    public ModelInfo Info { get; } = new()
    {
        Name = "async",
        Description = "async methods on a single-threaded scheduler with an AsyncQueue<T>",
        RunsOnCallingThread = true,
        Manifest = new ModelManifest
        {
            Queue = "AsyncQueue<T> over a ring buffer without locks, first in, first out; bounded by its capacity",
            Signalling = "none where nobody waits: an await goes on for a turn of 32 steps, or for its share where "
                + "others wait for the same; the rest of a method that waits is put on the ready queue of the "
                + "scheduler; a window is a count",
            Waiting = "blocks in the kernel until the next due time, and only when nothing is ready; never spins",
            Threads = "the calling thread alone",
            SetUp =
                "creating the scheduler, the queue, and for each participant the state of a method and what it awaits",
        },
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);

        var scheduler = new CallbackScheduler(workload.TimeProvider);
        var queue = new AsyncQueue<T>(scheduler, workload.Capacity);
        var producing = workload.Producers.Count;
        var window = workload.Window is { } size ? new CallbackWindow(scheduler, size, producing) : null;
        if (producing == 0) queue.Complete();

        async Fiber Produce(IProducer<T> producer)
        {
            var paced = producer as IPacedProducer<T>;
            var pause = paced is null ? null : new Pausing(scheduler);
            var place = window is null ? null : new Entering(window);
            var items = new Putting<T>(scheduler, queue);
            while (true)
            {
                if (paced is not null) await pause!.Until(paced.DueTimestamp);
                if (place is not null) await place;
                if (!producer.TryProduce(out var item)) break;
                await items.Put(item);
            }

            window?.Retire();
            if (--producing == 0) queue.Complete();
        }

        async Fiber Consume(IConsumer<T> consumer)
        {
            var paced = consumer as IPacedConsumer<T>;
            var pause = paced is null ? null : new Pausing(scheduler);
            var items = new Getting<T>(scheduler, queue);
            while (true)
            {
                if (paced is not null) await pause!.Until(paced.ReadyTimestamp);
                if (!await items) break;
                consumer.Consume(items.Take());
                window?.Leave();
            }

            consumer.OnCompleted();
        }

        for (var i = 0; i < workload.Consumers.Count; i++) scheduler.CallSoon(Consume(workload.Consumers[i]).Next);
        for (var i = 0; i < workload.Producers.Count; i++) scheduler.CallSoon(Produce(workload.Producers[i]).Next);
        scheduler.Run(cancellationToken);
    }
}
