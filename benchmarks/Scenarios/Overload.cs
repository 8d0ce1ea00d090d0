using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;
using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What happens when producers are twice as fast as consumers?</summary>
/// <remarks>
/// <para>One consumer with 2 µs of calibrated work for each item, and four producers whose items together come twice as
/// fast, by schedules (open loop) of 50 ms. At its end half of the items have been consumed at best, and the last one
/// waits as long again. How much throughput is kept is what was consumed, of what the work alone would allow.</para>
/// <para>Four producers, not one: on a single thread a producer and a consumer that take turns never queue more than a
/// turn of items, so that a bound changes nothing, and what is late waits before its producer instead. Of four
/// producers three more have their turns, and the queue grows as it does between threads.</para>
/// </remarks>
public class Overload : HistogramBenchmark
{
    private const int Producers = 4;
    private const int ItemsPerProducer = 12_500;
    private const int WarmupItems = 25;
    private const double WorkNanoseconds = 2_000;
    private const int RateOfEach = (int)(2 * 1e9 / WorkNanoseconds / Producers);

    private CpuWork _work = null!;
    private QueueLog _queue = null!;
    private OpenLoopRun _run = null!;
    private double _kept;
    private double _backlogBytes;

    [Params("1024", Scenarios.Capacity.Unbounded)]
    public string Capacity { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Contestant.Names;

    [GlobalSetup]
    public void Prepare()
    {
        _work = CpuWork.Lasting(WorkNanoseconds);
        Warmup.Repeat(() => Run(RunOf(WarmupItems, Around), TimeSpan.Zero, new LatencyLog(TimeProvider.System)));
        _backlogBytes = MeasureBacklog();
    }

    [Benchmark]
    public void TwiceAsFast()
    {
        var time = TimeProvider.System;
        var began = Run(_run, Latency.HeadStart, Log);
        _kept = _run.Items * _work.Nanoseconds / time.GetElapsedTime(began).TotalNanoseconds;
    }

    private protected override void Prepare(int iteration)
    {
        _queue = new QueueLog(Producers * ItemsPerProducer);
        _run = RunOf(ItemsPerProducer, Around, _queue);
    }

    private protected override IEnumerable<(string Name, HistogramBase Histogram)> Histograms =>
        [(ChildOutput.Latency, Log.Total), (ChildOutput.Lateness, Log.Lateness), (ChildOutput.HandOver, Log.HandOver)];

    private protected override void WriteExtras()
    {
        ChildOutput.Write(ExtraNames.ThroughputKept, _kept);
        ChildOutput.Write(ExtraNames.MostQueued, _queue.MostQueued);
        ChildOutput.Write(ExtraNames.BacklogBytes, _backlogBytes);
        ChildOutput.Write(ExtraNames.IdealWaitNanoseconds, _run.IdealWait(_work.Nanoseconds));
    }

    /// <summary>What is held when the schedules end, in bytes: in a run of its own, as looking takes
    /// milliseconds.</summary>
    private double MeasureBacklog()
    {
        var items = Producers * ItemsPerProducer;
        HeapProbe? probe = null;
        var run = RunOf(ItemsPerProducer, consumer => probe = new HeapProbe(Around(consumer), at: items / 2));
        var log = new LatencyLog(TimeProvider.System);
        var before = HeapProbe.LiveBytes();
        Run(run, Latency.HeadStart, log);
        return Math.Max(0, probe!.Bytes - before);
    }

    private IConsumer<TimedItem> Around(IConsumer<TimedItem> consumer) =>
        new WorkingConsumer<TimedItem>(consumer, _work);

    private OpenLoopRun RunOf(
        int itemsPerProducer, Func<IConsumer<TimedItem>, IConsumer<TimedItem>> around, QueueLog? queue = null) => new(
        TimeProvider.System,
        [
            .. Enumerable.Range(0, Producers).Select(producer =>
                ArrivalTimes.Periodic(TimeProvider.System, RateOfEach, phase: (double)producer / Producers)),
        ],
        itemsPerProducer)
        {
            Capacity = Scenarios.Capacity.Parse(Capacity),
            ConsumerAround = around,
            Queue = queue,
        };

    private long Run(OpenLoopRun run, TimeSpan headStart, LatencyLog log) =>
        run.Run(workload => Invocation.Run(Model, workload), log, headStart);
}
