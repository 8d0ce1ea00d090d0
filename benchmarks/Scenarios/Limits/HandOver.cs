using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>How near is a hand-over on one thread to the queue of .NET that is made for it?</summary>
/// <remarks>
/// Unbounded. The yardstick writes a channel once for each producer and then reads it, without any scheduler. One to one is a
/// scheduler's best case; with a second producer, three take turns, and the queue fills. Nobody has a due time: neither
/// models nor yardsticks ask for one.
/// </remarks>
public class HandOver
{
    public const string Channel = "channel";

    private const int Items = Throughput.Items;
    private const int WarmupItems = 1_000;

    private NumberedRun _run = null!;

    [Params("1:1", "2:1")]
    public string Topology { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models =>
        [Channel, .. Contestant.NamesOnCallingThread];

    [GlobalSetup]
    public void Prepare()
    {
        _run = RunOf(WarmupItems);
        Warmup.Repeat(OneThread);
        _run = RunOf(Items);
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public void OneThread()
    {
        if (Model == Channel) _run.Run(RunChannel);
        else _run.Run(Model);
    }

    private NumberedRun RunOf(int items) => new(Scenarios.Topology.Parse(Topology), items);

    private static void RunChannel(Workload<int> workload)
    {
        var channel = System.Threading.Channels.Channel.CreateUnbounded<int>();
        var (writer, reader) = (channel.Writer, channel.Reader);
        var (producers, consumer) = (workload.Producers.ToArray(), workload.Consumers[0]);
        for (var producing = true; producing;)
        {
            producing = false;
            foreach (var producer in producers)
            {
                if (!producer.TryProduce(out var item)) continue;

                writer.TryWrite(item);
                producing = true;
            }

            while (reader.TryRead(out var read)) consumer.Consume(read);
        }

        consumer.OnCompleted();
    }
}
