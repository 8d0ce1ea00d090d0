using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What does a run of one item cost, from nothing to its end?</summary>
/// <remarks>The yardstick starts two threads that do nothing, and waits for them.</remarks>
public class StartUp
{
    public const string TwoThreads = "two-threads";

    private readonly ItemTotals _expected = NumberedItems.Totals(producers: 1, itemsPerProducer: 1);
    private IConcurrencyModel? _model;

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Contestant.Names.Prepend(TwoThreads);

    [GlobalSetup]
    public void Prepare()
    {
        // Finding it by its name is no part of a run.
        _model = Model == TwoThreads ? null : Contestant.Get(Model);
        Warmup.Repeat(OneItem);
    }

    [Benchmark]
    public void OneItem()
    {
        if (_model is null)
        {
            StartAndJoin();
            Observed.Consumed(1);
            return;
        }

        var consumer = new CheckedConsumer(producers: 1);
        var workload = new Workload<int>([new CountingProducer(0, 1)], [consumer]);
        Observed.Run(workload);
        _model.Run(workload);
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
