using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What does one item in flight cost?</summary>
/// <remarks>
/// One to one with a window of 1: the next item is produced when the one before has been consumed. Other suites call it
/// ping-pong; a round trip is one item and the word that it arrived.
/// </remarks>
public class RoundTrip
{
    public const int Items = 100_000;
    private const int WarmupItems = 100;

    private NumberedRun _run = null!;

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Doubles.NamesWithModels;

    [GlobalSetup]
    public void Prepare()
    {
        _run = RunOf(WarmupItems);
        Warmup.Repeat(OneInFlight);
        var items = Items / Contestant.PartOfItems(Model);
        _run = RunOf(items);
        ChildOutput.WriteItems(items);
    }

    [Benchmark]
    public void OneInFlight() => _run.Run(Model);

    private static NumberedRun RunOf(int items) => new(new Topology(1, 1), items) { Window = 1 };
}
