using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;
using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How long does an item wait, at a fixed rate of arrivals?</summary>
/// <remarks>
/// One producer follows a schedule (open loop), one consumer records how long after its intended moment each item came,
/// and how much of that was over when the producer was asked for it: at most rates that part is the lateness of the
/// kernel's timer, which all models share. Arrivals are periodic, or of a Poisson process that is the same for all
/// models of a round. The time of an invocation follows from the rate and says nothing; the histograms are the result.
/// </remarks>
public class Latency : HistogramBenchmark
{
    public const string Periodic = "periodic";
    public const string Poisson = "poisson";

    private const int WarmupItems = 5;
    private const int MostItems = 5_000;

    /// <summary>So that starting threads does not make the first items late.</summary>
    internal static readonly TimeSpan HeadStart = TimeSpan.FromMilliseconds(2);

    private ArrivalTimes _arrivals = null!;

    /// <summary>When items come.</summary>
    [Params(Periodic, Poisson)]
    public string Arrivals { get; set; } = "";

    [ParamsSource(nameof(Rates))]
    public int Rate { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    /// <summary>Items per second.</summary>
    public static IEnumerable<int> Rates => [1_000, 10_000, 100_000];

    public static IEnumerable<string> Models => Controls.NamesWithModels;

    /// <summary>In an iteration: those of a tenth of a second, and at high rates not so many.</summary>
    private int Items => Math.Min(Rate / 10, MostItems);

    [GlobalSetup]
    public void Prepare() => Warmup.Repeat(() => Run(
        WarmupItems, ArrivalsOf(WarmupItems, seed: 0), TimeSpan.Zero, new LatencyLog(TimeProvider.System)));

    [Benchmark]
    public void OpenLoop() => Run(Items, _arrivals, HeadStart, Log);

    /// <summary>Random ones, but at the lowest rate, where items are too far apart for it to matter.</summary>
    internal static bool Has(Launch launch) =>
        (launch.Parameters["arrivals"] == Periodic) == (launch.Parameters["rate"] == "1000/s");

    private protected override void Prepare(int iteration) =>
        _arrivals = ArrivalsOf(Items, RoundSeed.OfIteration(iteration));

    private protected override IEnumerable<(string Name, HistogramBase Histogram)> Histograms =>
    [
        (ChildOutput.Latency, Log.Total), (ChildOutput.Lateness, Log.Lateness), (ChildOutput.HandOver, Log.HandOver),
    ];

    private ArrivalTimes ArrivalsOf(int items, int seed) => Arrivals == Poisson
        ? ArrivalTimes.Poisson(TimeProvider.System, Rate, items, seed)
        : ArrivalTimes.Periodic(TimeProvider.System, Rate);

    private void Run(int items, ArrivalTimes arrivals, TimeSpan headStart, LatencyLog log) =>
        new OpenLoopRun(TimeProvider.System, [arrivals], items)
            .Run(workload => Invocation.Run(Model, workload), log, headStart);
}
