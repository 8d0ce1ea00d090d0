using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>The producer as an <see cref="IAsyncEnumerable{T}"/>, from which the consumer pulls with
/// <see langword="await foreach"/>.</summary>
/// <remarks>There is no queue: an item is produced when it is asked for. So there is nothing that several producers or
/// consumers could share.</remarks>
internal sealed class AsyncEnumerableModel : IConcurrencyModel
{
    public ModelInfo Info { get; } = new()
    {
        Name = "async-enumerable",
        Description = "one consumer that pulls from an async iterator with await foreach",
        RunsOnCallingThread = false,
        Manifest = new ModelManifest
        {
            Queue = "none: an item is produced when the consumer asks for it",
            Signalling = "none: the iterator is resumed by the loop that pulls",
            Waiting = "a task that waits has no thread; a due time is a timer in whole milliseconds, rounded up",
            Threads = "one of the thread pool at a time; the calling thread only waits",
            SetUp = "creating the iterator, starting and awaiting a task",
        },
        NotApplicable =
        [
            new(
                WorkloadNeeds.SeveralProducers | WorkloadNeeds.SeveralConsumers,
                "nothing in .NET merges several async iterators, or shares an iterator among consumers"),
            ByNature.NoQueue(WorkloadNeeds.WaitingConsumers),
        ],
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        Info.Refuse(workload);
        cancellationToken.ThrowIfCancellationRequested();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        async Task Consume(IConsumer<T> consumer)
        {
            var paced = consumer as IPacedConsumer<T>;
            foreach (var producer in workload.Producers)
            {
                await foreach (var item in Items(producer, workload.TimeProvider, stop.Token))
                {
                    RefuseWait(paced);
                    consumer.Consume(item);
                }
            }

            stop.Token.ThrowIfCancellationRequested();
            RefuseWait(paced);
            consumer.OnCompleted();
        }

        // Meanwhile nothing would be produced.
        void RefuseWait(IPacedConsumer<T>? paced)
        {
            if (paced is not null)
                Info.RefuseWait(WorkloadNeeds.WaitingConsumers, paced.ReadyTimestamp, workload.TimeProvider);
        }

        var group = new TaskGroup(stop, cancellationToken);
        group.Start(workload.Consumers, Consume);
        group.Join();
    }

    private static async IAsyncEnumerable<T> Items<T>(
        IProducer<T> producer, TimeProvider time, [EnumeratorCancellation] CancellationToken stop)
    {
        var paced = producer as IPacedProducer<T>;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if (paced is not null) await AsyncPause.Until(paced.DueTimestamp, time, stop);
            if (!producer.TryProduce(out var item)) yield break;
            stop.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
