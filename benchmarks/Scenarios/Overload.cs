using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Rounds;
using ConcurrencyCompare.Benchmarks.Workloads;
using ConcurrencyCompare.Scheduling;
using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What happens when producers are twice as fast as consumers?</summary>
/// <remarks>
/// One consumer with 2 µs of calibrated work for each item, and a schedule of a million items a second (open loop). An
/// unbounded queue grows until the schedule ends; a bounded one makes the producer wait, and its items still count from the
/// moment they were meant to exist. How much throughput is kept is what was consumed, of what the work alone would allow.
/// </remarks>
public class Overload : HistogramBenchmark
{
    private const int Items = 50_000;
    private const int WarmupItems = 100;
    private const double WorkNanoseconds = 2_000;
    private const int RatePerSecond = (int)(2 * 1e9 / WorkNanoseconds);

    private CpuWork _work = null!;

    [Params("1024", Scenarios.Capacity.Unbounded)]
    public string Capacity { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Contestants.Names;

    [GlobalSetup]
    public void Prepare()
    {
        _work = CpuWork.Lasting(WorkNanoseconds);
        var histogram = LatencyDistribution.CreateHistogram();
        Warmup.Repeat(() => Run(WarmupItems, TimeSpan.Zero, histogram));
    }

    [Benchmark]
    public void TwiceAsFast()
    {
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        Run(Items, Latency.HeadStart, Histogram);
        var taken = time.GetElapsedTime(start) - Latency.HeadStart;
        ChildOutput.Write(ExtraNames.ThroughputKept, Items * _work.Nanoseconds / taken.TotalNanoseconds);
    }

    private void Run(int items, TimeSpan headStart, HistogramBase histogram)
    {
        var time = TimeProvider.System;
        var firstDue = time.AddTime(time.GetTimestamp(), headStart);
        var consumer = new LatencyConsumer(time, histogram);
        Invocation.Run(
            Model,
            new Workload<long>(
                [new ScheduledProducer(time, firstDue, RatePerSecond, items)], [new WorkingConsumer<long>(consumer, _work)])
            {
                Capacity = Scenarios.Capacity.Parse(Capacity),
            });
        consumer.Verify(items);
    }
}
