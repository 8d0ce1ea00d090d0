using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;
using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>Which model suits work that somebody described?</summary>
/// <remarks>
/// The description is the setting, in words (<see cref="WorkText"/>). Computing is calibrated steps, waiting is due
/// times of producers and readiness of consumers, and a payload is memory of each item's own. Without a rate, time per
/// item is measured, from the first wait to the last item; with one, how long items wait that come at random moments
/// (open loop).
/// </remarks>
public class YourWork : HistogramBenchmark
{
    private const int WarmupItemsOfEach = 3;
    private const int LeastWarmupItems = 1_000;
    private const int MostWarmupCapacity = 10_000;
    private const int LeastWarmupRate = 1_000;

    private static readonly AsyncLocal<IReadOnlyList<string>?> Offered = new();

    private WorkDescription _work = null!;
    private Computing _computing = null!;
    private Runner _runner = null!;
    private bool _haveThreads;
    private int _items;
    private int _runs;
    private IReadOnlyList<DescribedRun> _described = [];
    private RatedRun? _rated;

    /// <summary>What is measured, in words.</summary>
    [ParamsSource(nameof(Workloads))]
    public string Workload { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    /// <summary>What was described; where nothing was, a hand-over.</summary>
    public static IEnumerable<string> Workloads => Offered.Value ?? [WorkText.Of(new WorkDescription())];

    public static IEnumerable<string> Models => Controls.NamesWithModels;

    /// <summary>Says what the settings are of plans that are made from here on.</summary>
    internal static void Offer(IReadOnlyList<string> workloads) => Offered.Value = workloads;

    [GlobalSetup]
    public void Prepare()
    {
        var model = Contestant.Get(Model);
        _runner = new Runner(Model);
        _haveThreads = Contestant.HasThreadEach(Model);
        WarmUp(WorkText.Parse(Workload));

        _work = WorkText.Parse(Workload);
        _computing = Computing.Of(_work);
        _items = WorkSize.ItemsOf(_work);
        _runs = WorkSize.RunsOf(_work, model.Info.RunsOnCallingThread);
        ChildOutput.WriteItems(_items * _runs);
    }

    [Benchmark]
    public void Run() => RunOnce(_rated, _described, Log);

    private protected override void Prepare(int iteration) => Assemble(RoundSeed.OfIteration(iteration));

    private protected override void End()
    {
        foreach (var run in _described) run.End();
    }

    private protected override IEnumerable<(string Name, HistogramBase Histogram)> Histograms => _rated is null
        ? []
        :
        [
            (ChildOutput.Latency, Log.Total), (ChildOutput.Lateness, Log.Lateness),
            (ChildOutput.HandOver, Log.HandOver),
        ];

    /// <summary>The same path with the same types: what the work has not, the warm-up has not; what it has is
    /// short.</summary>
    private void WarmUp(WorkDescription work)
    {
        _work = Shortened(work);
        _computing = Computing.Of(_work);
        _items = WarmupItemsOfEach * Math.Max(work.Producers, work.Consumers);
        if (!work.HasWaits && work.Rate is null)
            _items = Math.Max(_items, LeastWarmupItems + (2 * Math.Min(work.Capacity ?? 0, MostWarmupCapacity)));
        _items += (work.Producers - (_items % work.Producers)) % work.Producers;
        _runs = 1;
        Warmup.Repeat(() =>
        {
            Assemble(seed: 0);
            RunOnce(_rated, _described, new LatencyLog(TimeProvider.System));
            End();
        });
    }

    private static WorkDescription Shortened(WorkDescription work) => work with
    {
        Produce = Math.Min(work.Produce, 1_000),
        ProduceWait = Math.Min(work.ProduceWait, 500_000),
        Consume = Math.Min(work.Consume, 1_000),
        ConsumeWait = Math.Min(work.ConsumeWait, 500_000),
        Rate = work.Rate is { } rate ? Math.Max(rate, LeastWarmupRate) : null,
    };

    private void Assemble(int seed)
    {
        if (_work.Rate is { } rate)
        {
            var arrivals = ArrivalTimes.Poisson(TimeProvider.System, rate, _items, seed);
            _rated = new RatedRun(TimeProvider.System, _work, _computing, arrivals, _items);
            return;
        }

        _described =
        [
            .. Enumerable.Range(0, _runs)
                .Select(_ => DescribedRun.Of(TimeProvider.System, _work, _computing, _items, _haveThreads)),
        ];
        foreach (var run in _described) run.Assemble(_runner);
    }

    private void RunOnce(RatedRun? rated, IReadOnlyList<DescribedRun> described, LatencyLog log)
    {
        rated?.Run(_runner, log, Latency.HeadStart + (PerParticipant * (_work.Producers + _work.Consumers)));
        foreach (var run in described) run.GoOn(_runner);
    }

    /// <summary>So that starting threads does not make the first items late.</summary>
    private static readonly TimeSpan PerParticipant = TimeSpan.FromMicroseconds(200);

    private sealed class Runner(string model) : IRunner
    {
        public void Run<T>(Workload<T> workload) => Invocation.Run(model, workload);
    }
}
