using System.Threading.Channels;
using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>How near is a hand-over on one thread to the queue of .NET that is made for it?</summary>
/// <remarks>
/// One to one, with each kind of limit. The yardsticks write a channel and read it, without any scheduler, and no read
/// finds it empty: one with the channel that everybody creates, an item at a time; the other with the best that a
/// channel can do on one thread, which is told that it has one reader and one writer, and moves as many items at a time
/// as a turn of the schedulers has. Nobody has a due time: neither models nor yardsticks ask for one.
/// </remarks>
public class HandOver
{
    public const string Channel = "channel";
    public const string BestChannel = "channel-batches";

    private const int Items = Throughput.Items;
    private const int Batch = 32;

    private NumberedRun _run = null!;

    [ParamsSource(nameof(Capacities))]
    public string Capacity { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Capacities => Throughput.Capacities.Reverse();

    public static IEnumerable<string> Models => [Channel, BestChannel, .. Contestant.NamesOnCallingThread];

    [GlobalSetup]
    public void Prepare()
    {
        _run = RunOf(Warmup.ItemsFor(Scenarios.Capacity.Parse(Capacity)));
        Warmup.Repeat(OneThread);
        _run = RunOf(Items);
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public void OneThread()
    {
        if (Model == Channel) _run.Run(static workload => Move(workload, Create(workload.Capacity), length: 1));
        else if (Model == BestChannel)
            _run.Run(static workload => Move(workload, CreateBest(workload.Capacity), Batch));
        else _run.Run(Model);
    }

    private NumberedRun RunOf(int items) =>
        new(new Topology(1, 1), items) { Capacity = Scenarios.Capacity.Parse(Capacity) };

    private static Channel<int> Create(int? capacity) => capacity is { } limit
        ? System.Threading.Channels.Channel.CreateBounded<int>(limit)
        : System.Threading.Channels.Channel.CreateUnbounded<int>();

    private static Channel<int> CreateBest(int? capacity) => capacity is { } limit
        ? System.Threading.Channels.Channel.CreateBounded<int>(
            new BoundedChannelOptions(limit) { SingleReader = true, SingleWriter = true })
        : System.Threading.Channels.Channel.CreateUnbounded<int>(
            new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    private static void Move(Workload<int> workload, Channel<int> channel, int length)
    {
        var (writer, reader) = (channel.Writer, channel.Reader);
        var (producer, consumer) = (workload.Producers[0], workload.Consumers[0]);
        length = Math.Min(length, workload.Capacity ?? length);
        for (var producing = true; producing;)
        {
            var written = 0;
            while (written < length && (producing = producer.TryProduce(out var item)))
            {
                writer.TryWrite(item);
                written++;
            }

            for (; written > 0 && reader.TryRead(out var read); written--) consumer.Consume(read);
        }

        consumer.OnCompleted();
    }
}
