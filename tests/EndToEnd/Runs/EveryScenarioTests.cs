using BenchmarkDotNet.Configs;

namespace ConcurrencyCompare.Tests.Runs;

/// <summary>What every scenario says about itself is what happens when it is measured.</summary>
[Collection(ScenarioRun.Alone)]
public class EveryScenarioTests
{
    /// <summary>These take minutes, or hundreds of megabytes.</summary>
    private static readonly string[] TooLarge = ["producers 1000000", "1000000-producers", "timer each second"];

    public static TheoryData<string, string, string> Cases =>
    [
        .. Planned(Scenario.All)
            .Where(launch => launch.Model != "iterators" && launch.Idea != "iterators")
            .Where(
                round =>
                    !TooLarge.Any(large => $"{round.Setting} {round.Model}".Contains(large, StringComparison.Ordinal)))
            .Select(launch => (launch.Scenario.Name, launch.Setting, launch.Model)),
    ];

    [Theory, MemberData(nameof(Cases))]
    public void Every_scenario_is_what_it_says(string scenario, string setting, string model)
    {
        var round = Planned([Scenario.All.Single(one => one.Name == scenario)])
            .Single(launch => (launch.Setting, launch.Model) == (setting, model));

        var (declared, seen, _) = ScenarioRun.Of(round);

        Assert.True(declared.Items[0] > 0);
        // This process is not pinned for it.
        Assert.Null((declared with { Cpus = null }).DeniedBy(seen with { Cpus = null }));
    }

    private static IReadOnlyList<Launch> Planned(IReadOnlyList<Scenario> scenarios) => LaunchPlan.Create(
        new Selection(
            Profile.Full, Rounds: 1, scenarios, ["threads", "callbacks", "iterators"], Seed: 1,
            RunSettings.DefaultThreshold),
        ManualConfig.CreateEmpty()).Launches;
}
