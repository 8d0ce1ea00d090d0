using System.Globalization;
using BenchmarkDotNet.Jobs;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Scenarios.Limits;
using ConcurrencyCompare.Benchmarks.Workloads;

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
    /// <summary>The name under which the limits are chosen together.</summary>
    public const string LimitsGroup = "limits";

    /// <summary>Connecting, a warm-up of a thousand items and more, and items that take 100 microseconds.</summary>
    private static readonly TimeSpan BesideABroker = TimeSpan.FromSeconds(3);

    /// <summary>The names under which several are chosen together, and what they stand for.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Groups =>
        new Dictionary<string, IReadOnlyList<string>>
        {
            [LimitsGroup] = [.. All.Where(scenario => scenario.IsLimit).Select(scenario => scenario.Name)],
        };

    /// <summary>What the models are held against, first the reference of ratios: measured whatever models are
    /// chosen.</summary>
    public IReadOnlyList<NamedText> Yardsticks { get; init; } = [];

    /// <summary>The settings in which models are measured a second time, as A/A controls; few, as each takes
    /// time.</summary>
    public IReadOnlyList<string> ControlSettings { get; init; } = [];

    /// <summary>The setting in which a model is measured with twice the items (<see cref="Doubles"/>);
    /// <see langword="null"/> for none.</summary>
    public string? DoubledSetting { get; init; }

    /// <summary>What its parameters mean, in their order.</summary>
    public IReadOnlyList<ParameterFacts> Parameters { get; init; } = [];

    /// <summary>What it measures beside time and latency.</summary>
    public IReadOnlyList<MeasureFacts> Measures { get; init; } = [];

    /// <summary>The use of a model that its settings stand for; <see langword="null"/> for none.</summary>
    public UseFacts? Use { get; init; }

    /// <summary>The scenario that measures the same on all processors, where this one is pinned; otherwise
    /// <see langword="null"/>.</summary>
    public string? OnAllCores { get; init; }

    /// <summary>What readers of its numbers have to know.</summary>
    public ScenarioFacts Facts => new(Name, Question)
    {
        Parameters = Parameters,
        Measures = Measures,
        Use = Use,
        OnAllCores = OnAllCores,
    };

    /// <summary>What is known of its cases beforehand.</summary>
    public IReadOnlyList<KnownAnswer> Known { get; init; } = [];

    /// <summary>Names the workload that a case measures, and the model that runs it: cases of the same name have to
    /// agree. <see langword="null"/> where no other scenario may measure the same.</summary>
    public Func<Launch, string?> WorkOf { get; init; } = static _ => null;

    /// <summary>Whether it is one of the limits: a model beside a yardstick, rather than the models beside each
    /// other.</summary>
    public bool IsLimit { get; init; }

    /// <summary>Whether its models do the same, so that one may be held against another.</summary>
    public bool Compares { get; init; } = true;

    /// <summary>The profiles that measure it when no scenario is asked for by name.</summary>
    public IReadOnlyList<Profile> Unasked { get; init; } = [Profile.Smoke, Profile.Full];

    /// <summary>A parameter's number in words, with its unit: BenchmarkDotNet sorts numbers as numbers only while they
    /// have none. Amounts of work and of waiting have theirs anyway.</summary>
    public Func<int, string> NumberText { get; init; } = static number => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A parameter's value as results have it.</summary>
    public string TextOf(string parameter, object value) => value switch
    {
        int amount when Facts.Of(ParameterFacts.Work) == parameter || Facts.Of(ParameterFacts.Wait) == parameter =>
            WorkAmount.Format(amount),
        int number => NumberText(number),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The workload that the setting stands for: what a model is given has to be it. <see langword="null"/>
    /// where no model runs.</summary>
    public Func<Launch, WorkloadShape?> ShapeOf { get; init; } = SettingShape.Of;

    /// <summary>Who waits, for times or for room: some peers cannot, by nature.</summary>
    public Func<Launch, WorkloadNeeds> Waits { get; init; } = static _ => WorkloadNeeds.None;

    /// <summary>Whether the measured processes are pinned to one processor: the first of those that may be
    /// used.</summary>
    public bool OnOneCore { get; init; }

    /// <summary>Whether a run has so few items, or can have, that a broker gets to their end in time.</summary>
    public bool SuitsBrokers { get; init; }

    /// <summary>Why this system cannot measure a case, in a line; <see langword="null"/> if it can. What machines carry
    /// is the matter of <c>Plan/Refusals.cs</c>.</summary>
    public Func<Launch, string?> Refusal { get; init; } = static _ => null;

    /// <summary>Whether it has a case at all: BenchmarkDotNet makes one of every combination of parameters.</summary>
    public Func<Launch, bool> Has { get; init; } = static _ => true;

    /// <summary>About how long a process takes from its start to its end, on average over the cases.</summary>
    public TimeSpan TimePerCase { get; init; } = TimeSpan.FromSeconds(0.75);

    /// <summary>About how long the process of a case takes, where cases differ; <see langword="null"/> where the
    /// average does.</summary>
    public Func<Launch, TimeSpan>? TimeOf { get; init; }

    /// <summary>The average in the quick profile, where that measures less in a process; <see langword="null"/> where
    /// it does not.</summary>
    public TimeSpan? TimeInQuick { get; init; }

    /// <summary>In which part of the run a case is measured: all rounds of a part come before the next part. Cases are
    /// compared inside a part alone.</summary>
    public Func<Launch, int> PartOf { get; init; } = static _ => 0;

    /// <summary>Values of its first parameter that are known only when the run begins; empty where its class knows
    /// them.</summary>
    public IReadOnlyList<string> Offered { get; init; } = [];

    /// <summary>About how long a process of a profile takes. One of smoke measures once, so most of it is the
    /// start.</summary>
    public TimeSpan TimeIn(Profile profile, Launch launch) => profile.IsSmoke
        ? TimeSpan.FromSeconds(0.4)
        : (TimeOf?.Invoke(launch) ?? (profile.IsQuick ? TimeInQuick : null) ?? TimePerCase)
            + (Contestant.NeedsBroker(launch.Model) ? BesideABroker : TimeSpan.Zero);

    /// <summary>Values of parameters, and models, that the quick profile leaves out.</summary>
    public IReadOnlyList<string> OnlyInFull { get; init; } = [];

    public bool IsInQuick(Launch launch) =>
        (QuickSettings.Count == 0 || QuickSettings.Contains(launch.Setting))
        && !launch.Parameters.Values.Append(launch.Model).Any(OnlyInFull.Contains);

    /// <summary>The settings that the smoke profile takes, as in reports; where there are none, those of
    /// quick.</summary>
    public IReadOnlyList<string> SmokeSettings { get; init; } = [];

    /// <summary>Whether the smoke profile takes a case: every scenario and every model, but not every
    /// setting.</summary>
    public bool IsInSmoke(Launch launch) => SmokeSettings.Count > 0
        ? SmokeSettings.Contains(launch.Setting)
        : QuickSettings.Count == 0 || QuickSettings.Contains(launch.Setting);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(
            "throughput",
            "what does handing over an item cost?",
            typeof(Throughput),
            MeasuresMemory: true,
            ["topology 1:1, capacity 1024"],
            Jobs.TwoInvocations)
            {
                SmokeSettings = ["topology 1:1, capacity 1024", "topology 4:4, capacity 1024"],
                Parameters = [CommonParameters.Topology, CommonParameters.Capacity],
                Use = new UseFacts(UseFacts.Throughput, UseFacts.HandOver),
                ControlSettings = ["topology 1:1, capacity 1024"],
                DoubledSetting = "topology 1:1, capacity 1024",
                Has = Throughput.Has,
                SuitsBrokers = true,
                WorkOf = SettingShape.WorkOf,
                Unasked = Profile.All,
                TimePerCase = TimeSpan.FromSeconds(0.8),
                TimeInQuick = TimeSpan.FromSeconds(0.65),
            },
        new(
            "latency",
            "how long does an item wait, at a fixed rate of arrivals?",
            typeof(Latency),
            MeasuresMemory: false,
            ["arrivals poisson, rate 10000/s"],
            Jobs.Latency)
            {
                Parameters =
                [
                    new("arrivals", "evenly spaced, or random with the same mean"),
                    new("rate", "how many items arrive in a second", ParameterFacts.Rate),
                ],
                Use = new UseFacts(UseFacts.ShortWaits, UseFacts.HandOver),
                ControlSettings = ["arrivals poisson, rate 10000/s"],
                NumberText = static rate => $"{rate}/s",
                Has = Latency.Has,
                SuitsBrokers = true,
                Waits = static _ => WorkloadNeeds.WaitingProducers,
                Unasked = Profile.All,
                TimePerCase = TimeSpan.FromSeconds(1.85),
                TimeInQuick = TimeSpan.FromSeconds(1.05),
            },
        new(
            "round-trip",
            "what does one item in flight cost?",
            typeof(RoundTrip),
            MeasuresMemory: true,
            QuickSettings: [],
            Jobs.Throughput)
            {
                Use = new UseFacts(UseFacts.ShortWaits, UseFacts.HandOver),
                ShapeOf = _ => new WorkloadShape(1, 1, Window: 1),
                SuitsBrokers = true,
                DoubledSetting = "",
                TimePerCase = TimeSpan.FromSeconds(0.95),
            },
        BesideYardsticks<StartUp>(
            "start-up",
            "what does a run of one item cost?",
            new NamedText(StartUp.TwoThreads, "starting and joining two threads that do nothing"))
            with { SuitsBrokers = true },
        new(
            "break-even",
            "how much work per item makes threads worth it?",
            typeof(BreakEven),
            MeasuresMemory: false,
            ["topology 2:2, work 100 ns", "topology 2:2, work 1 us"],
            Jobs.TwoInvocations)
            {
                Parameters =
                    [CommonParameters.Topology, new("work", "computing per item at each end", ParameterFacts.Work)],
                Measures = [CommonMeasures.Work],
                Use = new UseFacts(UseFacts.Throughput, UseFacts.HandOver),
                Has = BreakEven.Has,
                DoubledSetting = "topology 4:4, work 1 us",
                SmokeSettings = ["topology 2:2, work 0 ns", "topology 1:1, work 1 us", "topology 16:16, work 100 us"],
                Unasked = Profile.All,
                TimePerCase = TimeSpan.FromSeconds(0.7),
            },
        new(
            "blocking",
            "what if the work is waiting, not computing?",
            typeof(Blocking),
            MeasuresMemory: false,
            ["waiting consumers, concurrent 1000, wait 1 ms"],
            Jobs.TwoInvocations)
            {
                Parameters =
                [
                    new("waiting", "who waits, as for input or a timer"),
                    new("concurrent", "how many wait at once", ParameterFacts.AtOnce),
                    new("wait", "how long for each item", ParameterFacts.Wait),
                ],
                Use = new UseFacts(UseFacts.Throughput, UseFacts.Waiting),
                SmokeSettings =
                [
                    "waiting consumers, concurrent 10, wait 0 ns", "waiting consumers, concurrent 100, wait 10 ms",
                    "waiting producers, concurrent 1000, wait 1 ms",
                ],
                Has = Blocking.Has,
                Waits = Blocking.Waits,
                ShapeOf = Blocking.ShapeOf,
                DoubledSetting = "waiting consumers, concurrent 100, wait 1 ms",
                Unasked = Profile.All,
                TimePerCase = TimeSpan.FromSeconds(1),
                TimeInQuick = TimeSpan.FromSeconds(1.3),
            },
        new(
            "waiting-producers",
            "how many producers can wait at once?",
            typeof(WaitingProducers),
            MeasuresMemory: false,
            QuickSettings: [],
            Jobs.OneInvocation)
            {
                Parameters = [new("producers", "how many wait at once", ParameterFacts.AtOnce)],
                Measures = [CommonMeasures.ResidentPerProducer],
                Use = new UseFacts(UseFacts.Throughput, UseFacts.HandOver),
                TimePerCase = TimeSpan.FromSeconds(1.1),
                ShapeOf = launch => SettingShape.OfProducers(launch, "producers", capacity: 1),
                Waits = static _ => WorkloadNeeds.FullQueue,
                DoubledSetting = "producers 1000",
                WorkOf = SettingShape.WorkOf,
            },
        new(
            "oversubscribed",
            "what happens with more threads than cores?",
            typeof(Oversubscribed),
            MeasuresMemory: false,
            QuickSettings: [],
            Jobs.TwoInvocations)
            {
                Parameters = [CommonParameters.Topology],
                Measures = CommonMeasures.Fairness,
                Use = new UseFacts(UseFacts.Throughput, UseFacts.HandOver),
                TimePerCase = TimeSpan.FromSeconds(0.9),
                ShapeOf = launch => SettingShape.Of(launch)! with { Capacity = 1024 },
                DoubledSetting = "topology 4:4",
                // Here threads are steady, so that an A/A offset of theirs shows itself.
                ControlSettings = ["topology 4:4"],
            },
        new(
            "one-core",
            "what happens when all have to share one core?",
            typeof(OneCore),
            MeasuresMemory: false,
            QuickSettings: [],
            Jobs.TwoInvocations)
            {
                Parameters = [CommonParameters.Topology],
                Measures = CommonMeasures.Fairness,
                Use = new UseFacts(UseFacts.Throughput, UseFacts.HandOver) { OnOneCore = true },
                TimePerCase = TimeSpan.FromSeconds(0.95),
                ShapeOf = launch => SettingShape.Of(launch)! with { Capacity = 1024 },
                DoubledSetting = "topology 4:4",
                ControlSettings = ["topology 4:4"],
                OnOneCore = true,
                OnAllCores = "oversubscribed",
            },
        new(
            "overload",
            "what happens when producers are twice as fast as consumers?",
            typeof(Overload),
            MeasuresMemory: false,
            QuickSettings: [],
            Jobs.TwoInvocations)
            {
                Parameters = [CommonParameters.Capacity],
                Measures = CommonMeasures.Overload,
                ShapeOf = launch => SettingShape.Of("4:1", launch.Parameters["capacity"]),
                Waits = static _ => WorkloadNeeds.WaitingProducers,
                TimePerCase = TimeSpan.FromSeconds(1.15),
            },
        new(
            "payloads",
            "what does it matter how large an item is, and where it lives?",
            typeof(Payloads),
            MeasuresMemory: true,
            QuickSettings: [],
            Jobs.Throughput)
            {
                Parameters = [new("payload", "what an item is"), CommonParameters.Capacity],
                Use = new UseFacts(UseFacts.Throughput, UseFacts.HandOver),
                TimePerCase = TimeSpan.FromSeconds(0.85),
                DoubledSetting = "payload reference, capacity unbounded",
                WorkOf = launch => launch.Parameters["payload"] == "int" ? SettingShape.WorkOf(launch) : null,
            },
        new(
            "known-answers",
            "does the suite measure what is known?",
            typeof(KnownAnswers),
            MeasuresMemory: false,
            QuickSettings: [],
            Jobs.Throughput)
            {
                Yardsticks = KnownAnswers.All,
                Known = KnownAnswers.Truths,
                Compares = false,
                Unasked = Profile.All,
                OnlyInFull = [KnownAnswers.Spin50, KnownAnswers.Spin500, KnownAnswers.Steps, KnownAnswers.TenfoldSteps],
                Refusal = KnownAnswers.Refusal,
            },
        new(
            "load-sweep",
            "how does waiting grow with the load?",
            typeof(LoadSweep),
            MeasuresMemory: false,
            QuickSettings: [],
            Jobs.FewInvocations)
            {
                Parameters =
                    [new("load", "arrivals, as a share of what the work alone would allow", ParameterFacts.Load)],
                Measures = [CommonMeasures.Work, CommonMeasures.Arrivals, CommonMeasures.IdealWait],
                NumberText = static load => $"{load}%",
                SmokeSettings = ["load 50%", "load 90%"],
                Waits = static _ => WorkloadNeeds.WaitingProducers,
                TimePerCase = TimeSpan.FromSeconds(1),
            },
        Limit<HandOver>(
            "hand-over",
            "how near is a hand-over on one thread to a channel?",
            new NamedText(HandOver.Channel, "TryWrite and TryRead of a Channel<int> in turn, without a scheduler"),
            new NamedText(HandOver.BestChannel, "the same for one reader and one writer, 32 items at a time")),
        Limit<ThreadLoops>(
            "thread-loops",
            "what do threads take beside the loops that an expert would write?",
            new NamedText(
                ThreadLoops.ByHand, "two threads over BlockingCollection<int>, written for this workload alone"))
            with { ShapeOf = launch =>
                SettingShape.IsYardstick(launch) ? null : ThreadLoops.ShapeOf(launch.Parameters["limit"]) },
        Limit<Timers>(
            "timers",
            "what does scheduling and firing a timer cost, the more are pending?",
            new NamedText(Timers.PriorityQueue, "PriorityQueue<Action, (long, long)>"),
            new NamedText(Timers.TimerQueue, "the schedulers' own queue of sleepers"))
            with { ShapeOf = static _ => null },
        Limit<Capacities>(
            "capacities",
            "what do bounds and more participants add to a model's own simplest hand-over?",
            [.. Capacities.Models.Select(model => new NamedText(model, "the model with this topology and capacity"))])
            with
            {
                JobOf = Jobs.TwoInvocations,
                ShapeOf = static launch => launch.Model.Split('-') is [var topology, var capacity]
                    ? SettingShape.Of(topology, capacity) : null,
                WorkOf = SettingShape.WorkOf,
            },
        Limit<Scale>(
            "scale",
            "what does an item cost, and a producer hold, the more producers wait?",
            [.. Scale.Models.Select(model => new NamedText(model, "so many that wait at once; the same items in all"))])
            with
            {
                Parameters = [CommonParameters.Idea, new("waiting", "for what the producers wait")],
                Measures = [CommonMeasures.HeldPerProducer],
                MeasuresMemory = false, JobOf = Jobs.LongInvocation, OnlyInFull = ["100000-producers"],
                ShapeOf = Scale.ShapeOf,
                Waits = Scale.Waits,
            },
        Limit<Lateness>(
            "lateness",
            "how late does a sleeper wake?",
            new NamedText(Lateness.ThreadSleep, "Thread.Sleep until the next moment, in whole milliseconds rounded up"))
            with
            {
                MeasuresMemory = false, NumberText = static rate => $"{rate}/s", JobOf = Jobs.Latency,
                OnlyInFull = ["100/s"],
                Waits = static _ => WorkloadNeeds.WaitingProducers,
            },
        Limit<Harness>(
            "harness",
            "what does the suite itself cost, beside what it measures?",
            new NamedText(Harness.EmptyLoop, "a loop that does nothing but count"),
            new NamedText(Harness.EmptyQueue, "Enqueue and Dequeue of a Queue<int> in turn"),
            new NamedText(Harness.Clock, "reading the clock"),
            new NamedText(Harness.Histogram, "recording a value in a latency histogram"),
            new NamedText(Harness.ProduceAndCheck, "producing an item and checking it, without a hand-over"),
            new NamedText(Harness.WithoutInterfaces, "the same without the interfaces of producer and consumer"))
            with { Compares = false, ShapeOf = static _ => null },
        Limit<Idle>("idle", "what does a run cost while it has nothing to do?")
            with
            {
                Parameters = [new("timer", "when the next item is due")],
                Measures = [CommonMeasures.ProcessorTime],
                MeasuresMemory = false, JobOf = Jobs.LongInvocation, OnlyInFull = [Idle.FarTimer],
                Waits = static _ => WorkloadNeeds.WaitingProducers,
            },
    ];

    /// <summary>All, and behind them that of the plug-ins' works, where they have some.</summary>
    public static IReadOnlyList<Scenario> WithPlugins { get; } =
        Plugin.AllWorks is { Count: > 0 } works ? [.. All, RealWork.Of(works)] : All;

    public static IEnumerable<string> Names => WithPlugins.Select(scenario => scenario.Name);

    private static Scenario Limit<TBenchmark>(
        string name, string question, params IReadOnlyList<NamedText> yardsticks) =>
        BesideYardsticks<TBenchmark>(name, question, yardsticks) with { IsLimit = true, Unasked = [] };

    /// <summary>What has yardsticks is measured as throughput is, unless it says otherwise.</summary>
    private static Scenario BesideYardsticks<TBenchmark>(
        string name, string question, params IReadOnlyList<NamedText> yardsticks) =>
        new(name, question, typeof(TBenchmark), MeasuresMemory: true, QuickSettings: [], Jobs.Throughput)
        {
            Yardsticks = yardsticks,
        };
}
