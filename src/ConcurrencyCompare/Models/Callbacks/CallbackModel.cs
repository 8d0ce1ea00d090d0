using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Models.Callbacks;

/// <summary>Producers and consumers as callbacks that re-schedule themselves on one thread.</summary>
/// <remarks>
/// There is no loop over a whole participant to read: a closure goes on while nothing makes it wait; where something
/// does, it says what to call next, and returns. Every closure is created once and scheduled again and again, so that a
/// running workload allocates nothing. Participants of a kind come on alike: each has its turn, or its share of what
/// there is.
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
            Signalling = "none where nobody waits: the callback goes on for a turn of 32 steps, or for its share "
                + "where others wait for the same; a callback that waits is put on the ready queue of the scheduler; "
                + "a window is a count",
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
        var window = workload.Window is { } size ? new CallbackWindow(scheduler, size, workload.Producers.Count) : null;
        var producing = new StrongBox<int>(workload.Producers.Count);
        if (producing.Value == 0) queue.Complete();

        for (var i = 0; i < workload.Consumers.Count; i++)
            StartConsumer(workload.Consumers[i], scheduler, queue, window);
        for (var i = 0; i < workload.Producers.Count; i++)
            StartProducer(workload.Producers[i], scheduler, queue, window, producing);
        scheduler.Run(cancellationToken);
    }

    private static void StartProducer<T>(
        IProducer<T> producer,
        CallbackScheduler scheduler,
        AsyncQueue<T> queue,
        CallbackWindow? window,
        StrongBox<int> producing)
    {
        var paced = producer as IPacedProducer<T>;
        Action next = null!;
        next = () =>
        {
            // Their copies are quicker to come by than what a closure shares.
            var (going, puts) = (scheduler, queue);
            T? item;
            do
            {
                if (paced?.DueTimestamp is { } due && due > scheduler.TimeProvider.GetTimestamp())
                {
                    scheduler.CallAt(due, next);
                    return;
                }

                if (window is not null && !window.TryEnter(next)) return;
                if (!producer.TryProduce(out item))
                {
                    window?.Retire();
                    if (--producing.Value == 0) queue.Complete();
                    return;
                }
            }
            while (going.TryContinue() && puts.TryPut(item));
            queue.Put(item, next);
        };
        scheduler.CallSoon(next);
    }

    private static void StartConsumer<T>(
        IConsumer<T> consumer, CallbackScheduler scheduler, AsyncQueue<T> queue, CallbackWindow? window)
    {
        var paced = consumer as IPacedConsumer<T>;
        Action? whenReady = null;
        Action<T> consume = null!;
        Action completed = consumer.OnCompleted;
        consume = item =>
        {
            Take(item);
            Next();
        };
        if (paced is not null) whenReady = Next;
        // Nobody is called before the run, not even to be asked when it is ready.
        if (whenReady is null) Next();
        else scheduler.CallSoon(whenReady);

        void Next()
        {
            while (true)
            {
                if (paced?.ReadyTimestamp is { } ready && ready > scheduler.TimeProvider.GetTimestamp())
                {
                    scheduler.CallAt(ready, whenReady!);
                    return;
                }

                if (!scheduler.TryContinue() || !queue.TryGet(out var item))
                {
                    queue.Get(consume, completed);
                    return;
                }

                Take(item);
            }
        }

        void Take(T item)
        {
            consumer.Consume(item);
            window?.Leave();
        }
    }
}
