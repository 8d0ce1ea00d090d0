using BenchmarkDotNet.Jobs;

namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>The processors of a measured process as part of its job.</summary>
/// <remarks>BenchmarkDotNet's own setting is a mask of 64 bits, which no machine with more processors fits into, and
/// which it cuts off at the number of processors that this program sees; so the list travels beside it.</remarks>
internal static class PinnedJob
{
    private const string Variable = "CONCURRENCYCOMPARE_CPUS";

    public static Job WithCpus(this Job job, CpuList cpus) => job.WithEnvironmentVariable(Variable, cpus.ToString());

    /// <summary>The processors that a job names; <see langword="null"/> for all.</summary>
    public static CpuList? CpusOf(Job job) =>
        CpuList.TryParse(
            job.Environment.EnvironmentVariables?.LastOrDefault(variable => variable.Key == Variable)?.Value);
}
