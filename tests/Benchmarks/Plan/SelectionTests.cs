using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;

namespace ConcurrencyCompare.Tests.Plan;

public class SelectionTests
{
    [Fact]
    public void Includes_yardsticks_whatever_models_are_chosen()
    {
        var planned = Plan(Profile.Full, ["callbacks"], "hand-over");

        foreach (var setting in planned.GroupBy(launch => launch.Setting, launch => launch.Model))
            Assert.Equal(["callbacks", "channel", "channel-batches"], setting.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["capacity 1", "capacity 1024", "capacity unbounded"],
            planned.Select(launch => launch.Setting).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Includes_only_chosen_models_where_a_model_is_compared_with_itself()
    {
        var planned = Plan(Profile.Full, ["callbacks"], "capacities", "scale");

        Assert.Equal(["callbacks"], planned.Select(launch => launch.Idea).Distinct());
        Assert.Equal(6 + 9, planned.Count);
    }

    [Fact]
    public void Includes_of_a_limit_all_but_what_is_left_to_full()
    {
        var models = Contestant();

        Assert.Contains(Plan(Profile.Full, models, "scale"), launch => launch.Model == "100000-producers");
        Assert.Equal(
            ["1000-producers", "1000000-producers"],
            Plan(Profile.Quick, models, "scale").Select(launch => launch.Model).Distinct()
                .Order(StringComparer.Ordinal));
        Assert.Equal(
            ["rate 769/s"], Plan(Profile.Quick, models, "lateness").Select(launch => launch.Setting).Distinct());
    }

    [Fact]
    public void Quick_asks_few_questions_and_full_all_but_the_limits()
    {
        Assert.Equal(["throughput", "latency", "break-even", "blocking", "known-answers"], UnaskedIn(Profile.Quick));
        Assert.Equal(
            ["throughput", "latency", "round-trip", "start-up", "break-even", "blocking", "waiting-producers",
                "oversubscribed", "one-core",
                "overload", "payloads", "known-answers", "load-sweep"],
            UnaskedIn(Profile.Full));
        Assert.Equal(UnaskedIn(Profile.Full), UnaskedIn(Profile.Smoke));
        Assert.All(Scenario.All.Where(scenario => scenario.IsLimit), limit => Assert.Empty(limit.Unasked));
    }

    [Fact]
    public void Settings_have_their_unit_and_the_order_of_their_numbers()
    {
        var settings = Plan(Profile.Full, ["callbacks"], "break-even", "load-sweep", "blocking", "oversubscribed")
            .OrderBy(launch => launch.ReportPlace).Select(launch => launch.Setting).ToList();

        string[] works = ["0 ns", "100 ns", "1 us", "10 us", "100 us"];
        string[] near = ["0 ns", "100 ns", "200 ns", "300 ns", "400 ns", "600 ns", "1 us", "10 us", "100 us"];
        Assert.Equal(
            [
                .. works.Select(work => $"topology 1:1, work {work}"),
                .. near.Select(work => $"topology 2:2, work {work}"),
                .. works.Select(work => $"topology 4:4, work {work}"),
                .. works.Select(work => $"topology 16:16, work {work}"),
                .. from concurrent in (int[])[1, 10, 100, 1_000]
                   from wait in (string[])["0 ns", "1 ms", "10 ms"]
                   select $"waiting consumers, concurrent {concurrent}, wait {wait}",
                "waiting producers, concurrent 1000, wait 1 ms", "topology 4:4", "topology 16:16", "load 50%",
                "load 80%", "load 90%",
            ],
            settings);
    }

    [Fact]
    public void A_plan_says_what_the_machine_cannot_carry()
    {
        var waiting = Scenario.All.Single(scenario => scenario.Name == "waiting-producers") with
        {
            Refusal = launch => launch.Model == "threads" ? "too many" : null,
        };
        var selection = new Selection(
            Profile.Full, Rounds: 2, [waiting], Contestant(), Seed: 1, RunSettings.DefaultThreshold);

        var plan = LaunchPlan.Create(selection, ManualConfig.CreateEmpty());

        // Of callbacks one case more, with twice the items.
        Assert.Equal(2 * (3 * 2 + 1), plan.Launches.Count);
        Assert.DoesNotContain(plan.Launches, launch => launch.Model == "threads");
        Assert.Equal(2 * 3, plan.Refused.Count(refused => refused is { Launch.Model: "threads", Reason: "too many" }));
    }

    [Fact]
    public void A_scenario_of_one_core_is_pinned_to_the_first_processor_that_may_be_used_and_no_other_is_pinned()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() || OperatingSystem.IsWindows(), "This system does not pin processes.");

        var one = PinnedTo("one-core", cpus: null);
        Assert.Equal([Affinity.Own!.First.ToString()], one);
        Assert.DoesNotContain(",", one[0]);
        Assert.DoesNotContain("-", one[0]);
        Assert.Equal(["all"], PinnedTo("oversubscribed", cpus: null));
        Assert.Equal(["1"], PinnedTo("one-core", cpus: "1-2"));
        Assert.Equal(["1-2"], PinnedTo("oversubscribed", cpus: "1-2"));

        static List<string> PinnedTo(string scenario, string? cpus)
        {
            var selection = Selected(
                Profile.Full, [.. Scenario.All.Where(each => each.Name == scenario)], Contestant()) with
            {
                Cpus = cpus is null ? null : CpuList.TryParse(cpus),
            };
            return
            [
                .. LaunchPlan.Create(selection, ManualConfig.CreateEmpty()).Launches
                    .Select(launch => PinnedJob.CpusOf(launch.Case.Job)?.ToString() ?? "all")
                    .Distinct(),
            ];
        }
    }

