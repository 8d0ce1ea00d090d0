using System.Globalization;
using BenchmarkDotNet.Jobs;

namespace ConcurrencyCompare.Benchmarks.MeasuredProcess;

/// <summary>What is random in a measured process follows from the run's seed and the round: alike for all models of a
/// round, and different in the next.</summary>
internal static class RoundSeed
{
    private const string Variable = "CONCURRENCYCOMPARE_ROUND_SEED";

    /// <summary>Tells measured processes their seed.</summary>
    /// <param name="job">The job of a round.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="round">The round's number.</param>
    public static Job WithSeed(this Job job, int seed, int round) =>
        job.WithEnvironmentVariable(Variable, Of(seed, round).ToString(CultureInfo.InvariantCulture));

    /// <summary>In the measured process: the seed of one of its iterations.</summary>
    /// <param name="iteration">Which one, from 0.</param>
    public static int OfIteration(int iteration) => Of(
        int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var seed)
            ? seed : 0, iteration);

    /// <summary>A seed that differs with each of two numbers, and not by chance: 0x9E3779B9 is odd, so that multiplying
    /// by it maps different numbers to different ones.</summary>
    internal static int Of(int seed, int number) =>
        unchecked((int)((uint)seed * 0x85EBCA6B + (uint)number * 0x9E3779B9));
}
