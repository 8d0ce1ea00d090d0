using BenchmarkDotNet.Configs;
using ConcurrencyCompare.Tests.Run;

namespace ConcurrencyCompare.Tests.Plan;

/// <summary>The order of measurement: randomised blocks.</summary>
public class LaunchPlanTests(ITestOutputHelper output)
{
    private static readonly string[] Models = [.. ConcurrencyModels.All.Select(model => model.Info.Name)];

    [Fact]
    public void Create_measures_all_models_of_a_setting_one_right_after_the_other()
    {
        foreach (var round in ByRound(Plan(seed: 7, rounds: 4)))
        {
            var blocks = BlocksOf(round);

            Assert.Distinct(blocks);
            // More than one model in each but those that have only one.
            Assert.True(blocks.Count < round.Count / 2, $"{blocks.Count} blocks of {round.Count} cases");
        }
    }

    [Fact]
    public void Create_puts_the_controls_among_the_models_that_they_control()
    {
        var block = ByRound(Plan(seed: 7, rounds: 2))[0]
            .Where(planned => planned is { Scenario.Name: "throughput", Setting: "topology 1:1, capacity 1024" })
            .Select(planned => planned.Model);

        Assert.Equal(
            ["callbacks", "callbacks-control", "callbacks-twice", "iterators", "threads", "threads-control"],
            block.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Create_measures_all_cases_in_turn_and_then_the_next_round()
    {
        var plan = Plan(seed: 7, rounds: 3);

        Assert.Equal(
            plan.Launches.Select(planned => planned.Round).Order(), plan.Launches.Select(planned => planned.Round));
        var rounds = ByRound(plan);
        Assert.Equal(3, rounds.Count);
        foreach (var round in rounds) Assert.Equal(KeysOf(rounds[0]), KeysOf(round));

        static IEnumerable<LaunchKey> KeysOf(List<Launch> round) =>
            round.OrderBy(planned => planned.ReportPlace).Select(planned => planned.Key with { Round = 0 });
    }

    [Fact]
    public void Create_gives_every_round_an_order_of_its_own_in_settings_and_in_models()
    {
        var rounds = ByRound(Plan(seed: 7, rounds: 10));

        Assert.Equal(10, rounds.Select(round => string.Join('|', BlocksOf(round))).Distinct().Count());
        // Of four models and controls there are 24 orders and more; ten rounds of a few settings show most of them.
        var orders = rounds.SelectMany(round => round
            .Where(planned => planned.Scenario.Name == "throughput")
            .GroupBy(planned => planned.Setting, planned => planned.Model, (_, models) => string.Join(',', models)));
        Assert.True(orders.Distinct().Count() >= 6);
    }

    [Fact]
    public void Create_gives_the_same_order_for_the_same_seed_and_another_one_for_another()
    {
        Assert.Equal(CasesOf(Plan(seed: 7, rounds: 2).Launches), CasesOf(Plan(seed: 7, rounds: 2).Launches));
        Assert.NotEqual(CasesOf(Plan(seed: 7, rounds: 2).Launches), CasesOf(Plan(seed: 8, rounds: 2).Launches));
    }

    [Fact]
    public void Create_lets_every_model_come_first_and_last_and_follow_every_other_equally_often()
    {
        const int Rounds = 600;
        var orders = Plan(seed: 7, Rounds, "round-trip").Launches
            .Where(planned => !IsControl(planned))
            .GroupBy(planned => planned.Round, planned => planned.Model, (_, models) => string.Join(',', models))
            .CountBy(order => order)
            .OrderBy(order => order.Key, StringComparer.Ordinal)
            .ToList();

        output.WriteLine(string.Join('\n', orders));
        // All six orders of three models: 100 of each expected, with a standard deviation of 9.
        Assert.Equal(6, orders.Count);
        Assert.Equal(Rounds, orders.Sum(order => order.Value));
        foreach (var order in orders) Assert.InRange(order.Value, 60, 140);
    }

    [Fact]
    public void Create_lets_every_setting_be_anywhere_in_a_round()
    {
        const int Rounds = 400;
        var places = ByRound(Plan(seed: 7, Rounds, "break-even"))
            .SelectMany(round => BlocksOf(round).Index())
            .CountBy(block => block)
            .ToList();

        var settings = places.Select(place => place.Key.Item).Distinct().Count();
        var expected = (double)Rounds / settings;
        Assert.Equal(settings * settings, places.Count);
        // Five standard deviations of a binomial distribution.
        foreach (var (_, count) in places)
            Assert.InRange(count, expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected)));
    }

    [Fact]
    public void InReportOrder_is_by_scenario_and_setting_then_by_model_and_round_whatever_the_seed()
    {
        var report = CasesOf(Plan(seed: 7, rounds: 2).InReportOrder);

        Assert.Equal(report, CasesOf(Plan(seed: 8, rounds: 2).InReportOrder));
        Assert.Equal(
            ["throughput topology 1:1, capacity 1 callbacks 1", "throughput topology 1:1, capacity 1 callbacks 2"],
            report.Take(2));
        Assert.Equal("load-sweep", Plan(seed: 7, rounds: 1).InReportOrder.Last().Scenario.Name);
    }