    [Fact]
    public void What_the_user_tells_BenchmarkDotNet_changes_every_job_and_keeps_the_rest()
    {
        var theirs = ManualConfig.CreateEmpty().AddJob(new Job().WithIterationCount(5)).WithArtifactsPath("somewhere")
            .WithBuildTimeout(TimeSpan.FromSeconds(7));
        var throughput = Scenario.All.Where(scenario => scenario.Name == "latency").ToList();

        var planned = LaunchPlan.Create(
            Selected(Profile.Full, throughput, Contestant()) with { Rounds = 12 }, theirs).Launches;

        Assert.Equal([5], planned.Select(launch => launch.Case.Job.Run.IterationCount).Distinct());
        Assert.Equal([1], planned.Select(launch => launch.Case.Job.Run.WarmupCount).Distinct());
        Assert.Equal(["somewhere"], planned.Select(launch => launch.Case.Config.ArtifactsPath).Distinct());
        Assert.Equal([TimeSpan.FromSeconds(7)], planned.Select(launch => launch.Case.Config.BuildTimeout).Distinct());
        // Jobs of a round share their name, and rounds do not.
        Assert.Equal(
            Enumerable.Range(1, 12).Select(round => $"Round{round:00}"),
            planned.Select(round => round.Case.Job.Id).Distinct());
    }

    [Fact]
    public void Memory_is_looked_at_only_where_it_means_something()
    {
        Assert.NotEmpty(DiagnosersOf("throughput"));
        Assert.Empty(DiagnosersOf("blocking"));

        static IEnumerable<object> DiagnosersOf(string scenario) =>
            Plan(Profile.Full, Contestant(), scenario)[0].Case.Config.GetDiagnosers();
    }

    [Fact]
    public void Environment_variables_of_the_user_stand_beside_ours()
    {
        var theirs = new EnvironmentVariable("DOTNET_TieredPGO", "0");
        var config = ManualConfig.CreateEmpty().AddJob(new Job().WithEnvironmentVariables(theirs));
        var throughput = Scenario.All.Where(scenario => scenario.Name == "throughput").ToList();
        var selection = new Selection(
            Profile.Quick, Rounds: 1, throughput, Contestant(), Seed: 1, RunSettings.DefaultThreshold);

        var planned = LaunchPlan.Create(selection, config).Launches;

        Assert.NotEmpty(planned);
        foreach (var round in planned)
        {
            Assert.Equal(
                ["CONCURRENCYCOMPARE_ROUND_SEED", "CONCURRENCYCOMPARE_WARMUP_MS", "DOTNET_TC_CallCountingDelayMs",
                    "DOTNET_TieredPGO"],
                round.Case.Job.Environment.EnvironmentVariables!.Select(variable => variable.Key)
                    .Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Scenarios_and_yardsticks_have_names_of_their_own()
    {
        var yardsticks = Scenario.All.SelectMany(scenario => scenario.Yardsticks).Select(yardstick => yardstick.Name);

        Assert.Distinct(Scenario.Names);
        Assert.Distinct(yardsticks.Concat(Contestant()));
    }

    [Fact]
    public void A_variable_that_the_user_sets_wins_over_ours()
    {
        var theirs = new EnvironmentVariable("DOTNET_TC_CallCountingDelayMs", "100");
        var planned = LaunchPlan.Create(
            Selected(Profile.Quick, [.. Scenario.All.Where(scenario => scenario.Name == "throughput")], Contestant()),
            ManualConfig.CreateEmpty().AddJob(new Job().WithEnvironmentVariables(theirs))).Launches;

        Assert.Equal(
            ["100"],
            planned.SelectMany(launch => launch.Case.Job.Environment.EnvironmentVariables!)
                .Where(variable => variable.Key == theirs.Key).Select(variable => variable.Value).Distinct());
    }

    private static IEnumerable<string> UnaskedIn(Profile profile) =>
        Scenario.All.Where(scenario => scenario.Unasked.Contains(profile)).Select(scenario => scenario.Name);

    private static string[] Contestant() => [.. ConcurrencyModels.All.Select(model => model.Info.Name)];

    private static IReadOnlyList<Launch> Plan(Profile profile, string[] models, params string[] scenarios)
    {
        var chosen = Scenario.All.Where(scenario => scenarios.Contains(scenario.Name)).ToList();
        return LaunchPlan.Create(Selected(profile, chosen, models), ManualConfig.CreateEmpty()).Launches;
    }

    private static Selection Selected(Profile profile, IReadOnlyList<Scenario> scenarios, string[] models) =>
        new(profile, Rounds: 1, scenarios, models, Seed: 1, RunSettings.DefaultThreshold);
}
