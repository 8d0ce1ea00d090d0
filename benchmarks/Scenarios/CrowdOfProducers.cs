using System.Globalization;
using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Probes;
using ConcurrencyCompare.Benchmarks.Rounds;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How many producers can wait at once?</summary>
/// <remarks>
/// All wait for room in a queue that takes one item; the consumer goes on when everybody waits. Inside the clock: from then
/// to the end of the run. Outside: creating producers, starting the run up to that moment, and a full garbage collection.
/// A machine carries only so many threads: more than <see cref="ThreadLimit"/> says are not tried, and named as missing.
/// </remarks>
public class CrowdOfProducers
{
    private const int LeastItems = 10_000;
    private const int WarmupSize = 20;
    private const int WarmupItems = 10;

    /// <summary>The memory of fewer cannot be told from what a process gains by itself.</summary>
    private const int LeastForMemory = 1_000;

    private ItemTotals _expected;
    private Crowd _crowd = null!;
    private Task _run = null!;

    [Params(1, 100, 1_000, 1_000_000)]
    public int Producers { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Contestants.Names;

    private int ItemsPerProducer => Math.Max(1, LeastItems / Producers);

    [GlobalSetup]
    public void Prepare()
    {
        _expected = NumberedItems.Totals(Producers, ItemsPerProducer, NumberedItems.IndexBitsBeside(Producers));
        ChildOutput.WriteItems(Producers * ItemsPerProducer);
        Warmup.Repeat(() =>
        {
            var crowd = Crowd.WaitingForRoom(WarmupSize, WarmupItems);
            crowd.GoOn();
            Invocation.Run(Model, crowd.Workload);
        });
    }

    [IterationSetup]
    public void Assemble()
    {
        _crowd = Crowd.WaitingForRoom(Producers, ItemsPerProducer, holdsConsumer: true);
        var before = ResidentBytes();
        _run = _crowd.Start(() => Invocation.Run(Model, _crowd.Workload));
        var gained = ResidentBytes() - before;
        if (Producers >= LeastForMemory)
            ChildOutput.Write(ExtraNames.ResidentBytesPerProducer, Math.Max(0, gained) / (double)Producers);
    }

    [Benchmark]
    public void Deliver()
    {
        _crowd.GoOn();
        _run.GetAwaiter().GetResult();
        _crowd.Verify(_expected);
    }

    /// <summary>Why a case is not tried: <see cref="Scenario.Refusal"/>.</summary>
    internal static string? Refusal(PlannedRound round)
    {
        var producers = long.Parse(
            round.Parameters[nameof(Producers).ToLowerInvariant()], CultureInfo.InvariantCulture);
        return Contestants.Get(round.Model).Info.RunsOnCallingThread ? null : ThreadLimit.Current.RefusalOf(producers);
    }

    private static long ResidentBytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }
}
