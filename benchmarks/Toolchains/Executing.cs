using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.Parameters;

namespace ConcurrencyCompare.Benchmarks.Toolchains;

/// <summary>What executors change of what the next one is asked.</summary>
internal static class Executing
{
    /// <summary>The same, but for what is given.</summary>
    public static ExecuteParameters With(
        this ExecuteParameters asked, BenchmarkId? id = null, ILogger? logger = null, IDiagnoser? diagnoser = null) =>
        new(
            asked.BuildResult, asked.BenchmarkCase, id ?? asked.BenchmarkId, logger ?? asked.Logger, asked.Resolver,
            asked.LaunchIndex, diagnoser ?? asked.Diagnoser);
}
