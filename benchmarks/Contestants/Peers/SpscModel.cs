using ConcurrencyCompare.Models.Threads;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>A thread for the producer and one for the consumer, over a ring that spins, then parks.</summary>
internal sealed class SpscModel : IConcurrencyModel
{
    public ModelInfo Info { get; } = new()
    {
        Name = "spsc",
        Description = "a thread for one producer and one for one consumer over a ring that spins, then parks",
        RunsOnCallingThread = false,
        Manifest = new ModelManifest
        {
            Queue = "a ring of one producer and one consumer without locks; unbounded: rings in a row",
            Signalling = "a count that the other end reads; a pulse, where it is parked",
            Waiting = "spins for some microseconds, then blocks in the kernel; for a due time without a spin",
            Threads = "one for the producer and one for the consumer; the calling thread only waits",
            SetUp = "creating the ring, starting and joining both threads",
        },
        NotApplicable =
        [
            new(
                WorkloadNeeds.SeveralProducers | WorkloadNeeds.SeveralConsumers,
                "a ring of this kind serves one producer and one consumer"),
        ],
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        Info.Refuse(workload);
        cancellationToken.ThrowIfCancellationRequested();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var queue = new SpscQueue<T>(workload.Capacity, stop.Token);
        // The window is a queue of its own: of places that are taken and given back.
        var window = workload.Window is { } size ? new SpscQueue<bool>(size, stop.Token) : null;
        using var wakeQueue = stop.Token.UnsafeRegister(static queue => ((SpscQueue<T>)queue!).WakeAll(), queue);
        using var wakeWindow = stop.Token.UnsafeRegister(
            static window => ((SpscQueue<bool>?)window)?.WakeAll(), window);
        if (workload.Producers.Count == 0) queue.Complete();

        void Produce(IProducer<T> producer)
        {
            var paced = producer as IPacedProducer<T>;
            using var pause = paced is null ? null : new Pause(workload.TimeProvider, stop.Token);
            while (true)
            {
                pause?.Until(paced!.DueTimestamp);
                window?.Put(true);
                stop.Token.ThrowIfCancellationRequested();
                if (!producer.TryProduce(out var item)) break;
                queue.Put(item);
            }

            queue.Complete();
        }

        void Consume(IConsumer<T> consumer)
        {
            var paced = consumer as IPacedConsumer<T>;
            using var pause = paced is null ? null : new Pause(workload.TimeProvider, stop.Token);
            pause?.Until(paced!.ReadyTimestamp);
            while (queue.TryTake(out var item))
            {
                stop.Token.ThrowIfCancellationRequested();
                consumer.Consume(item);
                window?.TryTake(out _);
                pause?.Until(paced!.ReadyTimestamp);
            }

            stop.Token.ThrowIfCancellationRequested();
            consumer.OnCompleted();
        }

        var group = new ThreadGroup(static thread => thread.Start(), stop, cancellationToken);
        group.Start("producer", workload.Producers, Produce);
        group.Start("consumer", workload.Consumers, Consume);
        group.Join();
    }
}
