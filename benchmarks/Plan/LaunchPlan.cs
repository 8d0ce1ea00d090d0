using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Scenarios;
using ConcurrencyCompare.Benchmarks.Toolchains;

namespace ConcurrencyCompare.Benchmarks.Plan;

/// <summary>All cases of a run in the order in which they are measured: all cases in turn, then the next
/// round.</summary>
/// <remarks>
/// A round is a BenchmarkDotNet job; jobs that differ in nothing but their names share one build. BenchmarkDotNet would
/// finish one class before it starts the next, so the cases of all classes are joined to one run in our order, and
/// drift of the machine hits all alike. Inside a round the order is random in blocks: first the settings are shuffled,
/// then the models of each setting. So no case always follows the same other one, and what is held against each other
/// is measured side by side, before the machine has changed (randomised blocks; Bulej et al., "Duet Benchmarking", ICPE
/// 2020, measure at once).
/// </remarks>
internal sealed class LaunchPlan
{
    private LaunchPlan(IReadOnlyList<Launch> launches) => Launches = launches;

    private const string NoTime = "left out to keep within the budget";

    /// <summary>What this machine cannot carry, and what there is no time for, with the reason.</summary>
    public IReadOnlyList<(Launch Launch, string Reason)> Refused { get; private init; } = [];

    /// <summary>The plan without what was measured already, in the same order.</summary>
    public LaunchPlan Without(IReadOnlySet<LaunchKey> measured) =>
        new([.. Launches.Where(launch => !measured.Contains(launch.Key))]);

    /// <exception cref="UsageException">There is nothing in it.</exception>
    public LaunchPlan RequireAny() => Launches.Count > 0
        ? this
        : throw new UsageException("nothing to measure: " + (Refused is [var (_, reason), ..]
            ? reason + "."
            : "no case of this profile fits the filters. --list flat shows all benchmarks."));

    /// <summary>Some of the plan's launches once more, in the order given.</summary>
    public LaunchPlan Again(IReadOnlyList<LaunchKey> keys)
    {
        var launches = Launches.ToDictionary(launch => launch.Key);
        return new LaunchPlan([.. keys.Select(key => launches[key])]);
    }

    /// <summary>Every case in the order of reports, with what was measured of it earlier.</summary>
    public IReadOnlyList<CaseResult> CasesWith(IReadOnlyList<CaseResult> earlier)
    {
        var results = LaunchKey.Measured(earlier)
            .ToLookup(measured => measured.Key with { Round = 0 }, measured => measured.Value);
        return
        [
            .. InReportOrder.GroupBy(launch => launch.Key with { Round = 0 }).Select(rounds => new CaseResult(
                rounds.Key.Scenario, rounds.First().Parameters, rounds.Key.Model, [.. results[rounds.Key]])),
        ];
    }

    /// <summary>About how long it takes, the build and the report included.</summary>
    public TimeSpan Duration => Launches.Aggregate(Budget.Overhead, (sum, launch) => sum + launch.Time);

    /// <summary>In the order of measurement.</summary>
    public IReadOnlyList<Launch> Launches { get; }

    /// <summary>In the order of reports: by scenario and setting, then by model.</summary>
    public IEnumerable<Launch> InReportOrder =>
        Launches.OrderBy(launch => launch.ReportPlace).ThenBy(launch => launch.Round);

