using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What does handing over an item cost?</summary>
/// <remarks>
/// Starting and ending the run is inside the clock, and spread over so many items that it is about a hundredth of a run
/// of threads: 0.3 ms for two of them, 1 ms for eight. An unbounded queue grows where producers are ahead, and an item
/// of it costs the more the longer it gets, so its times belong to this number of items.
/// </remarks>
public class Throughput
{
    /// <summary>Those of an iteration of the models without threads: run after run until some 50 ms have
    /// passed.</summary>
    private const int SingleThreadedItems = 2_000_000;

    public const int Items = 200_000;

    private NumberedRun _run = null!;
    private int _runs = 1;

    [ParamsSource(nameof(Topologies))]
    public string Topology { get; set; } = "";

    [ParamsSource(nameof(Capacities))]
    public string Capacity { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Topologies => ["1:1", "4:1", "1:4", "4:4"];

    public static IEnumerable<string> Capacities => ["1", "1024", Scenarios.Capacity.Unbounded];

    public static IEnumerable<string> Models => Controls.NamesWithModels;

    [GlobalSetup]
    public void Prepare()
    {
        _run = RunOf(Warmup.ItemsFor(Scenarios.Capacity.Parse(Capacity)));
        Warmup.Repeat(HandOver);
        var items = ItemsFor(Scenarios.Topology.Parse(Topology), Capacity) / Contestant.PartOfItems(Model);
        _run = RunOf(items);
        if (Warmup.IsAskedFor && Contestant.Get(Model).Info.RunsOnCallingThread) _runs = SingleThreadedItems / items;
        ChildOutput.WriteItems(items * _runs);
    }

    [Benchmark]
    public void HandOver()
    {
        for (var run = 0; run < _runs; run++) _run.Run(Model);
    }

    /// <summary>Every capacity where both sides are alike, and the middle one where one side has more.</summary>
    internal static bool Has(Launch launch) =>
        launch.Parameters["topology"] is "1:1" or "4:4" || launch.Parameters["capacity"] == "1024";

    /// <summary>More where more threads are to be started, unless items take so long that it does not matter.</summary>
    internal static int ItemsFor(Topology topology, string capacity) =>
        topology.Participants > 2 && capacity != "1" ? 2 * Items : Items;

    private NumberedRun RunOf(int items) =>
        new(Scenarios.Topology.Parse(Topology), items) { Capacity = Scenarios.Capacity.Parse(Capacity) };
}
