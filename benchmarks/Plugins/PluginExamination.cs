using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Scenarios;
using ConcurrencyCompare.Benchmarks.Workloads;
using ConcurrencyCompare.Reports.Words;
using ConcurrencyCompare.Testing;

namespace ConcurrencyCompare.Benchmarks.Plugins;

/// <summary>Holds what plug-ins bring to what everything else here rests upon.</summary>
internal static class PluginExamination
{
    /// <summary>Examines models and works.</summary>
    /// <param name="plugins">What was loaded.</param>
    /// <param name="names">The names of those that are examined.</param>
    /// <param name="say">Is told what begins: any of it may hang, or end the process.</param>
    /// <param name="note">Is told what of it was not examined, and why.</param>
    /// <exception cref="UsageException">A model breaks a rule of the contract, or a work is none.</exception>
    public static void Require(
        IReadOnlyList<Plugin> plugins, IReadOnlyCollection<string> names, Action<string> say, Action<string> note)
    {
        foreach (var plugin in plugins)
        {
            var file = Path.GetFileName(plugin.File);
            RequireNames(plugin);
            foreach (var model in plugin.Models.Where(model => names.Contains(model.Info.Name)))
            {
                RequireContract(plugin, model, what => say($"{file}: {what}"));
                NoteWhatDoesNotApply(model, note);
            }

            foreach (var work in plugin.Works.Where(work => names.Contains(work.Name)))
            {
                say($"{file}: the work '{work.Name}'");
                if (FaultOf(work) is { } fault)
                    throw PluginAssembly.Refusal(plugin.File, $"the work '{work.Name}' {fault}.");
            }
        }
    }

    private static void RequireContract(Plugin plugin, IConcurrencyModel model, Action<string> say)
    {
        var name = model.Info.Name;
        var options = new ContractOptions
        {
            // Asked right before each check.
            WhyNotApplicable = check =>
            {
                say($"'{name}', at {check},");
                return null;
            },
        };
        if (ModelContract.FirstViolation(model, options) is { } violation)
            throw PluginAssembly.Refusal(plugin.File, $"'{name}' breaks the contract: {violation}.");
    }

    /// <summary>Nothing that a model says it cannot do is passed silently.</summary>
    private static void NoteWhatDoesNotApply(IConcurrencyModel model, Action<string> note)
    {
        var reasons = model.Info.NotApplicable.Select(entry => entry.Reason).ToHashSet();
        var left = ModelContract.Checks.Select(check => check.WhyNotApplicable(model))
            .Where(reason => reason is not null && reasons.Contains(reason))
            .GroupBy(reason => reason);
        foreach (var checks in left)
        {
            note(
                $"of the contract's {ModelContract.Checks.Count} checks, {SettingWords.Count(checks.Count(), "check")} "
                    + $"{(checks.Count() == 1 ? "is" : "are")} not applicable to '{model.Info.Name}': "
                    + $"{checks.Key!.TrimEnd('.')}.");
        }
    }

    /// <summary>What some scenarios hold models against has a name as well.</summary>
    private static void RequireNames(Plugin plugin)
    {
        var taken = Scenario.All.SelectMany(scenario => scenario.Yardsticks).Select(yardstick => yardstick.Name)
            .ToHashSet();
        if (plugin.Models.FirstOrDefault(model => taken.Contains(model.Info.Name)) is { } model)
        {
            throw PluginAssembly.Refusal(
                plugin.File,
                $"'{model.Info.Name}' is no name of a model: scenarios hold models against what is called so.");
        }
    }

    /// <summary>Why a work cannot be measured: it is run twice, in the simplest way.</summary>
    private static string? FaultOf(LoadedWork work)
    {
        try
        {
            var runs = new[] { work.Create(), work.Create() };
            foreach (var run in runs)
            {
                run.Run(new Runner());
                run.Verify();
            }

            var items = runs.Select(run => run.Items.Sum(count => (long)count)).ToList();
            return items[0] == 0 ? "has no items"
                : !runs[0].Items.SequenceEqual(runs[1].Items)
                    ? $"has {items[0]} items in one run, and {items[1]} in another: it has to be the same in each"
                : null;
        }
        catch (Exception thrown)
        {
            // Several consumers may have failed alike.
            var first = thrown is AggregateException { InnerExceptions: [var inner, ..] } ? inner : thrown;
            return $"throws {first.GetType().Name}: {first.Message.TrimEnd('.')}";
        }
    }

    private sealed class Runner : IRunner
    {
        public void Run<T>(Workload<T> workload) => ConcurrencyModels.All[0].Run(workload);
    }
}
