using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What does it matter how large an item is, and where it lives?</summary>
/// <remarks>One to one. A reference is an object for each item, so that its allocation is part of the answer.</remarks>
public class Payloads
{
    private const int Items = 100_000;
    private const int WarmupItems = 1_000;

    private readonly ItemTotals _expected = NumberedItems.Totals(producers: 1, Items);
    private readonly ItemTotals _expectedSmall = NumberedItems.Totals(producers: 1, WarmupItems);

    [Params("int", "struct of 32 bytes", "reference")]
    public string Payload { get; set; } = "";

    [Params("1024", Scenarios.Capacity.Unbounded)]
    public string Capacity { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Contestants.Names;

    [GlobalSetup]
    public void Prepare() => Warmup.Repeat(() => HandOver(WarmupItems, _expectedSmall));

    [Benchmark(OperationsPerInvoke = Items)]
    public void HandOver() => HandOver(Items, _expected);

    private void HandOver(int items, ItemTotals expected)
    {
        if (Payload == "int") HandOver<IntPayload>(items, expected);
        else if (Payload == "reference") HandOver<ReferencePayload>(items, expected);
        else HandOver<StructPayload>(items, expected);
    }

    private void HandOver<T>(int items, ItemTotals expected)
        where T : IPayload<T>
    {
        var consumer = new CheckedConsumer(producers: 1);
        Invocation.Run(
            Model,
            new Workload<T>([new PayloadProducer<T>(new CountingProducer(0, items))], [new PayloadConsumer<T>(consumer)])
            {
                Capacity = Scenarios.Capacity.Parse(Capacity),
            });
        CheckedConsumer.Verify([consumer], expected);
    }
}
