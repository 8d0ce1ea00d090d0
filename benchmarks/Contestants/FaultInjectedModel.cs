namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>A model with a defect that somebody planted.</summary>
internal abstract class FaultInjectedModel(IConcurrencyModel model, string plant) : IConcurrencyModel
{
    public ModelInfo Info { get; } =
        model.Info with { Description = $"{model.Info.Description} (planted: {plant})" };

    protected IConcurrencyModel Model => model;

    protected string Plant => plant;

    public abstract void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default);
}
