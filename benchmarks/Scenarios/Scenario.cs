using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Rounds;
using ConcurrencyCompare.Benchmarks.Scenarios.Limits;
using Perfolizer.Horology;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>A question, the benchmark class that answers it, and how a round of it is measured.</summary>
/// <param name="Name">The scenario's name on the command line and in results; it never changes.</param>
/// <param name="Question">What it answers.</param>
/// <param name="Benchmark">One BenchmarkDotNet class for all models.</param>
/// <param name="MeasuresMemory">Whether memory per operation means something here.</param>
/// <param name="QuickSettings">The settings that the quick profile takes, as in reports; all if there are none.</param>
/// <param name="JobOf">How one process measures one case in a profile.</param>
internal sealed record Scenario(
    string Name,
    string Question,
    Type Benchmark,
    bool MeasuresMemory,
    IReadOnlyList<string> QuickSettings,
    Func<Profile, Job> JobOf)
{
    /// <summary>The name under which the limits are chosen together; they run only when asked for.</summary>
    public const string LimitsGroup = "limits";

    /// <summary>What the models are held against, first the reference of ratios: measured whatever models are chosen.</summary>
    public IReadOnlyList<NamedText> Yardsticks { get; init; } = [];

    /// <summary>The settings in which models are measured a second time, for the noise floor; few, as each takes time.</summary>
    public IReadOnlyList<string> ControlSettings { get; init; } = [];

    /// <summary>Whether it measures a model at its limit, rather than compares the models.</summary>
    public bool IsLimit { get; init; }

    /// <summary>Values of parameters, and models, that the quick profile leaves out.</summary>
    public IReadOnlyList<string> OnlyInFull { get; init; } = [];

    public bool IsInQuick(PlannedRound round) =>
        (QuickSettings.Count == 0 || QuickSettings.Contains(round.Setting))
        && !round.Parameters.Values.Append(round.Model).Any(OnlyInFull.Contains);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "throughput",
            "what does handing over an item cost?",
            typeof(Throughput),
            MeasuresMemory: true,
            ["topology 1:1, capacity unbounded", "topology 1:1, capacity 1024", "topology 1:1, capacity 1",
                "topology 4:4, capacity 1024"],
            ThroughputJob) { ControlSettings = ["topology 1:1, capacity 1024"] },
        new(
            "latency",
            "how long does an item wait, at a fixed rate of arrivals?",
            typeof(Latency),
            MeasuresMemory: false,
            ["rate 10000/s"],
            LatencyJob) { ControlSettings = ["rate 10000/s"] },
        Limit<HandOver>(
            "hand-over",
            "how near is a hand-over on one thread to a channel?",
            new NamedText(HandOver.Channel, "TryWrite and TryRead of an unbounded Channel<int> in turn, without a scheduler"),
            new NamedText(HandOver.CallbackSteps, "callbacks that hand over through a variable: the bare cost of two steps"),
            new NamedText(HandOver.IteratorSteps, "iterators that hand over through a variable: the bare cost of two steps")),
        Limit<Overhead>(
            "overhead",
            "what does the common interface add to a hand-written loop?",
            new NamedText(Overhead.ByHand, "the same idea as a plain loop without the interface"),
            new NamedText(Overhead.ThroughModel, "the idea's model")),
        Limit<Timers>(
            "timers",
            "what does scheduling and firing a timer cost, the more are pending?",
            new NamedText(Timers.PriorityQueue, "PriorityQueue<Action, (long, long)>"),
            new NamedText(Timers.TimerQueue, "the schedulers' own queue of sleepers")),
        Limit<StartUp>(
            "start-up",
            "what does a run of one item cost?",
            new NamedText(StartUp.TwoThreads, "starting and joining two threads that do nothing")),
        Limit<Capacities>(
            "capacity",
            "what do bounds and more participants add to a model's own simplest hand-over?",
            [.. Capacities.Models.Select(model => new NamedText(model, "the model with this topology and capacity"))]),
        Limit<Scale>(
            "scale",
            "what does an item cost, and a producer hold, the more producers wait?",
            [.. Scale.Models.Select(model => new NamedText(model, "so many that wait at once; the same items in all"))])
            with { MeasuresMemory = false, JobOf = LongInvocationJob, OnlyInFull = ["100000-producers"] },
        Limit<Lateness>(
            "lateness",
            "how late does a sleeper wake?",
            new NamedText(Lateness.ThreadSleep, "Thread.Sleep until the next moment, in whole milliseconds rounded up"))
            with { MeasuresMemory = false, JobOf = LatencyJob, OnlyInFull = ["100/s"] },
        Limit<Harness>(
            "harness",
            "what does the suite itself cost, beside what it measures?",
            new NamedText(Harness.EmptyLoop, "a loop that does nothing but count"),
            new NamedText(Harness.EmptyQueue, "Enqueue and Dequeue of a Queue<int> in turn"),
            new NamedText(Harness.Clock, "reading the clock"),
            new NamedText(Harness.Histogram, "recording a value in a latency histogram"),
            new NamedText(Harness.ProduceAndCheck, "producing an item and checking it, without a hand-over")),
        Limit<Idle>("idle", "what does a service cost while it has nothing to do?")
            with { MeasuresMemory = false, JobOf = LongInvocationJob, OnlyInFull = [Idle.FarTimer] },
    ];

    public static IEnumerable<string> Names => All.Select(scenario => scenario.Name);

    /// <summary>A limit is measured as throughput is, unless it says otherwise.</summary>
    private static Scenario Limit<TBenchmark>(
        string name, string question, params IReadOnlyList<NamedText> yardsticks) =>
        new(name, question, typeof(TBenchmark), MeasuresMemory: true, QuickSettings: [], ThroughputJob)
        {
            IsLimit = true,
            Yardsticks = yardsticks,
        };

    private static Job ThroughputJob(Profile profile) => profile.IsSmoke
        ? Once()
        : Job.Default
            .WithStrategy(RunStrategy.Throughput)
            .WithUnrollFactor(1)
            .WithIterationTime(TimeInterval.FromMilliseconds(profile.IsQuick ? 50 : 100))
            .WithWarmup(milliseconds: 300)
            .WithWarmupCount(1)
            .WithIterationCount(profile.IsQuick ? 3 : 9)
            .WithEvaluateOverhead(false);

    // An invocation takes as long as its schedule, so there is nothing for a pilot to find out.
    private static Job LatencyJob(Profile profile) => profile.IsSmoke
        ? Once()
        : Once().WithWarmup(milliseconds: 400).WithWarmupCount(1).WithIterationCount(profile.IsQuick ? 3 : 8);

    // A single invocation takes longer than all those of a shorter benchmark.
    private static Job LongInvocationJob(Profile profile) => profile.IsSmoke
        ? Once()
        : Once().WithWarmup(milliseconds: 300).WithIterationCount(profile.IsQuick ? 1 : 3);

    private static Job Once() => Job.Default
        .WithStrategy(RunStrategy.Monitoring)
        .WithInvocationCount(1)
        .WithUnrollFactor(1)
        .WithWarmupCount(0)
        .WithIterationCount(1)
        .WithEvaluateOverhead(false);
}