    /// <summary>Plans a run.</summary>
    /// <param name="selection">What to measure.</param>
    /// <param name="config">The configuration of all cases; its jobs say what the user changes of ours.</param>
    public static LaunchPlan Create(Selection selection, IConfig config)
    {
        var random = new Random(selection.Seed);
        var launches = new List<Launch>();
        var refused = new List<(Launch, string)>();
        for (var round = 1; round <= selection.Rounds; round++)
        {
            var cases = selection.Scenarios
                .SelectMany(scenario => CasesOf(scenario, round, selection, config))
                .Select(
                    (planned, place) =>
                        planned
                            with
                        { ReportPlace = place, Time = planned.Scenario.TimeIn(selection.Profile, planned) })
                .Where(planned => planned.Scenario.Has(planned))
                .Where(selection.Includes)
                .Where(planned =>
                {
                    var reason = selection.LeftOut.Contains((planned.Scenario.Name, planned.Setting))
                        ? NoTime
                        : planned.Scenario.Refusal(planned) ?? Refusals.Of(planned, selection.Machine);
                    if (reason is not null) refused.Add((planned, reason));
                    return reason is null;
                });
            launches.AddRange(InRandomBlocks(cases, random));
        }

        return new LaunchPlan([.. launches.OrderBy(launch => launch.Scenario.PartOf(launch))]) { Refused = refused };
    }

    private static IEnumerable<Launch> InRandomBlocks(IEnumerable<Launch> cases, Random random)
    {
        var settings = cases.GroupBy(
            planned => (planned.Scenario.Name, planned.Setting), (_, models) => models.ToArray()).ToArray();
        random.Shuffle(settings);
        foreach (var models in settings) random.Shuffle(models);
        return settings.SelectMany(models => models);
    }

    private static IEnumerable<Launch> CasesOf(Scenario scenario, int round, Selection selection, IConfig config)
    {
        if (scenario.Offered.Count > 0) YourWork.Offer(scenario.Offered);
        var order = scenario.Offered.Select((value, place) => (value, place)).ToDictionary();
        return BenchmarkConverter
            .TypeToBenchmarks(scenario.Benchmark, ConfigOf(scenario, round, selection, config))
            .BenchmarksCases
            .Select(benchmarkCase => Launch.Of(scenario, round, benchmarkCase))
            // BenchmarkDotNet sorts texts: 16:16 before 2:2.
            .OrderBy(
                launch =>
                    order.Count > 0 ? order[launch.Parameters.First().Value] : SettingShape.ParticipantsOf(launch));
    }

    /// <summary>The plan as a single BenchmarkDotNet run.</summary>
    public BenchmarkRunInfo ToRunInfo(IConfig config) => new(
        [.. Launches.Select(launch => launch.Case)], typeof(Throughput), ImmutableConfigBuilder.Create(config));

    /// <summary>BenchmarkDotNet would let the user's environment variables replace all of ours.</summary>
    private static Job Changed(Job job, Job changes)
    {
        // To apply changes is to change the job, so what it had is taken first.
        EnvironmentVariable[] variables =
        [
            .. (job.Environment.EnvironmentVariables ?? [])
                .Concat(changes.Environment.EnvironmentVariables ?? [])
                .GroupBy(variable => variable.Key)
                .Select(settings => settings.Last()),
        ];
        return job.Apply(changes).WithEnvironmentVariables(variables);
    }

    private static ManualConfig ConfigOf(Scenario scenario, int round, Selection selection, IConfig config)
    {
        var job = new Job($"Round{round:00}").Apply(scenario.JobOf(selection.Profile)).WithCosts()
            .WithSeed(selection.Seed, round);
        foreach (var changes in config.GetJobs()) job = Changed(job, changes);
        var cpus = scenario.OnOneCore ? (selection.Cpus ?? selection.Machine.Cpus)?.First : selection.Cpus;
        if (cpus is not null) job = job.WithCpus(cpus);
        job = job.WithToolchain(MeasuredProgram.Toolchain);

        // Everything but the user's jobs, which have become part of ours.
        var ours = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddFilter([.. config.GetFilters()])
            .AddDiagnoser([.. config.GetDiagnosers()])
            .AddValidator([.. config.GetValidators()])
            .AddColumnProvider([.. config.GetColumnProviders()])
            .AddLogger([.. config.GetLoggers()])
            .WithOptions(config.Options)
            .WithArtifactsPath(config.ArtifactsPath)
            .WithBuildTimeout(config.BuildTimeout);
        return scenario.MeasuresMemory ? ours.AddDiagnoser(MemoryDiagnoser.Default) : ours;
    }
}
