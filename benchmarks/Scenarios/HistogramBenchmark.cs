using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;
using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>A benchmark whose result is a latency for every item.</summary>
/// <remarks>Histograms are made and handed over outside the iteration, so that they are no part of what an item costs;
/// those of warm-up iterations are not handed over at all.</remarks>
public abstract class HistogramBenchmark : IDisposable
{
    private int _iterations;

    /// <summary>Tells which iterations are measured.</summary>
    internal IterationWatch Watch { get; } = new();

    /// <summary>Where the running iteration records.</summary>
    private protected LatencyLog Log { get; private set; } = null!;

    [IterationSetup]
    public void PrepareIteration()
    {
        Log = new LatencyLog(TimeProvider.System);
        Prepare(_iterations++);
    }

    [IterationCleanup]
    public void HandOver()
    {
        End();
        if (Watch.TakeMeasured() is not { } iteration) return;

        foreach (var (name, histogram) in Histograms) ChildOutput.Write(iteration, name, histogram);
        WriteExtras();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Watch.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Prepares what an iteration needs, outside the clock.</summary>
    /// <param name="iteration">Which one of this process, from 0, warm-up included: the same for all models.</param>
    private protected virtual void Prepare(int iteration)
    {
    }

    /// <summary>Ends what an iteration has begun, outside the clock.</summary>
    private protected virtual void End()
    {
    }

    /// <summary>What a measured iteration hands over: the latency, and its parts where they are told apart.</summary>
    private protected virtual IEnumerable<(string Name, HistogramBase Histogram)> Histograms =>
        [(ChildOutput.Latency, Log.Total)];

    /// <summary>Hands over what else a measured iteration found out.</summary>
    private protected virtual void WriteExtras()
    {
    }
}
