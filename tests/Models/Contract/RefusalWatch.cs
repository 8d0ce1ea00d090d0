namespace ConcurrencyCompare.Tests.Contract;

/// <summary>Sees that a model refuses a workload, and passes everything on.</summary>
internal sealed class RefusalWatch(IConcurrencyModel model) : IConcurrencyModel
{
    private string? _refusal;

    /// <summary>Why the model refused; <see langword="null"/> if it did not.</summary>
    public string? Refusal => Volatile.Read(ref _refusal);

    public ModelInfo Info => model.Info;

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        try
        {
            model.Run(workload, cancellationToken);
        }
        catch (NotSupportedException refusal)
        {
            Volatile.Write(ref _refusal, refusal.Message);
            throw;
        }
    }
}
