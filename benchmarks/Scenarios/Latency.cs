using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Workloads;
using ConcurrencyCompare.Scheduling;
using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How long does an item wait, at a fixed rate of arrivals?</summary>
/// <remarks>
/// One producer follows a schedule (open loop), one consumer records how long after its intended moment each item came.
/// The time of an invocation follows from the rate and says nothing; the histograms are the result.
/// </remarks>
public class Latency : HistogramBenchmark
{
    /// <summary>How long arrivals go on, in milliseconds: long enough for many items, short enough for many rounds.</summary>
    internal const int Milliseconds = 200;

    private const int WarmupItems = 5;

    /// <summary>So that starting threads does not make the first items late.</summary>
    internal static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(2);

    [ParamsSource(nameof(Rates))]
    public int Rate { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    /// <summary>Items per second.</summary>
    public static IEnumerable<int> Rates => [1_000, 10_000, 30_000, 100_000, 300_000];

    /// <summary>How long arrivals go on, in milliseconds.</summary>
    internal int Duration { get; set; } = Milliseconds;

    public static IEnumerable<string> Models => Controls.NamesWithModels;

    [GlobalSetup]
    public void Prepare()
    {
        var histogram = LatencyDistribution.CreateHistogram();
        Warmup.Repeat(() => Run(WarmupItems, TimeSpan.Zero, histogram));
    }

    [Benchmark]
    public void FixedRate() => Run(Math.Max(1, (int)((long)Rate * Duration / 1000)), HeadStart, Histogram);

    /// <summary>How many items a second this model hands over when every item is due before it starts: the centre of
    /// several runs.</summary>
    internal double Throughput(int items, int runs)
    {
        // Earlier than any clock that has run for a second shows, at a rate that puts all of it into the past.
        Rate = items;
        var histogram = LatencyDistribution.CreateHistogram();
        var time = TimeProvider.System;
        var seconds = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            var start = time.GetTimestamp();
            Run(items, -TimeSpan.FromSeconds(1), histogram);
            seconds[run] = time.GetElapsedTime(start).TotalSeconds;
        }

        return items / Estimate.Of(seconds).Center;
    }

    private void Run(int items, TimeSpan headStart, HistogramBase histogram)
    {
        var time = TimeProvider.System;
        var firstDue = time.AddTime(time.GetTimestamp(), headStart);
        var producer = new ScheduledProducer(time, firstDue, Rate, items);
        var consumer = new LatencyConsumer(time, histogram);

        Invocation.Run(Model, new Workload<long>([producer], [consumer]));

        consumer.Verify(items);
    }
}
