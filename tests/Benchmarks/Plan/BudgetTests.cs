using BenchmarkDotNet.Configs;

namespace ConcurrencyCompare.Tests.Plan;

public class BudgetTests
{
    private static readonly int[] Parts = [10, 20, 44, 6];

    [Theory]
    [InlineData(0, "", 0)]
    [InlineData(35, "", 0)]
    [InlineData(59, "3", 9)]
    [InlineData(60, "0", 6)]
    [InlineData(70, "0", 7)]
    [InlineData(180, "0, 1", 6)]
    [InlineData(185, "0, 1", 6)]
    [InlineData(216, "0, 1, 3", 6)]
    [InlineData(600, "0, 1, 2, 3", 7)]
    [InlineData(6000, "0, 1, 2, 3", 30)]
    public void Fit_keeps_what_has_time_for_six_rounds_and_uses_the_rest_for_more(int seconds, string kept, int rounds)
    {
        var fit = Budget.Fit(
            [.. Parts.Select(part => TimeSpan.FromSeconds(part))], TimeSpan.FromSeconds(seconds), 6, 30);

        Assert.Equal(kept, string.Join(", ", fit.Kept.Order()));
        Assert.Equal(rounds, fit.Rounds);
    }

    [Fact]
    public void Fit_leaves_a_selection_without_a_budget_alone()
    {
        var selection = Selected(budget: null);

        Assert.Same(selection, Budget.Fit(selection, ManualConfig.CreateEmpty(), isFixed: false));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(60)]
    public void Fit_plans_a_run_that_keeps_its_budget_and_says_what_it_left_out(int minutes)
    {
        var whole = Plan(Selected(budget: null));
        var selection = Budget.Fit(Selected(TimeSpan.FromMinutes(minutes)), ManualConfig.CreateEmpty(), isFixed: false);
        var plan = Plan(selection);

        Assert.InRange(plan.Duration, TimeSpan.Zero, TimeSpan.FromMinutes(minutes));
        Assert.InRange(selection.Rounds, Budget.LeastRounds, Budget.MostRounds);
        Assert.Contains(plan.Launches, launch => launch.Scenario.Name == "throughput");
        Assert.Equal(CasesOf(whole), CasesOf(plan));
    }

    [Fact]
    public void Fit_takes_whole_scenarios_and_of_their_settings_first_those_of_quick()
    {
        var plan = Plan(Budget.Fit(Selected(TimeSpan.FromMinutes(8)), ManualConfig.CreateEmpty(), isFixed: false));
        var leftOut = LeftOut(plan).ToList();

        Assert.NotEmpty(leftOut);
        var torn = plan.Launches.Where(launch => launch.Scenario.IsInQuick(launch))
            .Select(launch => launch.Scenario.Name)
            .Intersect(
                leftOut.Where(launch => launch.Scenario.IsInQuick(launch)).Select(launch => launch.Scenario.Name));
        Assert.Empty(torn);
    }

    [Fact]
    public void Fit_of_a_fixed_number_of_rounds_gives_the_same_again()
    {
        var once = Budget.Fit(Selected(TimeSpan.FromMinutes(7)), ManualConfig.CreateEmpty(), isFixed: false);
        var again = Budget.Fit(
            Selected(TimeSpan.FromMinutes(7)) with { Rounds = once.Rounds }, ManualConfig.CreateEmpty(), isFixed: true);

        Assert.Equal(once.Rounds, again.Rounds);
        Assert.Equal(
            Plan(once).Launches.Select(launch => launch.Key), Plan(again).Launches.Select(launch => launch.Key));
    }

    [Fact]
    public void Fit_says_what_would_be_enough_when_nothing_fits()
    {
        var refusal = Assert.Throws<UsageException>(
            () => Budget.Fit(Selected(TimeSpan.FromSeconds(20)), ManualConfig.CreateEmpty(), isFixed: false));

        Assert.Contains("--budget is too short: ", refusal.Message);
    }

    private static IEnumerable<Launch> LeftOut(LaunchPlan plan) =>
        plan.Refused.Where(refused => refused.Reason.Contains("budget", StringComparison.Ordinal))
            .Select(refused => refused.Launch);

    private static HashSet<(string Scenario, string Setting, string Model)> CasesOf(LaunchPlan plan) =>
    [
        .. plan.Launches.Concat(plan.Refused.Select(refused => refused.Launch))
            .Select(launch => (launch.Scenario.Name, launch.Setting, launch.Model)),
    ];

    private static LaunchPlan Plan(Selection selection) => LaunchPlan.Create(selection, ManualConfig.CreateEmpty());

    private static Selection Selected(TimeSpan? budget) => new(
        Profile.Full,
        Profile.Full.Rounds,
        [.. Scenario.All.Where(scenario => scenario.Unasked.Contains(Profile.Full))],
        [.. ConcurrencyModels.All.Select(model => model.Info.Name)],
        Seed: 1,
        RunSettings.DefaultThreshold)
    { Budget = budget };
}
