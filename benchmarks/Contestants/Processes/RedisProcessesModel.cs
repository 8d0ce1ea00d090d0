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
            Queue = RedisRun.Queue,
            Signalling = RedisRun.Signalling,
            Waiting = "a task that waits has no thread, and asks the server again after 1 s",
            Threads = "a process each, beside the server: their processor time is not counted",
            SetUp = "creating and removing the queue, a line to each process and back; they run already",
        },
        NotApplicable =
        [
            new(
                WorkloadNeeds.WaitingProducers | WorkloadNeeds.WaitingConsumers | WorkloadNeeds.OwnProcess,
                "other processes make producers and consumers anew, and can do so only of those that count"),
        ],
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        cancellationToken.ThrowIfCancellationRequested();
        if (!workload.Producers.All(producer => producer is CountingProducer)
            || !workload.Consumers.All(consumer => consumer is CheckedConsumer))
        {
            throw Info.RefusalOf(WorkloadNeeds.OwnProcess);
        }

        Task.Run(
            () => RedisRun.OfAsync(
                findBroker(), workload, (queue, stop) => PartsOf(queue.Name, workload, stop), cancellationToken),
            CancellationToken.None).GetAwaiter().GetResult();
    }

    private static RedisParts<T> PartsOf<T>(string queue, Workload<T> workload, CancellationToken stop)
    {
        var hasWindow = workload.Window is not null;
        return new RedisParts<T>(
            (name, producer) => DoAsync(
                new PartJob(queue, name, hasWindow, ((CountingProducer)(object)producer).Part, null), stop),
            async (name, consumer) =>
            {
                var mine = (CheckedConsumer)(object)consumer;
                var result = await DoAsync(new PartJob(queue, name, hasWindow, null, mine.Part), stop);
                mine.TakeOver(result.Checked!);
            });
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
