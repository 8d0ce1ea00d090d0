using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Rounds;
using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>A benchmark whose result is a latency for every item.</summary>
/// <remarks>The histogram is made and handed over outside the iteration, so that it is no part of what an item costs.
/// </remarks>
public abstract class HistogramBenchmark
{
    /// <summary>Where the running iteration records.</summary>
    protected LongHistogram Histogram { get; private set; } = null!;

    [IterationSetup]
    public void CreateHistogram() => Histogram = LatencyDistribution.CreateHistogram();

    [IterationCleanup]
    public void HandOverHistogram() => ChildOutput.Write(Histogram);
}
