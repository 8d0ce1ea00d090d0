using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>Which model suits a work that somebody wrote?</summary>
/// <remarks>
/// A plug-in's own producers and consumers do what they do: nothing of it is calibrated. They are made outside the
/// clock, and their items are numbered on their way, so that every run proves that each came once and in order.
/// Starting and ending a run is inside the clock, as it is part of the work.
/// </remarks>
public class RealWork
{
    internal const string Name = "real-work";

    /// <summary>How long an invocation is to take, as far as runs can be repeated.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(50);

    private const int MostRuns = 100;

    private LoadedWork _work = null!;
    private Runner _runner = null!;
    private IReadOnlyList<int> _items = [];
    private int _count = 1;
    private IReadOnlyList<NumberedWork> _runs = [];

    /// <summary>The work's name.</summary>
    [ParamsSource(nameof(Works))]
    public string Work { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    /// <summary>Those of the plug-ins.</summary>
    public static IEnumerable<string> Works => Plugin.AllWorks.Select(work => work.Name).DefaultIfEmpty("");

    public static IEnumerable<string> Models => Controls.NamesWithModels;

    /// <summary>The scenario of works; it belongs to runs whose plug-ins have some.</summary>
    internal static Scenario Of(IReadOnlyList<LoadedWork> works)
    {
        return new Scenario(
            Name,
            "which model suits the work of a plug-in?",
            typeof(RealWork),
            MeasuresMemory: false,
            QuickSettings: [],
            Jobs.FewInvocations)
        {
            Parameters =
                [new("work", string.Join("; ", works.Select(work => $"{work.Name} is {work.Description}")))],
            Unasked = Profile.All,
            ControlSettings = [.. works.Select(work => $"work {work.Name}")],
            ShapeOf = launch => WorkOf(launch).Shape,
            Waits = launch => WaitsOf(WorkOf(launch)),
            TimePerCase = TimeSpan.FromSeconds(2),
        };

        LoadedWork WorkOf(Launch launch) => works.Single(work => work.Name == launch.Parameters["work"]);
    }

    [GlobalSetup]
    public void Prepare()
    {
        _work = Plugin.AllWorks.Single(work => work.Name == Work);
        _runner = new Runner(Model);
        var time = TimeProvider.System;
        var took = TimeSpan.Zero;
        Once();
        Warmup.Repeat(Once);
        if (Warmup.IsAskedFor) _count = (int)Math.Clamp(Usual / took, 1, MostRuns);
        ChildOutput.WriteItems(checked(_items.Sum() * _count));

        void Once()
        {
            var run = _work.Create();
            var start = time.GetTimestamp();
            run.Run(_runner);
            took = time.GetElapsedTime(start);
            if (_items.Count == 0) _items = run.Items;
            Verify(run);
        }
    }

    [IterationSetup]
    public void Create() => _runs = [.. Enumerable.Range(0, _count).Select(_ => _work.Create())];

    [Benchmark]
    public void Run()
    {
        foreach (var run in _runs) run.Run(_runner);
    }

    [IterationCleanup]
    public void Verify()
    {
        foreach (var run in _runs) Verify(run);
    }

    private static WorkloadNeeds WaitsOf(LoadedWork work) =>
        (work.Paced.Producers ? WorkloadNeeds.WaitingProducers : WorkloadNeeds.None)
        | (work.Paced.Consumers ? WorkloadNeeds.WaitingConsumers : WorkloadNeeds.None);

    private void Verify(NumberedWork run)
    {
        run.Verify();
        if (!run.Items.SequenceEqual(_items))
        {
            throw new InvalidOperationException(
                $"the work {Work} had {_items.Sum()} items in one run, and {run.Items.Sum()} in another: a work has to "
                    + "be the same in each");
        }
    }

    private sealed class Runner(string model) : IRunner
    {
        public void Run<T>(Workload<T> workload) => Invocation.Run(model, workload);
    }
}
