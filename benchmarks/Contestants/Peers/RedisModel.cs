using ConcurrencyCompare.Benchmarks.Brokers;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>A task for each producer and each consumer, over a queue that is no part of the process: a stream of a
/// Redis server.</summary>
/// <param name="findBroker">Where the server is.</param>
/// <remarks>Nothing of the client is loaded before the first run.</remarks>
internal sealed class RedisModel(Func<BrokerAddress> findBroker) : IConcurrencyModel
{
    public const string Name = "redis";

    /// <summary>What means something in its own process alone cannot travel.</summary>
    public static NotApplicable OwnProcess { get; } = new(
        WorkloadNeeds.OwnProcess,
        "items travel to the broker as bytes, and these hold what bytes cannot carry, such as a delegate or a handle");

    public ModelInfo Info { get; } = new()
    {
        Name = Name,
        Description = "a task per producer and consumer over a stream of a Redis server",
        RunsOnCallingThread = false,
        UsesOtherProcesses = true,
        Manifest = new ModelManifest
        {
            Queue = RedisRun.Queue,
            Signalling = RedisRun.Signalling,
            Waiting = "a task that waits has no thread, and asks the server again after 1 s; a due time is a timer in "
                + "whole milliseconds, rounded up",
            Threads = "those of the thread pool and of the client; the server is another process, whose processor time "
                + "is not counted",
            SetUp = "creating and removing the queue, starting and awaiting all tasks; the connection is there before",
        },
        NotApplicable = [OwnProcess],
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        cancellationToken.ThrowIfCancellationRequested();
        if (!ItemForm.CanTravel<T>()) throw Info.RefusalOf(WorkloadNeeds.OwnProcess);

        // Not on the caller's thread, whose context may take only what it runs itself.
        Task.Run(
            () => RedisRun.OfAsync(
                findBroker(), workload,
                (queue, stop) =>
                {
                    var side = new RedisSide<T>(queue, workload.TimeProvider, workload.Window is not null, stop);
                    return new RedisParts<T>(side.ProduceAsync, side.ConsumeAsync);
                },
                cancellationToken),
            CancellationToken.None).GetAwaiter().GetResult();
    }
}
