using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What does handing over an item cost?</summary>
/// <remarks>
/// Starting and ending the run is inside the clock, and spread over so many items that two threads (about 0.1 ms each)
/// add about a nanosecond an item.
/// </remarks>
public class Throughput
{
    public const int Items = 200_000;
    private const int WarmupItems = 1_000;

    private NumberedRun _run = null!;

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
        _run = RunOf(Items);
        var small = RunOf(WarmupItems);
        Warmup.Repeat(() => small.Run(Model));
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public void HandOver() => _run.Run(Model);

    private NumberedRun RunOf(int items) =>
        new(Scenarios.Topology.Parse(Topology), items) { Capacity = Scenarios.Capacity.Parse(Capacity) };
}
