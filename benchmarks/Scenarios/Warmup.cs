using System.Globalization;
using BenchmarkDotNet.Jobs;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>Brings a process to its final code before the first iteration.</summary>
/// <remarks>
/// The runtime compiles a method again after 30 calls, and once more with what it learned from the calls in between (dynamic
/// PGO). A method that is called once an invocation would get there only after seconds of iterations; many small runs get
/// there soon. But the runtime begins to count only after 100 ms without any new method, which is another moment in each
/// process: of the processes that warmed up for 300 ms, one in three ran at a half to a fifth of its speed for up to another second.
/// So in measured processes the counting begins at once:
/// https://github.com/dotnet/runtime/blob/main/src/coreclr/inc/clrconfignames.h (TC_CallCountingDelayMs).
/// </remarks>
internal static class Warmup
{
    private const string Variable = "CONCURRENCYCOMPARE_WARMUP_MS";

    /// <summary>Asks the measured process to warm up for a time before its first iteration.</summary>
    public static Job WithWarmup(this Job job, int milliseconds) => job.WithEnvironmentVariables(
        new EnvironmentVariable(Variable, milliseconds.ToString(CultureInfo.InvariantCulture)),
        new EnvironmentVariable("DOTNET_TC_CallCountingDelayMs", "0"));

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
