using BenchmarkDotNet.Configs;

namespace ConcurrencyCompare.Tests.Run;

public class ResumptionTests
{
    private const string Code = "1";

    private static readonly string Commit = new('a', 40);

    private static readonly MachineEnvironment Machine = SampleResults.Create().Environment;

    [Fact]
    public void Rest_is_the_plan_without_what_was_measured_in_the_same_order()
    {
        var plan = Plan(Selected());
        var rest = Resumption.Rest(plan, Interrupted(plan, after: 20).Cases);

        Assert.Equal(plan.Launches.Skip(20).Select(launch => launch.Key), rest.Launches.Select(launch => launch.Key));
    }

    [Fact]
    public void Rest_of_an_untouched_plan_is_the_plan()
    {
        var plan = Plan(Selected());

        Assert.Equal(plan.Launches, Resumption.Rest(plan, []).Launches);
        Assert.Equal(0, Resumption.LastPosition([]));
    }

    [Fact]
    public void SelectionOf_plans_the_same_run_again()
    {
        var plan = Plan(Selected());
        var again = Plan(Resumption.SelectionOf(Interrupted(plan, after: 3), ProcessLimits.Read(LinuxFiles.Here)));

        Assert.Equal(plan.Launches.Select(launch => launch.Key), again.Launches.Select(launch => launch.Key));
    }

    [Fact]
    public void SelectionOf_wants_the_plugins_of_the_run()
    {
        var interrupted = Interrupted(Plan(Selected()), after: 3) with
        {
            Plugins = [new PluginFacts("My.csproj", "1.0.0.0", new string('5', 32), ["mine"])],
        };

        var wrong = Assert.Throws<UsageException>(
            () => Resumption.SelectionOf(interrupted, ProcessLimits.Read(LinuxFiles.Here)));

        Assert.Equal(
            "the run began with the plug-in My.csproj, which is missing: name it again, with --plugin and its path.",
            wrong.Message);
    }

    [Fact]
    public void LastPosition_counts_what_was_set_aside()
    {
        var results = Interrupted(Plan(Selected()), after: 3);
        var repeated = results.Cases[0].Rounds[0] with { SetAside = [new RoundResult(1, 77, [1])] };
        IReadOnlyList<CaseResult> cases = [results.Cases[0] with { Rounds = [repeated] }];

        Assert.Equal(77, Resumption.LastPosition(cases));
    }

    [Fact]
    public void RequireSame_takes_what_fits_and_refuses_other_code_another_machine_or_other_cases()
    {
        const string Advice = " Start a new run without --resume, in another folder with --output.";
        var plan = Plan(Selected());
        var results = Interrupted(plan, after: 3);

        var injected = results.Models.Select(model => model with { Text = model.Text + " (injected: +10%)" });
        var switched = new MachineHealth { TieredPgo = false };

        Resumption.RequireSame(plan, Machine, Commit, Code, results);
        Assert.Equal(
            $"cannot resume the run: it was measured at commit {Commit[..12]}, and this program was built from "
                + "cccccccccccc." + Advice,
            Refusal(plan, Machine, new string('c', 40), Code, results));
        Assert.Contains(
            "and this program was built from an unknown one.", Refusal(plan, Machine, null, Code, results),
            StringComparison.Ordinal);
        Assert.Contains(
            "other code than this program's, of the same commit", Refusal(plan, Machine, Commit, "2", results),
            StringComparison.Ordinal);
        Assert.Contains(
            "another machine or runtime", Refusal(plan, Machine with { Runtime = ".NET 11" }, Commit, Code, results),
            StringComparison.Ordinal);
        Assert.Contains(
            "other switches of the runtime", Refusal(plan, Machine, Commit, Code, results with { Health = switched }),
            StringComparison.Ordinal);
        Assert.Contains(
            "faults were injected", Refusal(plan, Machine, Commit, Code, results with { Models = [.. injected] }),
            StringComparison.Ordinal);
        Assert.Contains(
            "not those that this version",
            Refusal(plan, Machine, Commit, Code, results with { Missing = [.. results.Missing.Skip(1)] }),
            StringComparison.Ordinal);
        Assert.Equal(
            "nothing to resume: all that this machine can carry is measured.",
            Refusal(plan, Machine, Commit, Code, Interrupted(plan, after: plan.Launches.Count)));
    }

    [Fact]
    public void Restore_keeps_what_counted_and_what_was_set_aside()
    {
        var disturbed = new RoundResult(1, 1, [2]) { Health = new RoundHealth(0.5, 0, 0) };
        var counted = new RoundResult(1, 9, [1]) { SetAside = [disturbed] };
        var group = new RoundGroup<string>(["threads"]);

        group.Restore("threads", counted);

        Assert.Equal(1, group.Repeats);
        Assert.Equal(9, group.Counted("threads")!.Position);
        Assert.Equal([disturbed], group.Counted("threads")!.SetAside!);
    }

    private static string Refusal(
        LaunchPlan plan, MachineEnvironment machine, string? commit, string? code, RunResults results) =>
        Assert.Throws<UsageException>(() => Resumption.RequireSame(plan, machine, commit, code, results)).Message;

    private static Selection Selected() => new(
        Profile.Quick,
        Rounds: 2,
        [.. Scenario.All.Where(scenario => !scenario.IsLimit)],
        [.. ConcurrencyModels.All.Select(model => model.Info.Name)],
        Seed: 7,
        RunSettings.DefaultThreshold);

    private static LaunchPlan Plan(Selection selection) => LaunchPlan.Create(selection, ManualConfig.CreateEmpty());

    /// <summary>What a run leaves behind that ended after so many measurements.</summary>
    private static RunResults Interrupted(LaunchPlan plan, int after)
    {
        var selection = Selected();
        return SampleResults.Create() with
        {
            Settings = new RunSettings(
                selection.Profile.Name, selection.Rounds, selection.Seed, DateTimeOffset.UnixEpoch)
            {
                Commit = Commit,
                Code = Code,
            },
            Scenarios = [.. selection.Scenarios.Select(scenario => scenario.Facts)],
            Models = [.. ConcurrencyModels.All.Select(model => new NamedText(model.Info.Name, model.Info.Description))],
            Cases =
            [
                .. plan.Launches.Take(after).Select((round, place) => new CaseResult(
                    round.Scenario.Name, round.Parameters, round.Model,
                    [new RoundResult(round.Round, place + 1, [1])])),
            ],
            Missing =
            [
                .. plan.Launches.Skip(after).Concat(plan.Refused.Select(refused => refused.Launch))
                    .Select(round => new MissingRound(
                    round.Scenario.Name, round.Setting, round.Model, round.Round, "the run ended before")),
            ],
        };
    }
}
