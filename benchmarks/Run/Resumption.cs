using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Benchmarks.Plan;
using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>Finds in the results of an interrupted run what is still to be measured, or says why it cannot go
/// on.</summary>
internal static class Resumption
{
    private const string Advice = "Start a new run without --resume, in another folder with --output.";

    /// <summary>The results of the interrupted run.</summary>
    /// <exception cref="UsageException">There are none, or they are damaged or complete, or a side of a measurement in
    /// turns.</exception>
    public static RunResults Read(string directory)
    {
        RunResults earlier;
        try
        {
            earlier = ResultsFile.Read(directory);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"nothing to resume: there is no {ResultsFile.Name} in {directory}.");
        }
        catch (Exception damaged) when (damaged is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot resume: {Cause.Of(damaged)}");
        }

        if (earlier.Missing.All(missing => missing.IsNotApplicable))
            throw new UsageException($"nothing to resume: the run in {directory} is complete.");
        if (earlier.Settings.TurnsId is not null)
            throw Refusal("it is one side of a measurement in turns, and has to be measured beside the other one");

        return earlier;
    }

    /// <summary>What the run was asked to measure.</summary>
    /// <exception cref="UsageException">This version of the suite does not have all of it, or this machine.</exception>
    public static Selection SelectionOf(RunResults earlier, ProcessLimits machine)
    {
        var settings = earlier.Settings;
        var profile = Profile.All.Append(Profile.Own).FirstOrDefault(profile => profile.Name == settings.Profile)
            ?? throw Refusal($"there is no profile '{settings.Profile}' in this version");

        RequireSamePlugins(earlier.Plugins ?? []);

        var scenarios = Scenario.WithPlugins
            .Where(scenario => earlier.Scenarios.Any(text => text.Name == scenario.Name)).ToList();
        var models = Contestant.Names.Where(name => earlier.Models.Any(text => text.Name == name)).ToList();
        var cpus = settings.Cpus is { } text
            ? CpuList.TryParse(text) is { } list && machine.Cpus is { } allowed && list.IsPartOf(allowed)
                ? list
                : throw Refusal($"it used the processors {text}, which this program may not use")
            : null;
        if (earlier.OwnWork is { } own && !OwnWorkScenario.Describes(own))
            throw Refusal("its work is not described as in this version");
        if (earlier.OwnWork is not null)
        {
            scenarios =
                [OwnWorkScenario.Of(earlier.OwnWork, cpus?.Count ?? machine.Cpus?.Count ?? Environment.ProcessorCount)];
        }

        return new Selection(profile, settings.Rounds, scenarios, models, settings.Seed, settings.Threshold)
        {
            Cpus = cpus,
            Machine = machine,
            OwnWork = earlier.OwnWork,
            Budget = settings.BudgetSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    /// <summary>What is loaded has to be what was: before anything else is said of code that has changed.</summary>
    private static void RequireSamePlugins(IReadOnlyList<PluginFacts> earlier)
    {
        var before = earlier.DistinctBy(plugin => plugin.Module).ToDictionary(plugin => plugin.Module);
        var now = Plugin.All.ToDictionary(plugin => PluginAssembly.Read(plugin.File).Module.ToString("N"));
        var absent = before.Where(plugin => !now.ContainsKey(plugin.Key)).Select(plugin => plugin.Value).ToList();
        var added = now.Where(plugin => !before.ContainsKey(plugin.Key)).Select(plugin => plugin.Value).ToList();
        foreach (var plugin in absent)
        {
            if (added.Any(other => other.Names.Intersect(plugin.Names).Any()))
                throw Refusal($"its plug-in {plugin.File} was another build than the one that is named now");
            throw new UsageException(
                $"the run began with the plug-in {plugin.File}, which is missing: name it again, with --plugin and its "
                    + "path.");
        }

        if (added is [var more, ..])
        {
            throw new UsageException(
                $"the run began without the plug-in {Path.GetFileName(more.File)}: leave out its --plugin.");
        }
    }

    /// <exception cref="UsageException">The run began with another broker, and ratios would mix the two.</exception>
    public static void RequireSameBroker(BrokerFacts? broker, RunResults? earlier)
    {
        if (earlier is not null && broker != earlier.Settings.Broker)
            throw Refusal("it was measured with another broker, or with none");
    }

    /// <summary>Makes sure that what will be added was measured as what is there.</summary>
    /// <exception cref="UsageException">The code, the machine, the runtime or the cases are not those of the
    /// run.</exception>
    public static void RequireSame(
        LaunchPlan plan, MachineEnvironment machine, string? commit, string? code, RunResults earlier)
    {
        if (commit != earlier.Settings.Commit)
        {
            throw Refusal(
                $"it was measured at commit {Short(earlier.Settings.Commit)}, and this program was built from "
                    + $"{Short(commit)}");
        }

        if (code != earlier.Settings.Code)
        {
            throw Refusal(
                "it was measured with other code than this program's, of the same commit: what is not committed has "
                    + "changed");
        }

        if (machine != earlier.Environment)
            throw Refusal("it was measured on another machine or runtime, and ratios would mix the two");

        if (earlier.Health is { } health && (health.TieredCompilation, health.TieredPgo) is var before
            && before != (RuntimeSwitch.IsOn("TieredCompilation"), RuntimeSwitch.IsOn("TieredPGO")))
        {
            throw Refusal("it was measured with other switches of the runtime (tiered compilation, PGO)");
        }

        var asked = LaunchKey.Measured(earlier.Cases).Select(measured => measured.Key)
            .Concat(
                earlier.Missing.Select(
                    missing => new LaunchKey(missing.Scenario, missing.Setting, missing.Model, missing.Round)));
        var planned = plan.Launches.Concat(plan.Refused.Select(refused => refused.Launch)).Select(launch => launch.Key)
            .ToHashSet();
        if (!planned.SetEquals(asked)) throw Refusal("its cases are not those that this version of the suite plans");
        var known = earlier.Models.ToDictionary(model => model.Name, model => model.Text);
        if (Contestant.All.Any(
            model => known.TryGetValue(model.Info.Name, out var text) && text != model.Info.Description))
        {
            throw Refusal("its models are not described as this program's are: faults were injected in one of them");
        }

        if (Rest(plan, earlier.Cases).Launches.Count == 0)
            throw new UsageException("nothing to resume: all that this machine can carry is measured.");
    }

    /// <summary>What of a plan is still to be measured, in the plan's order; what failed is among it.</summary>
    public static LaunchPlan Rest(LaunchPlan plan, IReadOnlyList<CaseResult> earlier) =>
        plan.Without(LaunchKey.Measured(earlier).Select(measured => measured.Key).ToHashSet());

    /// <summary>The last place in the order of the run so far; 0 before the first.</summary>
    public static int LastPosition(IReadOnlyList<CaseResult> earlier) =>
        LaunchKey.Measured(earlier)
            .SelectMany(measured => (measured.Value.SetAside ?? []).Append(measured.Value))
            .Select(result => result.Position)
            .DefaultIfEmpty()
            .Max();
    private static string Short(string? commit) => commit?[..12] ?? "an unknown one";

    private static UsageException Refusal(string why) => new($"cannot resume the run: {why}. {Advice}");
}
