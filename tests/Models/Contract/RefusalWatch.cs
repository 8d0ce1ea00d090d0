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
        catch (Exception thrown) when (RefusalIn(thrown) is { } refusal)
        {
            Volatile.Write(ref _refusal, refusal.Message);
            throw;
        }
    }

    /// <summary>Meanwhile, a check may wait for what a model that refuses does not do, and fail as well.</summary>
    private static NotSupportedException? RefusalIn(Exception thrown) => thrown switch
    {
        NotSupportedException refusal => refusal,
        AggregateException several => several.InnerExceptions.OfType<NotSupportedException>().FirstOrDefault(),
        _ => null,
    };
}
