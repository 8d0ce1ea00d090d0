using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How does waiting grow with the load?</summary>
/// <remarks>
/// One consumer with 50 µs of calibrated work for each item, long beside what a hand-over costs, and one producer whose
/// items come as a Poisson process, the same for all models of a round. The load is their rate × the work, so all
/// models have the same rates, and waiting follows from theory (M/D/1) but for what the model adds. A wait ends where
/// the work begins.
/// </remarks>
public class LoadSweep : HistogramBenchmark
{
    private const int WorkNanoseconds = 50_000;
    private const int MostPerSecond = 1_000_000_000 / WorkNanoseconds;
    private const int Milliseconds = 100;
    private const int WarmupItems = 5;

    private CpuWork _work = null!;
    private OpenLoopRun _run = null!;

    /// <summary>Percent of what the work alone would allow. Nearer to all of it a queue takes longer than a run to
    /// become what theory says.</summary>
    [Params(50, 80, 90)]
    public int Load { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Contestant.Names;

    private int Rate => MostPerSecond * Load / 100;

    private int Items => Rate * Milliseconds / 1000;

    [GlobalSetup]
    public void Prepare()
    {
        _work = CpuWork.Lasting(WorkNanoseconds);
        Warmup.Repeat(() => Run(RunOf(WarmupItems, seed: 0), TimeSpan.Zero, new LatencyLog(TimeProvider.System)));
    }

    [Benchmark]
    public void WithWork() => Run(_run, Latency.HeadStart, Log);

    private protected override void Prepare(int iteration) => _run = RunOf(Items, RoundSeed.OfIteration(iteration));

    private protected override void WriteExtras()
    {
        ChildOutput.Write(ExtraNames.WorkNanoseconds, _work.Nanoseconds);
        ChildOutput.Write(ExtraNames.ItemsPerSecond, Rate);
        ChildOutput.Write(ExtraNames.IdealWaitNanoseconds, _run.IdealWait(_work.Nanoseconds));
    }

    private OpenLoopRun RunOf(int items, int seed) =>
        new(TimeProvider.System, [ArrivalTimes.Poisson(TimeProvider.System, Rate, items, seed)], items)
        {
            ConsumerAround = consumer => new WorkingConsumer<TimedItem>(consumer, _work),
        };

    private void Run(OpenLoopRun run, TimeSpan headStart, LatencyLog log) =>
        run.Run(workload => Invocation.Run(Model, workload), log, headStart);
}
