using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Scenarios;
using ConcurrencyCompare.Benchmarks.Workloads;
using ConcurrencyCompare.Testing;

namespace ConcurrencyCompare.Benchmarks.Plugins;

/// <summary>Holds what plug-ins bring to what everything else here rests upon.</summary>
internal static class PluginExamination
{
    /// <summary>Examines models and works.</summary>
    /// <param name="plugins">What was loaded.</param>
    /// <param name="names">The names of those that are examined.</param>
    /// <param name="say">Is told what begins: any of it may hang, or end the process.</param>
    /// <exception cref="UsageException">A model breaks a rule of the contract, or a work is none.</exception>
    public static void Require(IReadOnlyList<Plugin> plugins, IReadOnlyCollection<string> names, Action<string> say)
    {
        foreach (var plugin in plugins)
        {
            var file = Path.GetFileName(plugin.File);
            RequireNames(plugin);
            foreach (var model in plugin.Models.Where(model => names.Contains(model.Info.Name)))
                RequireContract(plugin, model, what => say($"{file}: {what}"));
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
