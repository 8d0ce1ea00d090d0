namespace ConcurrencyCompare.Tests.Support;

/// <summary>A fourth model, which nothing in the product knows: what a stranger's assembly would hold. It runs
/// workloads as one of ours does, so that there is no doubt about it.</summary>
public sealed class OutsideModel : IConcurrencyModel
{
    private readonly CallbackModel _model = new();

    public ModelInfo Info { get; } = new()
    {
        Name = "outside",
        Description = "a model of another assembly",
        RunsOnCallingThread = true,
        Manifest = new ModelManifest
        {
            Queue = "an outside queue",
            Signalling = "outside signalling",
            Waiting = "outside waiting",
            Threads = "outside threads",
            SetUp = "an outside set-up",
        },
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default) =>
        _model.Run(workload, cancellationToken);
}
