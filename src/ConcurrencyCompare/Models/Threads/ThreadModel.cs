using System.Collections.Concurrent;
using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Threads;

/// <summary>A thread for each producer and each consumer, over a <see cref="BlockingCollection{T}"/>.</summary>
/// <remarks>Threads that block: each loop below is the whole story of its thread, and waiting is a call that takes long.
/// </remarks>
public sealed class ThreadModel : IConcurrencyModel
{
    /// <inheritdoc/>
    public ModelInfo Info { get; } = new()
    {
        Name = "threads",
        Description = "one thread per producer and consumer over BlockingCollection<T>",
        RunsOnCallingThread = false,
        Manifest = new ModelManifest
        {
            Queue = "BlockingCollection<T> over ConcurrentQueue<T>, first in, first out; bounded by its capacity",
            Signalling = "a SemaphoreSlim for items and, where bounded, one for room: each item signals",
            Waiting = "blocks in the kernel, after the brief spin of SemaphoreSlim; for a due time without a spin",
            Threads = "one per producer and consumer; the calling thread only waits",
            SetUp = "creating the queue, starting and joining all threads",
        },
    };

    /// <inheritdoc/>
    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        cancellationToken.ThrowIfCancellationRequested();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var queue = workload.Capacity is { } capacity
            ? new BlockingCollection<T>(capacity)
            : new BlockingCollection<T>();
        using var window = workload.Window is { } size ? new SemaphoreSlim(size, size) : null;
        var producing = workload.Producers.Count;
        if (producing == 0) queue.CompleteAdding();

        void Produce(IProducer<T> producer)
        {
            var paced = producer as IPacedProducer<T>;
            while (true)
            {
                if (paced is not null) WaitUntil(paced.DueTimestamp, workload.TimeProvider, stop.Token);
                window?.Wait(stop.Token);
                if (!producer.TryProduce(out var item)) break;
                queue.Add(item, stop.Token);
            }

            window?.Release();
            if (Interlocked.Decrement(ref producing) == 0) queue.CompleteAdding();
        }

        void Consume(IConsumer<T> consumer)
        {
            var paced = consumer as IPacedConsumer<T>;
            while (true)
            {
                if (paced is not null) WaitUntil(paced.ReadyTimestamp, workload.TimeProvider, stop.Token);
                if (!queue.TryTake(out var item, Timeout.Infinite, stop.Token)) break;
                consumer.Consume(item);
                window?.Release();
            }

            consumer.OnCompleted();
        }

        var group = new ThreadGroup(stop, cancellationToken);
        // Producers first: a consumer that finds an item does not have to be woken for it.
        foreach (var producer in workload.Producers) group.Start("producer", () => Produce(producer));
        foreach (var consumer in workload.Consumers) group.Start("consumer", () => Consume(consumer));
        if (!group.Join()) throw new OperationCanceledException(cancellationToken);
    }

    private static void WaitUntil(long? moment, TimeProvider timeProvider, CancellationToken stopToken)
    {
        if (moment is not { } due || due <= timeProvider.GetTimestamp()) return;

        var idle = new IdleWait(timeProvider);
        using var wake = stopToken.UnsafeRegister(static idle => ((IdleWait)idle!).Wake(), idle);
        while (timeProvider.GetTimestamp() < due)
        {
            stopToken.ThrowIfCancellationRequested();
            idle.Until(due);
        }
    }
}
