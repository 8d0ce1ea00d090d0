using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;

namespace ConcurrencyCompare.Benchmarks.MeasuredProcess;

/// <summary>BenchmarkDotNet's engine, with a listener that reads what the measured iterations cost.</summary>
/// <remarks>Public, with a constructor without parameters: the program that BenchmarkDotNet generates creates
/// it.</remarks>
public sealed class CostEngineFactory : IEngineFactory
{
    // Held, because one process measures one case and then ends.
    private static CostListener? _listener;

    public IEngine CreateReadyToRun(EngineParameters engineParameters)
    {
        _listener ??= new CostListener();
        return new EngineFactory().CreateReadyToRun(engineParameters);
    }
}

/// <summary>Costs as part of a job.</summary>
internal static class CostJob
{
    /// <summary>Asks the measured process for its costs.</summary>
    public static Job WithCosts(this Job job) => job.WithEngineFactory(new CostEngineFactory());
}
