using ConcurrencyCompare.Benchmarks.Brokers;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Contestants.Processes;

/// <summary>A process for each producer and each consumer, over a stream of a Redis server: what leaving a process
/// costs, beside leaving a thread.</summary>
/// <param name="findBroker">Where the server is.</param>
/// <remarks>The process that runs the model only waits. The others make its producers anew, and tell what its consumers
/// would have noted; that is possible of those that count.</remarks>
internal sealed class RedisProcessesModel(Func<BrokerAddress> findBroker) : IConcurrencyModel
{
    public const string Name = "redis-processes";

    public ModelInfo Info { get; } = new()
    {
        Name = Name,
        Description = "a process per producer and consumer over a stream of a Redis server",
        RunsOnCallingThread = false,
        UsesOtherProcesses = true,
        Manifest = new ModelManifest
        {
            Queue = "a Redis stream, bounded by its length without what consumers hold",
            Signalling = "the server names who waits, in the same step that makes an item or room (PUBLISH)",
            Waiting = "a task that waits has no thread, and asks the server again after 1 s",
            Threads = "a process each, beside the server: their processor time is not counted",
            SetUp = "creating and removing the queue, a line to each process and back; they run already",
        },
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        cancellationToken.ThrowIfCancellationRequested();
        var producers = workload.Producers.OfType<CountingProducer>().ToList();
        var consumers = workload.Consumers.OfType<CheckedConsumer>().ToList();
        if (producers.Count < workload.Producers.Count || consumers.Count < workload.Consumers.Count)
            throw new RefusedException(Peer.RefusalOf(Name, Need.OwnProcess)!);

        Task.Run(
            () => RunAsync(workload.Capacity, workload.Window, producers, consumers, cancellationToken),
            CancellationToken.None).GetAwaiter().GetResult();
    }

    private async Task RunAsync(
        int? capacity, int? window, List<CountingProducer> producers, List<CheckedConsumer> consumers,
        CancellationToken cancellationToken)
    {
        var broker = findBroker();
        var name = $"{broker.Keyspace}-{Guid.NewGuid():N}";
        await using var queue = await RedisQueue.CreateAsync(
            RedisConnection.To(broker), name, capacity, window, producers.Count);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var group = new TaskGroup(stop, cancellationToken);
        group.Start(
            [.. producers.Select((producer, place) => (producer, place))],
            one => DoAsync(
                new PartJob(name, $"p{one.place}", window is not null, one.producer.Part, null), stop.Token));
        group.Start(
            [.. consumers.Select((consumer, place) => (consumer, place))],
            async one =>
            {
                var job = new PartJob(name, $"c{one.place}", window is not null, null, one.consumer.Part);
                one.consumer.TakeOver((await DoAsync(job, stop.Token)).Checked!);
            });
        await group.Joined();
    }

    private static async Task<PartResult> DoAsync(PartJob job, CancellationToken stop)
    {
        var process = PartProcess.Take();
        try
        {
            var result = await process.DoAsync(job, stop);
            process.PutBack();
            return result;
        }
        catch
        {
            // It may still be at it.
            process.End();
            throw;
        }
    }
}
