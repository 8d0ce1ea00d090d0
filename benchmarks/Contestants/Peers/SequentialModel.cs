namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>The plain loop: an item is produced and consumed, then the next. What no model can be quicker
/// than.</summary>
internal sealed class SequentialModel : IConcurrencyModel
{
    public ModelInfo Info { get; } = new()
    {
        Name = "sequential",
        Description = "a plain loop that produces an item and consumes it",
        RunsOnCallingThread = true,
        Manifest = new ModelManifest
        {
            Queue = "none: an item is consumed before the next is produced",
            Signalling = "none",
            Waiting = "none: who has to wait for a time is refused",
            Threads = "the calling thread alone",
            SetUp = "a list of the producers",
        },
        NotApplicable = [ByNature.NoTime, ByNature.NoQueue()],
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);

        // What is changed of it by a call does not come out of the run.
        var context = ExecutionContext.Capture();
        try
        {
            RunLoop(workload, cancellationToken);
        }
        finally
        {
            if (context is not null) ExecutionContext.Restore(context);
        }
    }

    private void RunLoop<T>(Workload<T> workload, CancellationToken cancellationToken)
    {
        var producing = new List<Producing<T>>();
        foreach (var producer in workload.Producers) producing.Add(new(producer, producer as IPacedProducer<T>));
        Consuming<T>[] consumers =
            [.. workload.Consumers.Select(consumer => new Consuming<T>(consumer, consumer as IPacedConsumer<T>))];

        var (producerAt, consumerAt) = (0, 0);
        while (producing.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (producer, pacedProducer) = producing[producerAt];
            if (pacedProducer is not null)
                Info.RefuseWait(WorkloadNeeds.WaitingProducers, pacedProducer.DueTimestamp, workload.TimeProvider);
            if (producer.TryProduce(out var item))
            {
                cancellationToken.ThrowIfCancellationRequested();
                ReadyOf(consumers[consumerAt]).Consume(item);
                if (++consumerAt == consumers.Length) consumerAt = 0;
                producerAt++;
            }
            else
            {
                // The last one takes its place: so many may end that moving all of them would take longer than the
                // rest.
                producing[producerAt] = producing[^1];
                producing.RemoveAt(producing.Count - 1);
            }

            if (producerAt >= producing.Count) producerAt = 0;
        }

        foreach (var consumer in consumers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadyOf(consumer).OnCompleted();
        }

        IConsumer<T> ReadyOf(in Consuming<T> consuming)
        {
            if (consuming.Paced is not null)
                Info.RefuseWait(WorkloadNeeds.WaitingConsumers, consuming.Paced.ReadyTimestamp, workload.TimeProvider);
            return consuming.Consumer;
        }
    }

    private readonly record struct Producing<T>(IProducer<T> Producer, IPacedProducer<T>? Paced);

    private readonly record struct Consuming<T>(IConsumer<T> Consumer, IPacedConsumer<T>? Paced);
}
