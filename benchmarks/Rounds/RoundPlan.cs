using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Benchmarks.Rounds;

/// <summary>All cases of a run in the order in which they are measured: all cases in turn, then the next round.</summary>
/// <remarks>
/// A round is a BenchmarkDotNet job; jobs that differ in nothing but their names share one build. BenchmarkDotNet would
/// finish one class before it starts the next, so the cases of all classes are joined to one run in our order, and drift
/// of the machine hits all alike.
/// </remarks>
internal sealed class RoundPlan
{
    private RoundPlan(IReadOnlyList<PlannedRound> rounds) => Rounds = rounds;

    public IReadOnlyList<PlannedRound> Rounds { get; }

    /// <summary>Plans a run.</summary>
    /// <param name="selection">What to measure.</param>
    /// <param name="config">The configuration of all cases; its jobs say what the user changes of ours.</param>
    public static RoundPlan Create(Selection selection, IConfig config)
    {
        var rounds = new List<PlannedRound>();
        for (var round = 1; round <= selection.Rounds; round++)
        {
            foreach (var scenario in selection.Scenarios)
            {
                var cases = BenchmarkConverter
                    .TypeToBenchmarks(scenario.Benchmark, ConfigOf(scenario, round, selection.Profile, config))
                    .BenchmarksCases;
                rounds.AddRange(cases
                    .Select(benchmarkCase => PlannedRound.Of(scenario, round, benchmarkCase))
                    .Where(selection.Includes));
            }
        }

        return new RoundPlan(rounds);
    }

    /// <summary>The plan as a single BenchmarkDotNet run.</summary>
    public BenchmarkRunInfo ToRunInfo(IConfig config) => new(
        [.. Rounds.Select(round => round.Case)], typeof(Throughput), ImmutableConfigBuilder.Create(config));

    private static ManualConfig ConfigOf(Scenario scenario, int round, Profile profile, IConfig config)
    {
        var job = new Job($"Round{round:00}").Apply(scenario.JobOf(profile));
        foreach (var changes in config.GetJobs()) job = job.Apply(changes);

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
