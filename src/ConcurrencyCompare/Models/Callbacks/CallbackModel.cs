namespace ConcurrencyCompare.Models.Callbacks;

/// <summary>Producers and consumers as callbacks that re-schedule themselves on one thread.</summary>
/// <remarks>
/// There is no loop to read: each closure does a step and says what to call next. Every closure is created once and
/// scheduled again and again, so that a running workload allocates nothing.
/// </remarks>
public sealed class CallbackModel : IConcurrencyModel
{
    /// <inheritdoc/>
    public ModelInfo Info { get; } = new()
    {
        Name = "callbacks",
        Description = "callbacks on a single-threaded scheduler with an AsyncQueue<T>",
        RunsOnCallingThread = true,
        Manifest = new ModelManifest
        {
            Queue = "AsyncQueue<T> over a ring buffer without locks, first in, first out; bounded by its capacity",
            Signalling = "a waiting callback is put on the ready queue of the scheduler; a window is a queue of permits",
            Waiting = "blocks in the kernel until the next due time, and only when nothing is ready; never spins",
            Threads = "the calling thread alone",
            SetUp = "creating the scheduler, the queue and a few delegates per participant",
        },
    };

    /// <inheritdoc/>
    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);

        var scheduler = new CallbackScheduler(workload.TimeProvider);
        var queue = new AsyncQueue<T>(scheduler, workload.Capacity);
        var window = CreateWindow(scheduler, workload.Window);
        var producing = workload.Producers.Count;
        Action producerFinished = () =>
        {
            if (--producing == 0) queue.Complete();
        };
        if (producing == 0) queue.Complete();

        foreach (var consumer in workload.Consumers) StartConsumer(consumer, scheduler, queue, window);
        foreach (var producer in workload.Producers) StartProducer(producer, scheduler, queue, window, producerFinished);
        scheduler.Run(cancellationToken);
    }

    private static void StartProducer<T>(
        IProducer<T> producer,
        CallbackScheduler scheduler,
        AsyncQueue<T> queue,
        AsyncQueue<Permit>? window,
        Action finished)
    {
        var paced = producer as IPacedProducer<T>;
        Action next = null!;
        Action<Permit>? produceInWindow = window is null ? null : _ => Produce();
        Action windowCompleted = () => { };
        next = () =>
        {
            if (paced?.DueTimestamp is { } due && due > scheduler.TimeProvider.GetTimestamp())
                scheduler.CallAt(due, next);
            else if (window is null)
                Produce();
            else
                window.Get(produceInWindow!, windowCompleted);
        };
        scheduler.CallSoon(next);

        void Produce()
        {
            if (producer.TryProduce(out var item))
            {
                queue.Put(item, next);
            }
            else
            {
                window?.Put(default);
                finished();
            }
        }
    }

    private static void StartConsumer<T>(
        IConsumer<T> consumer, CallbackScheduler scheduler, AsyncQueue<T> queue, AsyncQueue<Permit>? window)
    {
        var paced = consumer as IPacedConsumer<T>;
        Action next = null!;
        Action<T> consume = item =>
        {
            consumer.Consume(item);
            window?.Put(default);
            scheduler.CallSoon(next);
        };
        Action completed = consumer.OnCompleted;
        next = () =>
        {
            if (paced?.ReadyTimestamp is { } ready && ready > scheduler.TimeProvider.GetTimestamp())
                scheduler.CallAt(ready, next);
            else
                queue.Get(consume, completed);
        };
        scheduler.CallSoon(next);
    }

    /// <summary>Items in flight take a permit from this queue and put it back.</summary>
    private static AsyncQueue<Permit>? CreateWindow(CallbackScheduler scheduler, int? size)
    {
        if (size is null) return null;

        var permits = new AsyncQueue<Permit>(scheduler);
        for (var i = 0; i < size; i++) permits.Put(default);
        return permits;
    }

    private readonly struct Permit;
}
