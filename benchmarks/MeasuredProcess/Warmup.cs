using System.Globalization;
using BenchmarkDotNet.Jobs;

namespace ConcurrencyCompare.Benchmarks.MeasuredProcess;

/// <summary>Brings a process to its final code before the first iteration.</summary>
/// <remarks>
/// <para>The runtime compiles a method again after 30 calls, and once more after 30 others, with what it learned from
/// them (dynamic PGO). A method that is called once an invocation would get there only after 60 of them; many small
/// ones get there soon, if they walk the same path with the same types. When 31 in a row make the compiler do nothing,
/// whatever each of them calls is final: a method of any stage would have come to its next one.</para>
/// <para>By default the runtime begins to count only after 100 ms without any new method, which is another moment in
/// each process: of the processes that warmed up for 300 ms, one in three ran at a half to a fifth of its speed for up
/// to another second. So in measured processes the counting begins at once:
/// https://github.com/dotnet/runtime/blob/main/src/coreclr/inc/clrconfignames.h (TC_CallCountingDelayMs).</para>
/// </remarks>
internal static class Warmup
{
    /// <summary>One more than the runtime counts before it compiles again (TC_CallCountThreshold).</summary>
    private const int CallsInARow = 31;

    private const string Variable = "CONCURRENCYCOMPARE_WARMUP_MS";

    /// <summary>Some method is always new where threads meet by chance: then the process starts as it is.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1.5);

    /// <summary>How many items a small invocation needs until producers wait for room as well, where there is a
    /// limit.</summary>
    public static int ItemsFor(int? capacity) => 1_000 + 2 * (capacity ?? 0);

    /// <summary>Asks the measured process to warm up for a time, or longer, before its first iteration.</summary>
    public static Job WithWarmup(this Job job, int milliseconds) => job.WithEnvironmentVariables(
        new EnvironmentVariable(Variable, milliseconds.ToString(CultureInfo.InvariantCulture)),
        new EnvironmentVariable("DOTNET_TC_CallCountingDelayMs", "0"));

    /// <summary>Whether the job asks for a warm-up.</summary>
    public static bool IsAskedFor => LeastTime is not null;

    private static TimeSpan? LeastTime =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    /// <summary>In the measured process: repeats a small invocation for the time that the job asks for, and until its
    /// code is final.</summary>
    /// <param name="smallInvocation">What an iteration will do, with few items.</param>
    public static void Repeat(Action smallInvocation)
    {
        if (LeastTime is { } least) Repeat(smallInvocation, TimeProvider.System, least, Compiler.MethodsCompiled);
    }

    internal static void Repeat(Action smallInvocation, TimeProvider time, TimeSpan least, Func<long> methodsCompiled)
    {
        var start = time.GetTimestamp();
        var (quietCalls, quietSince) = (0, start);
        var compiled = methodsCompiled();
        while (!IsFinal() && time.GetElapsedTime(start) < Longest)
        {
            smallInvocation();
            quietCalls++;
            var now = methodsCompiled();
            if (now != compiled) (quietCalls, quietSince) = (0, time.GetTimestamp());
            compiled = now;
        }

        // The compiler has a thread of its own: it may still be at what came to its turn many short calls ago.
        bool IsFinal() => quietCalls >= CallsInARow
            && time.GetElapsedTime(quietSince) >= Compiler.Quiet
            && time.GetElapsedTime(start) >= least;
    }
}
