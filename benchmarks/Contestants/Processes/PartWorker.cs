using System.Text.Json;
using ConcurrencyCompare.Benchmarks.Brokers;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Contestants.Processes;

/// <summary>A process that is a producer or a consumer of one run after the other, until its input ends: with that of
/// the process that has started it.</summary>
/// <remarks>Its input may end in the middle of a run, whose other side nobody may be any more: then it ends at once, as
/// it would wait for ever otherwise, and keep the queue from expiring.</remarks>
internal static class PartWorker
{
    /// <summary>The command that it is started with.</summary>
    public const string Command = "broker-part";

    /// <summary>Does a job for each line.</summary>
    public static void Run(TextReader input, TextWriter output)
    {
        while (input.ReadLine() is { } line)
        {
            _ = AnswerAsync(JsonSerializer.Deserialize<PartJob>(line)!, output);
        }
    }

    /// <summary>The next job comes only after the answer to this one.</summary>
    private static async Task AnswerAsync(PartJob job, TextWriter output)
    {
        var result = await Task.Run(() => DoAsync(job));
        await output.WriteLineAsync(JsonSerializer.Serialize(result));
        await output.FlushAsync();
    }

    private static async Task<PartResult> DoAsync(PartJob job)
    {
        try
        {
            return await TakePartAsync(job);
        }
#pragma warning disable CA1031 // Whatever it is, the process that waits for the answer says it.
        catch (Exception failed)
#pragma warning restore CA1031
        {
            var text = failed is BrokerException ? failed.Message : failed.ToString();
            return new PartResult(null, text.Split('\n')[0]);
        }
    }

    private static async Task<PartResult> TakePartAsync(PartJob job)
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
