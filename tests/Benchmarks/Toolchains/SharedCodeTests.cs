using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Running;

namespace ConcurrencyCompare.Tests.Toolchains;

/// <summary>How much code is written and compiled before a run begins.</summary>
public class SharedCodeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Choose_takes_each_case_once_however_many_rounds_it_has(int rounds)
    {
        var launches = Planned(rounds);
        var cases = launches.Select(CaseOf).ToHashSet();
        Assert.Equal(rounds * cases.Count, launches.Count);

        var chosen = SharedCode.Choose(PartitionOf(launches)).Benchmarks;

        Assert.Equal(cases.Count, chosen.Length);
        Assert.Equal(cases, chosen.Select(built => CaseOf(launches[built.Id.Value])).ToHashSet());
    }

    [Fact]
    public void NumberOf_is_that_of_the_same_case_in_the_first_round()
    {
        var launches = Planned(rounds: 3);
        var first = launches.Index().Where(launch => launch.Item.Round == 1)
            .ToDictionary(launch => CaseOf(launch.Item), launch => launch.Index);

        SharedCode.Choose(PartitionOf(launches));

        Assert.All(launches, launch => Assert.Equal(first[CaseOf(launch)], SharedCode.NumberOf(launch.Case)));
    }

    private static LaunchKey CaseOf(Launch launch) => launch.Key with { Round = 0 };

    private static IReadOnlyList<Launch> Planned(int rounds) => LaunchPlan.Create(
        new Selection(
            Profile.Full, rounds, Scenario.All, ["threads", "callbacks"], Seed: 1, RunSettings.DefaultThreshold),
        ManualConfig.CreateEmpty()).Launches;

    private static BuildPartition PartitionOf(IReadOnlyList<Launch> launches) => new(
        [
            .. launches.Select((launch, place) => new BenchmarkBuildInfo(
                launch.Case, ImmutableConfigBuilder.Create(ManualConfig.CreateEmpty()), place)),
        ],
        EnvironmentResolver.Instance);
}
