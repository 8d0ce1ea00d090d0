using BenchmarkDotNet.Configs;

namespace ConcurrencyCompare.Tests.MeasuredProcess;

public class RoundSeedTests
{
    private const string Variable = "CONCURRENCYCOMPARE_ROUND_SEED";

    [Fact]
    public void All_models_of_a_round_have_the_same_arrivals_and_each_round_others()
    {
        var rounds = Planned(seed: 1, rounds: 3);

        Assert.True(rounds.Select(launch => launch.Model).Distinct().Count() > 1);
        Assert.Equal(
            3, rounds.GroupBy(round => round.Round).Select(round => Assert.Single(round.Select(SeedOf).Distinct()))
                .Distinct().Count());
    }

    [Fact]
    public void Arrivals_follow_from_the_seed_of_the_run()
    {
        Assert.Equal(
            Planned(seed: 1, rounds: 2).Select(SeedOf).Distinct(),
            Planned(seed: 1, rounds: 2).Select(SeedOf).Distinct());
        Assert.Empty(Planned(seed: 1, rounds: 5).Select(SeedOf).Intersect(Planned(seed: 2, rounds: 5).Select(SeedOf)));
    }

    [Fact]
    public void Of_differs_with_either_number()
    {
        var seeds = from seed in Enumerable.Range(0, 100)
                    from number in Enumerable.Range(0, 100)
                    select RoundSeed.Of(
            seed, number);

        Assert.Equal(10_000, seeds.Distinct().Count());
    }

    [Fact]
    public void Iterations_of_a_process_have_seeds_of_their_own() =>
        Assert.Equal(20, Enumerable.Range(0, 20).Select(RoundSeed.OfIteration).Distinct().Count());

    private static IReadOnlyList<Launch> Planned(int seed, int rounds) => LaunchPlan.Create(
        new Selection(
            Profile.Full, rounds, [.. Scenario.All.Where(one => one.Name is "latency" or "load-sweep")],
            ["threads", "callbacks"], seed,
            RunSettings.DefaultThreshold),
        ManualConfig.CreateEmpty()).Launches;

    private static string SeedOf(Launch launch) =>
        launch.Case.Job.Environment.EnvironmentVariables.Single(variable => variable.Key == Variable).Value;
}
