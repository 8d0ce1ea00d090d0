using BenchmarkDotNet.Attributes;

namespace ConcurrencyCompare.Tests.Scenarios;

/// <summary>A round trip that lets two items be in flight: what a slip of the pen makes of it.</summary>
public class WindowOfTwo
{
    private const int Items = 100;

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => RoundTrip.Models;

    [Benchmark(OperationsPerInvoke = Items)]
    public void OneInFlight() => new NumberedRun(new Topology(1, 1), Items) { Window = 2 }.Run(Model);
}
