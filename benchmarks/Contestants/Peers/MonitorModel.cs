using ConcurrencyCompare.Models.Threads;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>A thread for each producer and each consumer, over a queue with <see cref="Monitor.Wait(object)"/> and
/// <see cref="Monitor.Pulse"/>: what textbooks write.</summary>
internal sealed class MonitorModel : IConcurrencyModel
{
    public ModelInfo Info { get; } = new()
    {
        Name = "monitor",
        Description = "one thread per producer and consumer over a Queue<T> with Monitor.Wait and Pulse",
        RunsOnCallingThread = false,
        Manifest = new ModelManifest
        {
            Queue = "Queue<T> behind a lock, first in, first out; bounded by its count",
            Signalling = "a pulse for each item and each place, where somebody waits for it; a monitor each",
            Waiting = "blocks in the kernel, in Monitor.Wait; for a due time without a spin",
            Threads = "one per producer and consumer; the calling thread only waits",
            SetUp = "creating the queue, starting and joining all threads",
        },
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        cancellationToken.ThrowIfCancellationRequested();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var queue = new MonitorQueue<T>(workload.Capacity, stop.Token);
        var window = workload.Window is { } size ? new MonitorWindow(size, stop.Token) : null;
        using var wakeQueue = stop.Token.UnsafeRegister(static queue => ((MonitorQueue<T>)queue!).WakeAll(), queue);
        using var wakeWindow = stop.Token.UnsafeRegister(static window => ((MonitorWindow?)window)?.WakeAll(), window);
        var last = new LastItem();
        var producing = workload.Producers.Count;
        if (producing == 0) queue.Complete();

        void Produce(IProducer<T> producer)
        {
            var paced = producer as IPacedProducer<T>;
            using var pause = paced is null ? null : new Pause(workload.TimeProvider, stop.Token);
            while (true)
            {
                pause?.Until(paced!.DueTimestamp);
                window?.Enter();
                stop.Token.ThrowIfCancellationRequested();
                if (!producer.TryProduce(out var item)) break;
                queue.Put(item);
            }

            window?.Leave();
            if (Interlocked.Decrement(ref producing) == 0) queue.Complete();
        }

        void Consume(IConsumer<T> consumer)
        {
            var paced = consumer as IPacedConsumer<T>;
            using var pause = paced is null ? null : new Pause(workload.TimeProvider, stop.Token);
            pause?.Until(paced!.ReadyTimestamp);
            last.Hold();
            while (queue.TryTake(out var item))
            {
                stop.Token.ThrowIfCancellationRequested();
                consumer.Consume(item);
                window?.Leave();
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
