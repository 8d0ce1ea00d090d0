using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>A model in a scenario that is wrong about itself: what is seen of each run is not what the scenario
/// says.</summary>
internal sealed class MisstatedModel(IConcurrencyModel model, string kind) : FaultInjectedModel(model, kind)
{
    private const string Window = "other-window";
    private const string Items = "other-items";

    public static IReadOnlyList<string> Kinds { get; } = [Window, Items];

    public override void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        Model.Run(workload, cancellationToken);
        if (Fault == Window) Observed.Run(workload with { Window = 2 });
        else Observed.Consumed(1);
    }
}
