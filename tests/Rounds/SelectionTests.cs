using BenchmarkDotNet.Configs;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Rounds;
using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Tests.Rounds;

public class SelectionTests
{
    [Fact]
    public void Includes_yardsticks_whatever_models_are_chosen()
    {
        var planned = Plan(Profile.Full, ["callbacks"], "hand-over");

        Assert.Equal(["callback-steps", "callbacks", "channel", "iterator-steps"], planned.Select(round => round.Model).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Includes_only_chosen_models_where_a_model_is_compared_with_itself()
    {
        var planned = Plan(Profile.Full, ["callbacks"], "overhead", "capacity", "scale");

        Assert.Equal(["callbacks"], planned.Select(round => round.Idea).Distinct());
        Assert.Equal(2 + 6 + 9, planned.Count);
    }

    [Fact]
    public void Includes_of_a_limit_all_but_what_is_left_to_full()
    {
        var models = Contestants();

        Assert.Contains(Plan(Profile.Full, models, "scale"), round => round.Model == "100000-producers");
        Assert.Equal(
            ["1000-producers", "1000000-producers"],
            Plan(Profile.Quick, models, "scale").Select(round => round.Model).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["rate 769/s"], Plan(Profile.Quick, models, "lateness").Select(round => round.Setting).Distinct());
    }

    [Fact]
    public void Scenarios_and_yardsticks_have_names_of_their_own()
    {
        var yardsticks = Scenario.All.SelectMany(scenario => scenario.Yardsticks).Select(yardstick => yardstick.Name);

        Assert.Distinct(Scenario.Names);
        Assert.Distinct(yardsticks.Concat(Contestants()));
    }

    private static string[] Contestants() => [.. ConcurrencyModels.All.Select(model => model.Name)];

    private static IReadOnlyList<PlannedRound> Plan(Profile profile, string[] models, params string[] scenarios)
    {
        var chosen = Scenario.All.Where(scenario => scenarios.Contains(scenario.Name)).ToList();
        var selection = new Selection(profile, Rounds: 1, chosen, models, Seed: 1, RunSettings.DefaultThreshold);
        return RoundPlan.Create(selection, ManualConfig.CreateEmpty()).Rounds;
    }
}
