using ConcurrencyCompare.Benchmarks.Brokers;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>A task for each producer and each consumer, over a queue that is no part of the process: a stream of a
/// Redis server.</summary>
/// <param name="findBroker">Where the server is.</param>
/// <remarks>Nothing of the client is loaded before the first run.</remarks>
internal sealed class RedisModel(Func<BrokerAddress> findBroker) : IConcurrencyModel
{
    public const string Name = "redis";

    public ModelInfo Info { get; } = new()
    {
        Name = Name,
        Description = "a task per producer and consumer over a stream of a Redis server",
        RunsOnCallingThread = false,
        UsesOtherProcesses = true,
        Manifest = new ModelManifest
        {
            Queue = "a Redis stream, bounded by its length without what consumers hold",
            Signalling = "the server names who waits, in the same step that makes an item or room (PUBLISH)",
            Waiting = "a task that waits has no thread, and asks the server again after 1 s; a due time is a timer in "
                + "whole milliseconds, rounded up",
            Threads = "those of the thread pool and of the client; the server is another process, whose processor time "
                + "is not counted",
            SetUp = "creating and removing the queue, starting and awaiting all tasks; the connection is there before",
        },
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        cancellationToken.ThrowIfCancellationRequested();
        if (!ItemForm.CanTravel<T>()) throw new RefusedException(Peer.RefusalOf(Name, Need.OwnProcess)!);

        // Not on the caller's thread, whose context may take only what it runs itself.
        Task.Run(() => RunAsync(workload, cancellationToken), CancellationToken.None).GetAwaiter().GetResult();
    }

    private async Task RunAsync<T>(Workload<T> workload, CancellationToken cancellationToken)
    {
        var broker = findBroker();
        await using var queue = await RedisQueue.CreateAsync(
            RedisConnection.To(broker), $"{broker.Keyspace}-{Guid.NewGuid():N}", workload.Capacity, workload.Window,
            workload.Producers.Count);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var group = new TaskGroup(stop, cancellationToken);
        var side = new RedisSide<T>(queue, workload.TimeProvider, workload.Window is not null, stop.Token);
        group.Start(Named("p", workload.Producers), producer => side.ProduceAsync(producer.Name, producer.Part));
        group.Start(Named("c", workload.Consumers), consumer => side.ConsumeAsync(consumer.Name, consumer.Part));
        await group.Joined();
    }

    private static IReadOnlyList<(string Name, TPart Part)> Named<TPart>(string kind, IReadOnlyList<TPart> parts) =>
        [.. parts.Select((part, place) => ($"{kind}{place}", part))];
}
