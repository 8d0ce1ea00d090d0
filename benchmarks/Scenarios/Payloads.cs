using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What does it matter how large an item is, and where it lives?</summary>
/// <remarks>One to one. A reference is an object for each item, so that its allocation is part of the answer. The queue
/// is unbounded: in a bounded one, waiting for room costs threads so much more than an item that its size does not
/// show, and the other models never have more than one in it.</remarks>
public class Payloads
{
    private const int Items = 400_000;
    private const int WarmupItems = 1_000;

    private Action _handOver = null!;

    [Params("int", "struct of 32 bytes", "reference")]
    public string Payload { get; set; } = "";

    [Params(Scenarios.Capacity.Unbounded)]
    public string Capacity { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Doubles.NamesWithModels;

    [GlobalSetup]
    public void Prepare()
    {
        _handOver = HandOverOf(WarmupItems);
        Warmup.Repeat(HandOver);
        _handOver = HandOverOf(Items * Doubles.TimesOf(Model));
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public void HandOver() => _handOver();

    private Action HandOverOf(int items)
    {
        var expected = NumberedItems.Totals(producers: 1, items);
        return Payload switch
        {
            "int" => () => HandOver<IntPayload>(items, expected),
            "reference" => () => HandOver<ReferencePayload>(items, expected),
            _ => () => HandOver<StructPayload>(items, expected),
        };
    }

    private void HandOver<T>(int items, ItemTotals expected)
        where T : IPayload<T>
    {
        var consumer = new CheckedConsumer(producers: 1);
        Invocation.Run(
            Model,
            new Workload<T>(
                [new PayloadProducer<T>(new CountingProducer(0, items))], [new PayloadConsumer<T>(consumer)])
            {
                Capacity = Scenarios.Capacity.Parse(Capacity),
            });
        CheckedConsumer.Verify([consumer], expected);
    }
}
