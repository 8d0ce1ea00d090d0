using System.Collections.Concurrent;

namespace ConcurrencyCompare.Models.Threads;

/// <summary>A thread for each producer and each consumer, over a <see cref="BlockingCollection{T}"/>.</summary>
/// <remarks>
/// <para>Threads that block: each loop below is the whole story of its thread, and waiting is a call that takes
/// long.</para>
/// <para>The collection could bound itself, and would create a source of tokens for each item that waits for room (208
/// bytes); a semaphore before it does the same for nothing. An item leaves the collection before its place is given
/// away, so there are never more in it than the capacity.</para>
/// <para>Each thread runs in the <see cref="ExecutionContext"/> of the caller, and what it changes there is its
/// own.</para>
/// </remarks>
public sealed class ThreadModel : IConcurrencyModel
{
    private readonly Action<Thread> _start;

    /// <summary>Creates the model; it holds no state.</summary>
    public ThreadModel()
        : this(static thread => thread.Start())
    {
    }

    /// <summary>For tests: a system in which threads may not start.</summary>
    internal ThreadModel(Action<Thread> start) => _start = start;

    /// <inheritdoc/>
    public ModelInfo Info { get; } = new()
    {
        Name = "threads",
        Description = "one thread per producer and consumer over BlockingCollection<T>",
        RunsOnCallingThread = false,
        Manifest = new ModelManifest
        {
            Queue = "BlockingCollection<T> over ConcurrentQueue<T>, first in, first out; bounded by a SemaphoreSlim",
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
        using var queue = new BlockingCollection<T>();
        using var room = LimitOf(workload.Capacity);
        using var window = LimitOf(workload.Window);
        using var consumed = new ManualResetEventSlim();
        var holding = 0;
        var producing = workload.Producers.Count;
        if (producing == 0) queue.CompleteAdding();

        void Produce(IProducer<T> producer)
        {
            var paced = producer as IPacedProducer<T>;
            using var pause = paced is null ? null : new Pause(workload.TimeProvider, stop.Token);
            while (true)
            {
                pause?.Until(paced!.DueTimestamp);
                window?.Wait(stop.Token);
                if (!producer.TryProduce(out var item)) break;
                room?.Wait(stop.Token);
                queue.Add(item, stop.Token);
            }

            window?.Release();
            if (Interlocked.Decrement(ref producing) == 0) queue.CompleteAdding();
        }

        void Consume(IConsumer<T> consumer)
        {
            var paced = consumer as IPacedConsumer<T>;
            using var pause = paced is null ? null : new Pause(workload.TimeProvider, stop.Token);
            pause?.Until(paced!.ReadyTimestamp);
            Interlocked.Increment(ref holding);
            foreach (var item in queue.GetConsumingEnumerable(stop.Token))
            {
                room?.Release();
                consumer.Consume(item);
                window?.Release();
                if (pause is null) continue;

                var ready = paced!.ReadyTimestamp;
                LetGo();
                pause.Until(ready);
                Interlocked.Increment(ref holding);
            }

            // Nobody is told before the last item was consumed, which may still fail.
            LetGo();
            consumed.Wait(stop.Token);
            consumer.OnCompleted();
        }

        // Who holds nothing and waits until it is ready holds up nobody: not at the end, either.
        void LetGo()
        {
            stop.Token.ThrowIfCancellationRequested();
            if (Interlocked.Decrement(ref holding) == 0 && queue.IsCompleted) consumed.Set();
        }

        var group = new ThreadGroup(_start, stop, cancellationToken);
        // Producers first: a consumer that finds an item does not have to be woken for it.
        group.Start("producer", workload.Producers, Produce);
        group.Start("consumer", workload.Consumers, Consume);
        group.Join();
    }

    private static SemaphoreSlim? LimitOf(int? most) => most is { } count ? new SemaphoreSlim(count, count) : null;
}
