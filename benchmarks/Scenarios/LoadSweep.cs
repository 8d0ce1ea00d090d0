using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Rounds;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How does waiting grow with the load, as a share of what each model can do itself?</summary>
/// <remarks>
/// At the start of each process the model hands over as many items as it can, with the same producer and consumer but a
/// schedule that has passed; the load is a share of that throughput. So models are loaded alike, at rates that differ.
/// </remarks>
public class LoadSweep
{
    private const int CalibrationItems = 50_000;
    private const int Calibrations = 5;
    private const int Milliseconds = 100;
    private const int WarmupRate = 100_000;

    private readonly Latency _latency = new();

    /// <summary>Percent of the model's own throughput.</summary>
    [Params(10, 30, 50, 70, 80, 90, 95)]
    public int Load { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Contestants.Names;

    [GlobalSetup]
    public void Prepare()
    {
        (_latency.Model, _latency.Rate) = (Model, WarmupRate);
        _latency.Prepare();
        var throughput = _latency.Throughput(CalibrationItems, Calibrations);
        ChildOutput.Write(ExtraNames.OwnThroughput, throughput);
        (_latency.Rate, _latency.Duration) = (RateFor(Load, throughput), Milliseconds);
    }

    [IterationSetup]
    public void CreateHistogram() => _latency.CreateHistogram();

    [Benchmark]
    public void ShareOfThroughput() => _latency.FixedRate();

    [IterationCleanup]
    public void HandOverHistogram() => _latency.HandOverHistogram();

    /// <summary>Items per second, at least one.</summary>
    internal static int RateFor(int percent, double throughput) => Math.Max(1, (int)(throughput * percent / 100));
}
