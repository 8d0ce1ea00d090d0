using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Contestants;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>What do bounds and more participants add to a model's own simplest hand-over?</summary>
/// <remarks>
/// The measurement of <see cref="Throughput"/>, with another yardstick: the same model, one to one and unbounded. Only
/// models that run on the calling thread; what several threads add to each other is a matter of the machine.
/// </remarks>
public class Capacities
{
    private static readonly string[] Topologies = ["1:1", "4:4"];

    private readonly Throughput _throughput = new();

    [ParamsSource(nameof(Ideas))]
    public string Idea { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Ideas => Contestant.NamesOnCallingThread;

    /// <summary>Topology and capacity, the reference first.</summary>
    public static IEnumerable<string> Models =>
        Topologies.SelectMany(topology => Throughput.Capacities.Reverse().Select(capacity => $"{topology}-{capacity}"));

    [GlobalSetup]
    public void Prepare()
    {
        var parts = Model.Split('-');
        (_throughput.Topology, _throughput.Capacity) = (parts[0], parts[1]);
        _throughput.Model = Idea;
        _throughput.Prepare();
    }

    [Benchmark]
    public void HandOver() => _throughput.HandOver();
}
