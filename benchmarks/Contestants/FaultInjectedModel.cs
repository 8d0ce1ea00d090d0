namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>A model with a fault that somebody injected.</summary>
internal abstract class FaultInjectedModel(IConcurrencyModel model, string fault) : IConcurrencyModel
{
    public ModelInfo Info { get; } =
        model.Info with { Description = $"{model.Info.Description} (injected: {fault})" };

    protected IConcurrencyModel Model => model;

    protected string Fault => fault;

    public abstract void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default);
}
