using System.CommandLine;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Files;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Benchmarks.Plan;
using ConcurrencyCompare.Benchmarks.Run;
using ConcurrencyCompare.Benchmarks.Scenarios;
using ConcurrencyCompare.Benchmarks.Versions;
using ConcurrencyCompare.Benchmarks.Workloads;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary><c>benchmarks</c>: measures, compares and reports; what is meant when no command is given.</summary>
internal static class BenchmarksCommand
{
    public const string Name = Turn.Command;

    public static Option<string> Profile { get; } = Options.Text(
        "--profile", $"How much to measure: {string.Join(", ", Scenarios.Profile.Names)}.",
        _ => Scenarios.Profile.Quick.Name);

    public static Option<string[]> Models { get; } = Options.Names(
        "--models",
        $"Which models, with commas between: {string.Join(", ", Contestant.Names)}; 'core' is the three that the "
            + "suite is "
            + "about, 'peers' what .NET and others have beside them, 'all' is all (default: core, and in "
            + $"{Scenarios.Profile.Quick.Name} {string.Join(" and ", Scenarios.Profile.Quick.Peers)} as well).");

    public static Option<string[]> ScenarioNames { get; } = Options.Names(
        "--scenarios",
        $"Which scenarios, with commas between, instead of the profile's: {string.Join(", ", Scenario.Names)}; "
            + $"'{Scenario.LimitsGroup}' is all of its group.");

    public static Option<int?> RoundCount { get; } = Options.Count(
        "--rounds", "How many rounds, instead of the profile's; six give a 95% interval.",
        least: 1, most: RunSettings.MostRounds);

    public static Option<TimeSpan?> Budget { get; } = Options.Time(
        "--budget",
        "How long the run may take, such as 10m: as many scenarios and rounds as fit, and at least six rounds of each.",
        "10m or 90s");

    public static Option<CpuList?> Cpus { get; } = Options.Cpus(
        "--cpus",
        "The processors that the measured processes may use, such as 0-1 or 0,2 (default: all).");

    public static Option<double?> Threshold { get; } = Options.Percentage(
        "--threshold",
        "The smallest difference that matters: smaller ones are never called faster or slower (default: 5%).");

    public static Option<int?> Seed { get; } = Options.Count(
        "--seed", "Seed for the order of cases (default: random).", least: 0);

    public static Option<string?> InTurns { get; } = Options.Word(
        Turn.Option,
        "For programs that measure two builds in turns, as `compare --git` does: names that measurement. Before every "
            + "case the "
            + "run says `in-turns NAME ROUND/ROUNDS PLACE/PLACES CASE`, and waits for a line on standard input.");

    private static readonly Option<string> Output = Options.Path(
        "--output", "The folder for the results and the report (default: results/local).");

    private static readonly Option<bool> Resume = new("--resume")
    {
        Description =
            "Continues the interrupted run in the output folder, with its settings: what is missing is measured.",
    };

    private static readonly Option<bool> DryRun = Options.DryRun();

