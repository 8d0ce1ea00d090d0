using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What if the work is waiting, not computing?</summary>
/// <remarks>
/// So many wait at once, each of them 1 ms again and again, on a schedule that was fixed before: consumers until they are ready
/// for the next item, or producers for the times of theirs. Their moments are spread over the millisecond: were they the same,
/// one wake-up would serve all. Were waiting free, an item would take 1 ms divided by their number. Starting them is outside
/// the clock.
/// </remarks>
public class Blocking
{
    public const string Producers = "producers";
    public const string Consumers = "consumers";

    private const int ItemsOfEach = 50;
    private const int WarmupItems = 3;

    private WaitingRun _run = null!;

    /// <summary>Who waits.</summary>
    [Params(Producers, Consumers)]
    public string Waiting { get; set; } = "";

    /// <summary>How many wait at once.</summary>
    [Params(1, 100, 1_000)]
    public int Concurrent { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Doubles.NamesWithModels;

    [GlobalSetup]
    public void Prepare()
    {
        ChildOutput.WriteItems(RunOf(ItemsOfEach).Items);
        Warmup.Repeat(() =>
        {
            Assemble(WarmupItems);
            EachWaitsAMillisecond();
        });
    }

    [IterationSetup]
    public void Assemble() => Assemble(ItemsOfEach * Doubles.TimesOf(Model));

    [Benchmark]
    public void EachWaitsAMillisecond()
    {
        _run.GoOn();
        _run.Verify();
    }

    /// <summary>Fewer producers say nothing that fewer consumers do not.</summary>
    internal static bool Has(Launch launch) =>
        launch.Parameters["waiting"] != Producers || launch.Parameters["concurrent"] == "1000";

    /// <summary>As many as wait on their side, and one on the other.</summary>
    internal static WorkloadShape ShapeOf(Launch launch)
    {
        var ofProducers = SettingShape.OfProducers(launch, "concurrent");
        return launch.Parameters["waiting"] == Consumers ? new(ofProducers.Consumers, ofProducers.Producers) : ofProducers;
    }

    /// <summary>Those that wait.</summary>
    internal static Need Waits(Launch launch) =>
        launch.Parameters["waiting"] == Consumers ? Need.WaitingConsumers : Need.WaitingProducers;

    private void Assemble(int itemsOfEach)
    {
        _run = RunOf(itemsOfEach);
        _run.Assemble(workload => Invocation.Run(Model, workload));
    }

    private WaitingRun RunOf(int itemsOfEach) => new(
        TimeProvider.System,
        Waiting == Producers ? Workloads.Waiting.Producers : Workloads.Waiting.Consumers,
        Concurrent,
        itemsOfEach,
        awaited: Contestant.HasThreadEach(Model) ? Concurrent : 1);
}
