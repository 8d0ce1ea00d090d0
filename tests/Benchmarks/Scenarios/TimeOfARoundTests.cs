using BenchmarkDotNet.Configs;

namespace ConcurrencyCompare.Tests.Scenarios;

/// <summary>Eight rounds of the full profile are to fit into half an hour, so each scenario has a part of it.</summary>
public class TimeOfARoundTests
{
    [Theory]
    [InlineData("latency", 22)]
    [InlineData("load-sweep", 10)]
    [InlineData("overload", 7)]
    [InlineData("blocking", 40)]
    [InlineData("break-even", 56)]
    public void A_round_of_a_scenario_keeps_to_its_part(string scenario, double seconds)
    {
        var planned = LaunchPlan.Create(
            new Selection(
                Profile.Full, Rounds: 2, [Scenario.All.Single(one => one.Name == scenario)], [.. Contestant.Unasked],
                Seed: 1,
                RunSettings.DefaultThreshold),
            ManualConfig.CreateEmpty()).Launches.Where(launch => launch.Round == 1).ToList();

        Assert.InRange(planned.Sum(launch => launch.Scenario.TimePerCase.TotalSeconds), 1, seconds);
    }
}
