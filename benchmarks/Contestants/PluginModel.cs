using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>A model of a plug-in, which says the same of itself whenever it is asked.</summary>
internal sealed class PluginModel(IConcurrencyModel model, string type) : IConcurrencyModel
{
    private static readonly WorkloadNeeds AllNeeds =
        Enum.GetValues<WorkloadNeeds>().Aggregate((all, need) => all | need);

    public ModelInfo Info { get; } = InfoOf(model, type);

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default) =>
        model.Run(workload, cancellationToken);

    private static ModelInfo InfoOf(IConcurrencyModel model, string type)
    {
        var info = InfoIn(model) ?? throw new UsageException($"the Info of {type} is null.");
        if (info.Name is null) throw new UsageException($"the Info of {type} has no name.");
        if (Plugin.FaultOf(info.Name) is { } fault) throw new UsageException($"the Info of {type}: {fault}");
        if (model.Info?.Name != info.Name) throw new UsageException($"the Info of {type} has another name each time.");

        var made = info.Manifest ?? throw new UsageException($"the Info of {type} has no manifest.");
        (string What, string? Text)[] texts =
        [
            ("description", info.Description), ("queue", made.Queue), ("signalling", made.Signalling),
            ("waiting", made.Waiting), ("threads", made.Threads), ("set-up", made.SetUp),
        ];
        foreach (var (what, text) in texts)
        {
            if (Plugin.FaultOf(text, what) is { } odd) throw new UsageException($"the Info of {type}: {odd}");
        }

        var cannot = info.NotApplicable?.ToList() ?? [];
        foreach (var entry in cannot)
        {
            if (entry is null || entry.Needs == WorkloadNeeds.None || (entry.Needs & ~AllNeeds) != WorkloadNeeds.None)
                throw new UsageException($"the Info of {type}: NotApplicable has an entry that says no need.");
            if (Plugin.FaultOf(entry.Reason, "reason in NotApplicable") is { } odd)
                throw new UsageException($"the Info of {type}: {odd}");
        }

        return info with { NotApplicable = cannot };

        ModelInfo? InfoIn(IConcurrencyModel asked)
        {
            try
            {
                return asked.Info;
            }
            catch (Exception thrown)
            {
                throw new UsageException($"the Info of {type} throws {thrown.GetType().Name}: {thrown.Message}");
            }
        }
    }
}
