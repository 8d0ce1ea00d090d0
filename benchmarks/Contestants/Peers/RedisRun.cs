using ConcurrencyCompare.Benchmarks.Brokers;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>A run over a stream of a Redis server, whichever process its producers and consumers are in.</summary>
internal static class RedisRun
{
    /// <summary>What the manifests say of the queue.</summary>
    public const string Queue = "a Redis stream, bounded by its length without what consumers hold";

    /// <summary>What the manifests say of the wake-up.</summary>
    public const string Signalling =
        "the server names who waits, in the same step that makes an item or room (PUBLISH)";

    /// <summary>Makes a queue, lets everybody take part under a name that is in no other run's way, and removes
    /// it.</summary>
    /// <param name="broker">Where the server is.</param>
    /// <param name="workload">Who takes part, and the limits.</param>
    /// <param name="partsOf">What a producer and a consumer of a name do over the queue, until they are told to
    /// stop.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task OfAsync<T>(
        BrokerAddress broker, Workload<T> workload, Func<RedisQueue, CancellationToken, RedisParts<T>> partsOf,
        CancellationToken cancellationToken)
    {
        await using var queue = await RedisQueue.CreateAsync(
            RedisConnection.To(broker), $"{broker.Keyspace}-{Guid.NewGuid():N}", workload.Capacity, workload.Window,
            workload.Producers.Count);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var group = new TaskGroup(stop, cancellationToken);
        var parts = partsOf(queue, stop.Token);
        group.Start(Named("p", workload.Producers), producer => parts.Produce(producer.Name, producer.Part));
        group.Start(Named("c", workload.Consumers), consumer => parts.Consume(consumer.Name, consumer.Part));
        await group.Joined();
    }

    private static IReadOnlyList<(string Name, TPart Part)> Named<TPart>(string kind, IReadOnlyList<TPart> parts) =>
        [.. parts.Select((part, place) => ($"{kind}{place}", part))];
}

/// <summary>What those who take part in a run do, each under its name.</summary>
internal readonly record struct RedisParts<T>(
    Func<string, IProducer<T>, Task> Produce, Func<string, IConsumer<T>, Task> Consume);