    [Fact]
    public void Duration_is_the_time_of_all_cases_and_what_a_run_takes_beside_them()
    {
        var plan = Plan(seed: 7, rounds: 3, "waiting-producers", "throughput");

        Assert.Equal(
            Budget.Overhead.TotalSeconds + plan.Launches.Sum(planned => planned.Scenario.TimePerCase.TotalSeconds),
            plan.Duration.TotalSeconds,
            precision: 3);
    }

    [Theory]
    [InlineData("smoke", 1, 60)]
    [InlineData("quick", 6, 180)]
    // Disturbed cases are repeated: a tenth of the time is theirs.
    [InlineData("full", 8, 1_620)]
    public void A_profile_keeps_the_time_that_it_promises(string name, int rounds, double seconds)
    {
        var profile = Profile.All.Single(profile => profile.Name == name);
        Assert.Equal(rounds, profile.Rounds);

        var plan = SimulatedRun.Plan(profile, rounds);

        output.WriteLine($"{name}: {plan.Launches.Count} processes, {plan.Duration.TotalSeconds:0} s");
        foreach (
            var scenario in plan.Launches.Where(planned => planned.Round == 1)
                .GroupBy(planned => planned.Scenario.Name))
        {
            output.WriteLine(
                $"  {scenario.Key}: {scenario.Count()} processes, "
                    + $"{scenario.Sum(planned => planned.Time.TotalSeconds):0.0} s a round");
        }

        Assert.InRange(plan.Duration.TotalSeconds, 1, seconds);
    }

    [Fact]
    public void Smoke_measures_every_scenario_with_every_model_that_full_has_there()
    {
        var smoke = ModelsOf(Profile.Smoke);

        Assert.Equal(ModelsOf(Profile.Full), smoke);
        Assert.Contains("throughput threads", smoke);

        static List<string> ModelsOf(Profile profile) =>
        [
            .. SimulatedRun.Plan(
                profile, rounds: 1).Launches.Select(planned => $"{planned.Scenario.Name} {planned.Model}")
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    [Fact]
    public void Settings_of_profiles_are_settings_of_their_scenario()
    {
        var all = SimulatedRun.Plan(Profile.Full, rounds: 1, [.. Scenario.Names]).Launches
            .Select(planned => (planned.Scenario.Name, planned.Setting)).ToHashSet();

        var chosen = Scenario.All.SelectMany(
            scenario => scenario.SmokeSettings.Concat(scenario.QuickSettings).Concat(scenario.ControlSettings)
            .Concat(scenario.DoubledSetting is { } doubled ? [doubled] : [])
            .Select(setting => (scenario.Name, setting))).ToList();

        Assert.True(chosen.Count >= 25, $"{chosen.Count} settings are chosen");
        Assert.Equal([], chosen.Where(setting => !all.Contains(setting)));
    }

    [Fact]
    public void Without_keeps_the_order_of_what_is_left()
    {
        var plan = Plan(seed: 7, rounds: 2, "round-trip");
        var measured = plan.Launches.Where((_, place) => place % 3 == 0).Select(planned => planned.Key).ToHashSet();

        Assert.Equal(
            plan.Launches.Where((_, place) => place % 3 != 0).Select(planned => planned.Key),
            plan.Without(measured).Launches.Select(planned => planned.Key));
    }

    private static bool IsControl(Launch planned) => Benchmarks.Contestants.Controls.Find(planned.Model) is not null
        || planned.Model == Benchmarks.Contestants.Doubles.Only.Name;

    /// <summary>Scenario and setting of neighbours, each as often as a run of neighbours begins.</summary>
    private static List<string> BlocksOf(IEnumerable<Launch> round)
    {
        var blocks = new List<string>();
        foreach (var block in round.Select(planned => $"{planned.Scenario.Name} {planned.Setting}"))
        {
            if (blocks.Count == 0 || blocks[^1] != block) blocks.Add(block);
        }

        return blocks;
    }

    private static IEnumerable<string> CasesOf(IEnumerable<Launch> rounds) =>
        rounds.Select(planned => $"{planned.Scenario.Name} {planned.Setting} {planned.Model} {planned.Round}");

    private static List<List<Launch>> ByRound(LaunchPlan plan) =>
        [.. plan.Launches.GroupBy(planned => planned.Round, (_, cases) => cases.ToList())];

    private static LaunchPlan Plan(int seed, int rounds, params string[] scenarios)
    {
        var chosen = Scenario.All
            .Where(
                scenario => scenarios.Length == 0
                    ? scenario.Unasked.Contains(Profile.Full) : scenarios.Contains(scenario.Name));
        return LaunchPlan.Create(
            new Selection(Profile.Full, rounds, [.. chosen], Models, seed, RunSettings.DefaultThreshold),
            ManualConfig.CreateEmpty());
    }
}
