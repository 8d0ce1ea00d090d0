using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>How near is a hand-over on one thread to the queue of .NET that is made for it?</summary>
/// <remarks>
/// One to one and unbounded. The yardstick writes and reads a channel in turn, without any scheduler. The bare steps show
/// what of a model's time is its scheduler's, and so the least that a model with two steps an item can reach.
/// </remarks>
public class HandOver
{
    public const string Channel = "channel";
    public const string CallbackSteps = "callback-steps";
    public const string IteratorSteps = "iterator-steps";

    private const int Items = Throughput.Items;
    private const int WarmupItems = 1_000;

    private readonly ItemTotals _expected = NumberedItems.Totals(producers: 1, Items);

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models =>
        [Channel, CallbackSteps, IteratorSteps, .. Contestants.NamesOnCallingThread];

    [GlobalSetup]
    public void Prepare() => Warmup.Repeat(() => Run(WarmupItems));

    [Benchmark(OperationsPerInvoke = Items)]
    public void OneThread() => CheckedConsumer.Verify([Run(Items)], _expected);

    private CheckedConsumer Run(int items)
    {
        var producer = new CountingProducer(0, items);
        var consumer = new CheckedConsumer(producers: 1);
        if (Model == Channel) RunChannel(producer, consumer);
        else if (Model == CallbackSteps) BareSteps.RunCallbacks(producer, consumer);
        else if (Model == IteratorSteps) BareSteps.RunIterators(producer, consumer);
        else Invocation.Run(Model, new Workload<int>([producer], [consumer]));
        return consumer;
    }

#pragma warning disable CA1859 // Through the interfaces, as the models do.
    private static void RunChannel(IProducer<int> producer, IConsumer<int> consumer)
#pragma warning restore CA1859
    {
        var channel = System.Threading.Channels.Channel.CreateUnbounded<int>();
        while (producer.TryProduce(out var item))
        {
            channel.Writer.TryWrite(item);
            if (channel.Reader.TryRead(out var read)) consumer.Consume(read);
        }

        consumer.OnCompleted();
    }
}
