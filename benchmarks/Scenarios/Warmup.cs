using System.Globalization;
using BenchmarkDotNet.Jobs;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>Brings a process to its final code before the first iteration.</summary>
/// <remarks>
/// The runtime compiles a method again after 30 calls and a pause of 100 ms without new methods, and once more with what
/// it learned from the calls in between (dynamic PGO). A method that is called once an invocation would get there only
/// after seconds of iterations; many small runs get there in a few hundred milliseconds.
/// </remarks>
internal static class Warmup
{
    private const string Variable = "CONCURRENCYCOMPARE_WARMUP_MS";

    /// <summary>Asks the measured process to warm up for a time before its first iteration.</summary>
    public static Job WithWarmup(this Job job, int milliseconds) =>
        job.WithEnvironmentVariable(Variable, milliseconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>In the measured process: repeats a small run for the time that the job asks for.</summary>
    public static void Repeat(Action smallRun)
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var milliseconds))
            return;

        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        while (time.GetElapsedTime(start).TotalMilliseconds < milliseconds) smallRun();
    }
}
