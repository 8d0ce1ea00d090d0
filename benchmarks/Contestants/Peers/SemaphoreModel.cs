using System.Collections.Concurrent;
using ConcurrencyCompare.Models.Threads;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>A thread for each producer and each consumer, over a <see cref="ConcurrentQueue{T}"/> with a
/// <see cref="SemaphoreSlim"/> for items and one for room.</summary>
internal sealed class SemaphoreModel : IConcurrencyModel
{
    public ModelInfo Info { get; } = new()
    {
        Name = "semaphore",
        Description = "one thread per producer and consumer over a ConcurrentQueue<T> with SemaphoreSlim",
        RunsOnCallingThread = false,
        Manifest = new ModelManifest
        {
            Queue = "ConcurrentQueue<T>, first in, first out; bounded by a SemaphoreSlim",
            Signalling = "a SemaphoreSlim for items and, where bounded, one for room: each item signals",
            Waiting = "blocks in the kernel, after the brief spin of SemaphoreSlim; for a due time without a spin",
            Threads = "one per producer and consumer; the calling thread only waits",
            SetUp = "creating the queue, starting and joining all threads",
        },
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        cancellationToken.ThrowIfCancellationRequested();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var items = new SemaphoreSlim(0);
        using var room = workload.Capacity is { } capacity ? new SemaphoreSlim(capacity, capacity) : null;
        using var window = workload.Window is { } size ? new SemaphoreSlim(size, size) : null;
        var queue = new ConcurrentQueue<T>();
        var last = new LastItem();
        var producing = workload.Producers.Count;
        if (producing == 0) TellEnd();

        // A consumer that is let in, and finds nothing, has seen the end: before, there is an item for each who is let
        // in.
        void TellEnd() => items.Release(workload.Consumers.Count);

        void Produce(IProducer<T> producer)
        {
            var paced = producer as IPacedProducer<T>;
            using var pause = paced is null ? null : new Pause(workload.TimeProvider, stop.Token);
            while (true)
            {
                pause?.Until(paced!.DueTimestamp);
                window?.Wait(stop.Token);
                stop.Token.ThrowIfCancellationRequested();
                if (!producer.TryProduce(out var item)) break;
                room?.Wait(stop.Token);
                queue.Enqueue(item);
                items.Release();
            }

            window?.Release();
            if (Interlocked.Decrement(ref producing) == 0) TellEnd();
        }

        void Consume(IConsumer<T> consumer)
        {
            var paced = consumer as IPacedConsumer<T>;
            using var pause = paced is null ? null : new Pause(workload.TimeProvider, stop.Token);
            pause?.Until(paced!.ReadyTimestamp);
            last.Hold();
            while (true)
            {
                items.Wait(stop.Token);
                if (!queue.TryDequeue(out var item)) break;
                room?.Release();
                consumer.Consume(item);
                window?.Release();
                if (pause is null) continue;

                var ready = paced!.ReadyTimestamp;
                last.LetGo();
                pause.Until(ready);
                last.Hold();
            }

            last.LetGoAtEnd();
            last.Consumed.Wait(stop.Token);
            stop.Token.ThrowIfCancellationRequested();
            consumer.OnCompleted();
        }

        var group = new ThreadGroup(static thread => thread.Start(), stop, cancellationToken);
        group.Start("producer", workload.Producers, Produce);
        group.Start("consumer", workload.Consumers, Consume);
        group.Join();
    }
}