    public static Command Create(LinuxFiles machine)
    {
        var command = new Command(
            Name, "Measures and compares the models; the default command.")
        {
            Profile, Models, ScenarioNames, RoundCount, Budget, Threshold, Cpus, Seed, Output, Resume, InTurns,
            PluginOption.Option, DryRun,
        };
        foreach (var option in WorkOptions.All) command.Options.Add(option);
        foreach (var option in BrokerOptions.All) command.Options.Add(option);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed =>
        {
            var theirs = BenchmarkDotNetOptions.Parse(
                parsed.UnmatchedTokens, command.Options.Select(option => option.Name));
            if (theirs.OnlyPrints) return Print(theirs);

            var selection = Select(parsed, theirs, ProcessLimits.Read(machine));
            foreach (var option in theirs.Given.Where(option => option.Effect == TheirEffect.OnlyTheirs))
            {
                parsed.InvocationConfiguration.Output.WriteLine(
                    $"note: --{option.Name} has no effect on the report: {option.Text}.");
            }

            using var alone = parsed.GetValue(DryRun) ? null : RunLock.Take();
            RunResults? earlier = null;
            if (parsed.GetValue(Resume))
            {
                var folder = OutputDirectory.PathOf(parsed.GetValue(Output));
                ResultsFolder.Recover(folder, parsed.InvocationConfiguration.Output);
                earlier = Resumption.Read(folder);
                var before = Resumption.SelectionOf(earlier, selection.Machine);
                RefuseContradictions(parsed, theirs, selection, before, earlier);
                selection = before;
                theirs = BenchmarkDotNetOptions.Parse(earlier.Settings.BenchmarkDotNetOptions ?? [], []);
            }

            if (selection.OwnWork is not null && theirs.Config.GetFilters().Any())
            {
                throw new UsageException(
                    "--filter chooses among the suite's own questions, and your work is none: leave one of them out.");
            }

            BrokerOptions.Require(parsed, selection.Models);
            var isFixed = earlier is not null || parsed.GetValue(RoundCount) is not null;
            selection = PluginOption.Examine(
                Plan.Budget.Fit(selection, theirs.Config, isFixed), parsed.InvocationConfiguration.Output);
            if (parsed.GetValue(DryRun)) return SayPlan(selection, theirs, parsed.InvocationConfiguration.Output);

            using var broker = BrokerOptions.Open(parsed);
            Resumption.RequireSameBroker(broker?.Facts, earlier);
            var directory = OutputDirectory.Open(parsed.GetValue(Output));
            return new BenchmarkRun(
                selection with { Broker = broker?.Facts }, theirs.Config, theirs.Arguments, earlier, directory,
                parsed.InvocationConfiguration, machine)
                    .Execute();
        });
        return command;
    }

    private static Selection Select(ParseResult parsed, BenchmarkDotNetOptions theirs, ProcessLimits machine)
    {
        RequireAllowed(parsed, machine);
        var processors = parsed.GetValue(Cpus)?.Count ?? machine.Cpus?.Count ?? Environment.ProcessorCount;
        if (WorkOptions.Read(parsed, processors) is { } work) return SelectOwn(parsed, machine, work, processors);

        var profile = Choice.One(
            "profile", parsed.GetRequiredValue(Profile), Scenarios.Profile.All, profile => profile.Name);
        return Select(
            parsed, machine, profile, parsed.GetValue(RoundCount) ?? profile.Rounds,
            SelectScenarios(parsed.GetValue(ScenarioNames), profile, isFiltered: theirs.Config.GetFilters().Any()));
    }

    private static Selection Select(
        ParseResult parsed, ProcessLimits machine, Profile profile, int rounds, IReadOnlyList<Scenario> scenarios) =>
            new(
        profile,
        rounds,
        scenarios,
        BrokerOptions.WithThoseAtABroker(
            parsed, SelectModels(parsed.GetValue(Models), parsed.GetValue(InTurns) is null ? profile.Peers : [])),
        parsed.GetValue(Seed) ?? Random.Shared.Next(),
        parsed.GetValue(Threshold) ?? RunSettings.DefaultThreshold)
            {
                Cpus = parsed.GetValue(Cpus),
                Machine = machine,
                Budget = parsed.GetValue(Budget),
                TurnsId = parsed.GetValue(InTurns),
            };

    /// <summary>A work of somebody's own is measured until it is decided, unless they say in how many rounds.</summary>
    private static Selection SelectOwn(ParseResult parsed, ProcessLimits machine, WorkDescription work, int processors)
    {
        RefuseBesideOwn(parsed, ScenarioNames, "chooses among the suite's own questions");
        RefuseBesideOwn(parsed, InTurns, "measures the suite's own questions");
        var isSmoke = Scenarios.Profile.Smoke.Name.Equals(parsed.GetValue(Profile), StringComparison.OrdinalIgnoreCase);
        if (!isSmoke) RefuseBesideOwn(parsed, Profile, "chooses among the suite's own questions, but for smoke");

        var rounds = parsed.GetValue(RoundCount) ?? (isSmoke ? Scenarios.Profile.Smoke.Rounds : null);
        var own = OwnWorkScenario.Of(work, rounds);
        return Select(
            parsed, machine, isSmoke ? Scenarios.Profile.Smoke : Scenarios.Profile.Own, own.Looks[^1],
            [OwnWorkScenario.Of(own, processors)]) with
        {
            OwnWork = own,
            Budget = parsed.GetValue(Budget) ?? (rounds is null ? OwnWorkBudget.Default : null),
        };
    }

    private static void RefuseBesideOwn(ParseResult parsed, Option option, string does)
    {
        if (parsed.GetResult(option) is { Implicit: false })
            throw new UsageException($"{option.Name} {does}, and your work is none of them: leave it out.");
    }

    /// <summary>A resumed run is the run that it was; who asks for another one must not get it unnoticed.</summary>
    private static void RefuseContradictions(
        ParseResult parsed, BenchmarkDotNetOptions theirs, Selection asked, Selection before, RunResults earlier)
    {
        (Option Option, Func<Selection, string> ValueOf)[] options =
        [
            (Profile, selection => selection.Profile.Name),
            (Models, selection => string.Join(',', selection.Models)),
            (ScenarioNames, selection => string.Join(',', selection.Scenarios.Select(scenario => scenario.Name))),
            (RoundCount, selection => selection.Rounds.ToString(CultureInfo.InvariantCulture)),
            (Threshold, selection => selection.Threshold.ToString("P1", CultureInfo.InvariantCulture)),
            (Budget, selection => selection.Budget is { } budget ? TimeText.Of(budget) : "none"),
            (Cpus, selection => selection.Cpus?.ToString() ?? "all"),
            (Seed, selection => selection.Seed.ToString(CultureInfo.InvariantCulture)),
            (InTurns, selection => selection.TurnsId ?? "none"),
            .. WorkOptions.All.Select(option => (option, (Func<Selection, string>)WorkOf)),
        ];
        foreach (var (option, valueOf) in options)
        {
            var isGiven = parsed.GetResult(option) is { Implicit: false };
            if (!isGiven || valueOf(asked) == valueOf(before)) continue;

            throw new UsageException(
                $"--resume continues the run as it began: {option.Name} was {valueOf(before)}, not {valueOf(asked)}. "
                    + "Leave it out.");
        }

        static string WorkOf(Selection selection) =>
            selection.OwnWork is { } own ? $"that of '{WorkText.Of(own.Work)}'" : "none of your own";

        if (theirs.Arguments.Length > 0
            && !theirs.Arguments.SequenceEqual(earlier.Settings.BenchmarkDotNetOptions ?? []))
        {
            throw new UsageException("--resume takes BenchmarkDotNet's options from the run: leave them out.");
        }
    }

    /// <exception cref="UsageException">Measured processes cannot be pinned to the processors that are asked
    /// for.</exception>
    public static void RequireAllowed(ParseResult parsed, ProcessLimits machine)
    {
        if (parsed.GetValue(Cpus) is not { } cpus) return;
        if (machine.Cpus is not { } allowed)
            throw new UsageException($"{Cpus.Name}: this system cannot pin processes to processors; leave it out.");
        if (!cpus.IsPartOf(allowed))
            throw new UsageException($"{Cpus.Name} {cpus}: this program may use the processors {allowed}.");
    }

    private static IReadOnlyList<string> SelectModels(string[]? names, IReadOnlyList<string> peers) =>
        names is null or []
        ? [.. Contestant.Names.Where(name => Contestant.Unasked.Contains(name) || peers.Contains(name))]
        : Choice.Many("model", names, [.. Contestant.Names], name => name, Contestant.Groups);

    private static IReadOnlyList<Scenario> SelectScenarios(string[]? names, Profile profile, bool isFiltered)
    {
        // Whoever filters by BenchmarkDotNet's names chooses from all of them.
        if (names is null or [])
        {
            // Who brings works, and no model to try, asks about them.
            var all = Plugin.All is { Count: > 0 } plugins && plugins.All(plugin => plugin.Models.Count == 0)
                ? Scenario.WithPlugins.Except(Scenario.All) : Scenario.WithPlugins;
            return [.. all.Where(scenario => isFiltered || scenario.Unasked.Contains(profile))];
        }

        if (names.Contains(OwnWorkScenario.Name, StringComparer.OrdinalIgnoreCase))
        {
            throw new UsageException(
                $"{OwnWorkScenario.Name} is what you describe: --produce 2us --consume 15us --producers 4 --consumers "
                    + "8, or --workload with a file.");
        }

        if (names.Contains(RealWork.Name, StringComparer.OrdinalIgnoreCase) && Plugin.AllWorks.Count == 0)
        {
            throw new UsageException(
                $"{RealWork.Name} measures the works of plug-ins, and there are none: name a plug-in that has one, "
                    + "with --plugin.");
        }

        return Choice.Many("scenario", names, Scenario.WithPlugins, scenario => scenario.Name, Scenario.Groups);
    }

    private static int SayPlan(Selection selection, BenchmarkDotNetOptions theirs, TextWriter output)
    {
        var plan = LaunchPlan.Create(selection, theirs.Config).RequireAny();
        output.WriteLine(selection is { OwnWork.Looks.Count: > 1, Budget: { } budget }
            ? $"Would measure your work until its answer is decided, in at most {selection.Rounds} rounds and "
                + $"{TimeText.Of(budget)}."
            : $"Would measure {SettingWords.Count(plan.Launches.Count, "process")}, rounds: {selection.Rounds}, about "
                + $"{TimeText.Of(plan.Duration)}.");
        return ExitCode.Success;
    }

    /// <summary>Lists and information are BenchmarkDotNet's own.</summary>
    private static int Print(BenchmarkDotNetOptions theirs)
    {
        var config = ManualConfig.CreateEmpty().AddLogger(ConsoleLogger.Default);
        BenchmarkSwitcher.FromTypes([.. Scenario.WithPlugins.Select(scenario => scenario.Benchmark)])
            .Run(theirs.Arguments, config);
        return ExitCode.Success;
    }
}
