using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>One run of a model inside a benchmark.</summary>
internal static class Invocation
{
    /// <summary>A model that has lost a wake-up waits for ever: far above what any invocation needs.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <exception cref="TimeoutException">The model did not come to an end.</exception>
    public static void Run<T>(string model, Workload<T> workload)
    {
        Observed.Run(workload);
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            Contestant.Get(model).Run(workload, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new TimeoutException($"The run did not end within {Limit.TotalSeconds:0} s: {model} hangs.");
        }
    }
}
