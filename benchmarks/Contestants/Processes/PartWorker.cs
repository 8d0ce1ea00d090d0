using System.Text.Json;
using ConcurrencyCompare.Benchmarks.Brokers;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Contestants.Processes;

/// <summary>A process that is a producer or a consumer of one run after the other, until its input ends: with that of
/// the process that has started it.</summary>
internal static class PartWorker
{
    /// <summary>The command that it is started with.</summary>
    public const string Command = "broker-part";

    /// <summary>Does a job for each line.</summary>
    public static void Run(TextReader input, TextWriter output)
    {
        while (input.ReadLine() is { } line)
        {
            var result = Do(JsonSerializer.Deserialize<PartJob>(line)!);
            output.WriteLine(JsonSerializer.Serialize(result));
            output.Flush();
        }
    }

    private static PartResult Do(PartJob job)
    {
        try
        {
            return DoAsync(job).GetAwaiter().GetResult();
        }
        catch (BrokerException failed)
        {
            return new PartResult(null, failed.Message);
        }
    }

    private static async Task<PartResult> DoAsync(PartJob job)
    {
        await using var queue = await RedisQueue.JoinAsync(
            RedisConnection.To(BrokerAddress.OfEnvironment()), job.Queue);
        var side = new RedisSide<int>(queue, TimeProvider.System, job.HasWindow, CancellationToken.None);
        if (job.Producer is { } producer)
        {
            await side.ProduceAsync(job.Name, new CountingProducer(producer));
            return new PartResult(null, null);
        }

        var consumer = new CheckedConsumer(job.Consumer!);
        await side.ConsumeAsync(job.Name, consumer);
        return new PartResult(consumer.Noted, null);
    }
}
