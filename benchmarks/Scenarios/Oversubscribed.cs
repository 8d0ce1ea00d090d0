using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What happens with more threads than cores?</summary>
/// <remarks>
/// Spinning wins a benchmark on idle cores, and takes from others what they need where there are too few. Beside the
/// times stands how fairly participants were served: between producers when the first of them had given all its items,
/// between consumers at the end. Starting and ending the run is inside the clock, and spread over so many items that it
/// is about a hundredth of a run of threads.
/// </remarks>
public class Oversubscribed
{
    private const int Capacity = 1024;

    private NumberedRun _run = null!;
    private Race _race = new();
    private IReadOnlyList<CheckedConsumer> _consumers = [];

    [Params("4:4", "16:16")]
    public string Topology { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Controls.NamesWithModels;

    [GlobalSetup]
    public void Prepare()
    {
        _run = RunOf(Warmup.ItemsFor(Capacity));
        Warmup.Repeat(() =>
        {
            BeginRace();
            HandOver();
        });
        var items = ItemsFor(Scenarios.Topology.Parse(Topology));
        ChildOutput.WriteItems(items);
        _run = RunOf(items);
    }

    [IterationSetup]
    public void BeginRace() => _race = new Race();

    [Benchmark]
    public void HandOver() => _consumers = _run.Run(Model);

    [IterationCleanup]
    public void HandOverFairness()
    {
        ChildOutput.Write(ExtraNames.ProducerFairness, Fairness.Jain(_race.AtFirstFinish));
        ChildOutput.Write(
            ExtraNames.ConsumerFairness, Fairness.Jain([.. _consumers.Select(consumer => (double)consumer.Count)]));
    }

    /// <summary>Starting and ending a thread is 0.1 ms.</summary>
    internal static int ItemsFor(Topology topology) => 30_000 * topology.Participants;

    private NumberedRun RunOf(int items) => new(Scenarios.Topology.Parse(Topology), items)
    {
        Capacity = Capacity,
        ProducerAround = producer => _race.Join(producer),
    };
}
