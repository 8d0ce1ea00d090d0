using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Rounds;
using ConcurrencyCompare.Benchmarks.Workloads;
using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What if the work is waiting, not computing?</summary>
/// <remarks>
/// So many producers wait at once, each of them for items that are due 1 ms after one another, on a schedule that was fixed
/// before; one consumer. Were waiting free, an item would take 1 ms divided by the number of producers. Starting the
/// producers is inside the clock, and so is what they are late at the end.
/// </remarks>
public class Blocking
{
    private const int ItemsOfProducer = 50;
    private const int WarmupItems = 5;
    private const int RatePerSecond = 1_000;

    private ItemTotals _expected;

    /// <summary>How many items are waited for at once.</summary>
    [Params(1, 10, 100, 1_000)]
    public int Concurrent { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Doubles.NamesWithModels;

    private int ItemsPerProducer => ItemsOfProducer * Doubles.TimesOf(Model);

    [GlobalSetup]
    public void Prepare()
    {
        _expected = TotalsOf(ItemsPerProducer);
        ChildOutput.WriteItems(Concurrent * ItemsOfProducer);
        var expectedSmall = TotalsOf(WarmupItems);
        Warmup.Repeat(() => Run(WarmupItems, expectedSmall));
    }

    [Benchmark]
    public void EachWaitsAMillisecond() => Run(ItemsPerProducer, _expected);

    private int IndexBits => NumberedItems.IndexBitsBeside(Concurrent);

    private ItemTotals TotalsOf(int itemsPerProducer) => NumberedItems.Totals(Concurrent, itemsPerProducer, IndexBits);

    private void Run(int itemsPerProducer, ItemTotals expected)
    {
        var time = TimeProvider.System;
        var firstDue = time.AddTime(time.GetTimestamp(), TimeSpan.FromMilliseconds(1));
        var producers = new IProducer<int>[Concurrent];
        for (var i = 0; i < producers.Length; i++)
        {
            producers[i] = new PacedProducer<int>(
                new ScheduledProducer(time, firstDue, RatePerSecond, itemsPerProducer),
                new CountingProducer(i, itemsPerProducer, IndexBits));
        }

        var consumer = new CheckedConsumer(Concurrent, IndexBits);
        Invocation.Run(Model, new Workload<int>(producers, [consumer]));
        CheckedConsumer.Verify([consumer], expected);
    }
}
