using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using Perfolizer.Horology;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How one process measures one case.</summary>
/// <remarks>
/// <para>Iterations of a process share its luck, so more rounds tell more than more iterations (Kalibera and Jones,
/// "Rigorous Benchmarking in Reasonable Time"): a round of all scenarios of the full profile takes three and a half
/// minutes.</para>
/// <para>All warm up for 50 ms and longer: until their code is final (<see cref="Warmup"/>), and then for an
/// iteration.</para>
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
            .WithWarmup(milliseconds: 50)
            .WithWarmupCount(1)
            .WithIterationCount(3)
            .WithEvaluateOverhead(false);

    /// <summary>An invocation takes as long as its schedule, so there is nothing for a pilot to find out. Together a
    /// second, so that of 1,000 items a second ten lie beyond the 99th percentile; quick has 10,000 a
    /// second.</summary>
    public static Job Latency(Profile profile) => Warm(profile, iterations: profile.IsQuick ? 3 : 10);

    /// <summary>Single invocations of a few tens of milliseconds and more, which many settings leave time
    /// for.</summary>
    public static Job TwoInvocations(Profile profile) => Warm(profile, iterations: 2);

    /// <summary>Such invocations.</summary>
    public static Job FewInvocations(Profile profile) => Warm(profile, iterations: 3);

    /// <summary>One invocation that counts, where setting it up takes longer than itself.</summary>
    public static Job OneInvocation(Profile profile) => Warm(profile, iterations: 1);

    /// <summary>A single invocation takes longer than all those of a shorter benchmark.</summary>
    public static Job LongInvocation(Profile profile) => profile.IsSmoke
        ? Once()
        : Once().WithWarmup(milliseconds: 50).WithIterationCount(profile.IsQuick ? 1 : 3);

    private static Job Warm(Profile profile, int iterations) => profile.IsSmoke
        ? Once()
        : Once().WithWarmup(milliseconds: 50).WithWarmupCount(1).WithIterationCount(iterations);

    private static Job Once() => Job.Default
        .WithStrategy(RunStrategy.Monitoring)
        .WithInvocationCount(1)
        .WithUnrollFactor(1)
        .WithWarmupCount(0)
        .WithIterationCount(1)
        .WithEvaluateOverhead(false);
}
