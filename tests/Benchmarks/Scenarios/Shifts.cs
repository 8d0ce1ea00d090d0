using BenchmarkDotNet.Attributes;

namespace ConcurrencyCompare.Tests.Scenarios;

/// <summary>The class of a scenario that nobody knows.</summary>
public class Shifts
{
    private const int Items = 100;

    [Params(1, 8)]
    public int Hours { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Contestant.Names;

    [Benchmark(OperationsPerInvoke = Items)]
    public void Work() => new NumberedRun(new Topology(1, 1), Items) { Capacity = 8 }.Run(Model);
}
