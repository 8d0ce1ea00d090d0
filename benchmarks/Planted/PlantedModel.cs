namespace ConcurrencyCompare.Benchmarks.Planted;

/// <summary>A model with a defect that somebody planted.</summary>
internal abstract class PlantedModel(IConcurrencyModel model, string plant) : IConcurrencyModel
{
    public string Name => Model.Name;

    public string Description => $"{Model.Description} (planted: {Plant})";

    public bool RunsOnCallingThread => Model.RunsOnCallingThread;

    public ModelManifest Manifest => Model.Manifest;

    protected IConcurrencyModel Model => model;

    protected string Plant => plant;

    public abstract void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default);
}
