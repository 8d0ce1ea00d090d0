using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using Perfolizer.Horology;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How one process measures one case.</summary>
/// <remarks>
/// Iterations of a process share its luck, so more rounds tell more than more iterations (Kalibera and Jones, "Rigorous
/// Benchmarking in Reasonable Time"): a round of all scenarios of the full profile takes two and a half minutes.
/// </remarks>
internal static class Jobs
{
    /// <summary>Invocations that repeat until an iteration is long enough.</summary>
    public static Job Throughput(Profile profile) => profile.IsSmoke
        ? Once()
        : Job.Default
            .WithStrategy(RunStrategy.Throughput)
            .WithUnrollFactor(1)
            .WithMinInvokeCount(1)
            .WithIterationTime(TimeInterval.FromMilliseconds(50))
            .WithWarmup(milliseconds: 150)
            .WithWarmupCount(1)
            .WithIterationCount(3)
            .WithEvaluateOverhead(false);

    /// <summary>An invocation takes as long as its schedule, so there is nothing for a pilot to find out. Together a second, so
    /// that of 1,000 items a second ten lie beyond the 99th percentile.</summary>
    public static Job Latency(Profile profile) => profile.IsSmoke
        ? Once()
        : Once().WithWarmup(milliseconds: 150).WithWarmupCount(1).WithIterationCount(profile.IsQuick ? 5 : 10);

    /// <summary>Single invocations of a few tens of milliseconds.</summary>
    public static Job FewInvocations(Profile profile) => profile.IsSmoke
        ? Once()
        : Once().WithWarmup(milliseconds: 100).WithWarmupCount(1).WithIterationCount(3);

    /// <summary>Single invocations of a tenth of a second. On one core the compiler has to share it with what it compiles, so it
    /// takes longer until all is compiled.</summary>
    public static Job LongerInvocations(Profile profile) => profile.IsSmoke
        ? Once()
        : Once().WithWarmup(milliseconds: 150).WithWarmupCount(1).WithIterationCount(3);

    /// <summary>Such invocations, of which many settings leave time for two.</summary>
    public static Job TwoInvocations(Profile profile) =>
        profile.IsSmoke ? Once() : LongerInvocations(profile).WithIterationCount(2);

    /// <summary>One invocation that counts, where setting it up takes longer than itself.</summary>
    public static Job OneInvocation(Profile profile) => profile.IsSmoke
        ? Once()
        : Once().WithWarmup(milliseconds: 100).WithWarmupCount(1);

    /// <summary>A single invocation takes longer than all those of a shorter benchmark.</summary>
    public static Job LongInvocation(Profile profile) => profile.IsSmoke
        ? Once()
        : Once().WithWarmup(milliseconds: 150).WithIterationCount(profile.IsQuick ? 1 : 3);

    private static Job Once() => Job.Default
        .WithStrategy(RunStrategy.Monitoring)
        .WithInvocationCount(1)
        .WithUnrollFactor(1)
        .WithWarmupCount(0)
        .WithIterationCount(1)
        .WithEvaluateOverhead(false);
}
