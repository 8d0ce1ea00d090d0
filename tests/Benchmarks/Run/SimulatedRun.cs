using BenchmarkDotNet.Configs;
using BenchmarkDotNet.EventProcessors;
using BenchmarkDotNet.Reports;

namespace ConcurrencyCompare.Tests.Run;

/// <summary>A run without processes: a recorder is told what BenchmarkDotNet would tell it, and the lines that it hands
/// on are kept.</summary>
internal sealed class SimulatedRun
{
    private readonly Watch _watch = new();

    public SimulatedRun(LaunchPlan plan, IReadOnlyList<CaseResult> earlier, CancellationToken interruption = default)
        : this(plan, earlier, new Deadline(TimeProvider.System, budget: null), interruption: interruption)
    {
    }

    public SimulatedRun(
        LaunchPlan plan,
        IReadOnlyList<CaseResult> earlier,
        Deadline deadline,
        ClockWatch? clocks = null,
        Func<int, bool>? isDecided = null,
        CancellationToken interruption = default)
    {
        clocks ??= new ClockWatch(TimeProvider.System, LinuxFiles.Here);
        Recorder = new RunRecorder(plan, earlier, deadline, _watch, clocks, Started.Add, Keep, interruption, isDecided);
        Start = ResultsOf(plan);
    }

    public RunRecorder Recorder { get; }

    /// <summary>The places at which cases were started.</summary>
    public List<int> Started { get; } = [];

    /// <summary>All that was handed on.</summary>
    public List<JournalLine> Lines { get; } = [];

    /// <summary>What is done with a line beside keeping it.</summary>
    public Action<JournalLine> Record { get; init; } = static _ => { };

    /// <summary>The run before anything was measured.</summary>
    public RunResults Start { get; }

    /// <summary>The run as it is now.</summary>
    public RunResults Now => Start with { Cases = Recorder.Cases, Missing = Recorder.Missing };

    /// <summary>What happens right before a case is measured.</summary>
    public Action<Launch> Before { get; init; } = static _ => { };

    /// <summary>What a process prints that measures a case.</summary>
    public Func<Launch, IEnumerable<string>> OutputOf { get; init; } = static _ => RecordedProcess.Once;

    /// <summary>Whether the machine is disturbed while a case is measured; <paramref name="attempt"/> counts from
    /// 1.</summary>
    public Func<Launch, int, bool> IsDisturbed { get; init; } = static (_, attempt) => false;

    /// <summary>The exit code of the process that measures a case.</summary>
    public Func<Launch, int, int> ExitCodeOf { get; init; } = static (_, attempt) => 0;

    /// <summary>Measures all that is to be run now, or the first of it.</summary>
    public void Measure(int most = int.MaxValue, int attempt = 1)
    {
        foreach (var launch in Recorder.Running.Launches.Take(most)) Measure(launch, attempt);
    }

    /// <summary>Measures all, and then again what was disturbed.</summary>
    public void MeasureWithRepetitions()
    {
        var attempt = 1;
        Measure(attempt: attempt);
        while (Recorder.Repeat() is not null) Measure(attempt: ++attempt);
    }

    public void Measure(Launch launch, int attempt = 1)
    {
        _watch.Health = IsDisturbed(launch, attempt) ? SampleHealth.Disturbed : SampleHealth.Quiet;
        EventProcessor recorder = Recorder;
        Before(launch);
        recorder.OnStartRunBenchmark(launch.Case);
        recorder.OnEndRunBenchmark(launch.Case, Report(launch, ExitCodeOf(launch, attempt)));
    }

    /// <summary>What such a process printed, and behind it what it saw of itself: what its case says.</summary>
    private BenchmarkReport Report(Launch launch, int exitCode)
    {
        string[] output = [.. OutputOf(launch)];
        var result = LaunchReport.ResultOf(
            RecordedProcess.Report(launch, exitCode, output), launch, position: 1, health: null);
        var declared = Declaration.Of(launch, result);
        var seen = new Observation(declared.Items, declared.Shape is null ? [] : [declared.Shape], declared.Cpus);
        return RecordedProcess.Report(launch, exitCode, [.. output, ChildOutput.LineOf(seen)]);
    }

    /// <summary>A plan of some scenarios with each model once, or of all with everything that a profile has.</summary>
    public static LaunchPlan Plan(int rounds, params string[] scenarios) => Plan(Profile.Full, rounds, scenarios);

    /// <inheritdoc cref="Plan(int, string[])"/>
    public static LaunchPlan Plan(Profile profile, int rounds, params string[] scenarios) => LaunchPlan.Create(
        new Selection(
            profile, rounds,
            scenarios.Length == 0
                ? [.. Scenario.All.Where(scenario => scenario.Unasked.Contains(profile))]
                : [.. Scenario.All.Where(scenario => scenarios.Contains(scenario.Name))
                    .Select(scenario => scenario with { DoubledSetting = null, ControlSettings = [] })],
            [.. ConcurrencyModels.All.Select(model => model.Info.Name), .. profile.Peers],
            Seed: 7, RunSettings.DefaultThreshold),
        ManualConfig.CreateEmpty());

    private void Keep(JournalLine line)
    {
        Lines.Add(line);
        Record(line);
    }

    private RunResults ResultsOf(LaunchPlan plan)
    {
        var sample = SampleResults.Create();
        var planned = plan.Launches.Concat(plan.Refused.Select(refused => refused.Launch)).ToList();
        return sample with
        {
            Settings = sample.Settings with { Rounds = planned.Max(launch => launch.Round) },
            Scenarios = [.. planned.Select(launch => launch.Scenario).Distinct().Select(each => each.Facts)],
            Models =
                [.. planned.Select(launch => launch.Model).Distinct().Select(name => new NamedText(name, "a model"))],
            Cases = Recorder.Cases,
            Missing = Recorder.Missing,
        };
    }

    private sealed class Watch() : LaunchWatch(LinuxFiles.Here)
    {
        public RoundHealth? Health { get; set; }

        public override void Start()
        {
        }

        public override RoundHealth? End() => Health;
    }
}
