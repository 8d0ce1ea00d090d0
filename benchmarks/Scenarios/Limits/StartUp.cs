using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>What does a run of one item cost, from nothing to its end?</summary>
/// <remarks>The yardstick starts two threads that do nothing, and waits for them.</remarks>
public class StartUp
{
    public const string TwoThreads = "two-threads";

    private readonly ItemTotals _expected = NumberedItems.Totals(producers: 1, itemsPerProducer: 1);

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Contestants.Names.Prepend(TwoThreads);

    [GlobalSetup]
    public void Prepare() => Warmup.Repeat(OneItem);

    [Benchmark]
    public void OneItem()
    {
        if (Model == TwoThreads)
        {
            StartAndJoin();
            return;
        }

        var consumer = new CheckedConsumer(producers: 1);
        Contestants.Get(Model).Run(new Workload<int>([new CountingProducer(0, 1)], [consumer]));
        CheckedConsumer.Verify([consumer], _expected);
    }

    private static void StartAndJoin()
    {
        var first = new Thread(static () => { });
        var second = new Thread(static () => { });
        first.Start();
        second.Start();
        first.Join();
        second.Join();
    }
}
