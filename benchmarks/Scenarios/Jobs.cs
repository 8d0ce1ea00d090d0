using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using ConcurrencyCompare.Benchmarks.Rounds;
using Perfolizer.Horology;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How one process measures one case.</summary>
/// <remarks>
/// Iterations of a process share its luck, so more rounds tell more than more iterations (Kalibera and Jones, "Rigorous
/// Benchmarking in Reasonable Time"): a round of all scenarios of the full profile takes three minutes.
/// </remarks>
internal static class Jobs
{
    /// <summary>Invocations that repeat until an iteration is long enough.</summary>
    public static Job Throughput(Profile profile) =>
        Repeated(profile, iterationMilliseconds: profile.IsQuick ? 50 : 100, iterations: profile.IsQuick ? 3 : 5);

    /// <summary>The same, as short in full as in quick: for scenarios with many cases.</summary>
    public static Job ShortThroughput(Profile profile) => Repeated(profile, iterationMilliseconds: 50, iterations: 3);

    /// <summary>An invocation takes as long as its schedule, so there is nothing for a pilot to find out.</summary>
    public static Job Latency(Profile profile) => profile.IsSmoke
        ? Once()
        : Once().WithWarmup(milliseconds: 400).WithWarmupCount(1).WithIterationCount(profile.IsQuick ? 3 : 4);

    /// <summary>Single invocations of a few tens of milliseconds.</summary>
    public static Job FewInvocations(Profile profile) => profile.IsSmoke
        ? Once()
        : Once().WithWarmup(milliseconds: 200).WithIterationCount(3);

    /// <summary>One invocation, where setting it up takes longer than itself.</summary>
    public static Job OneInvocation(Profile profile) => profile.IsSmoke ? Once() : Once().WithWarmup(milliseconds: 200);

    /// <summary>A single invocation takes longer than all those of a shorter benchmark.</summary>
    public static Job LongInvocation(Profile profile) => profile.IsSmoke
        ? Once()
        : Once().WithWarmup(milliseconds: 300).WithIterationCount(profile.IsQuick ? 1 : 3);

    private static Job Repeated(Profile profile, int iterationMilliseconds, int iterations) => profile.IsSmoke
        ? Once()
        : Job.Default
            .WithStrategy(RunStrategy.Throughput)
            .WithUnrollFactor(1)
            .WithIterationTime(TimeInterval.FromMilliseconds(iterationMilliseconds))
            .WithWarmup(milliseconds: 300)
            .WithWarmupCount(1)
            .WithIterationCount(iterations)
            .WithEvaluateOverhead(false);

    private static Job Once() => Job.Default
        .WithStrategy(RunStrategy.Monitoring)
        .WithInvocationCount(1)
        .WithUnrollFactor(1)
        .WithWarmupCount(0)
        .WithIterationCount(1)
        .WithEvaluateOverhead(false);
}
