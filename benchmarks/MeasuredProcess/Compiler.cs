using System.Runtime;

namespace ConcurrencyCompare.Benchmarks.MeasuredProcess;

/// <summary>What the runtime's compiler does in this process.</summary>
/// <remarks>
/// It compiles in a thread of its own what was called often enough, and on a machine with few cores it takes one of
/// them from what is measured. What it compiles need not be measured itself: BenchmarkDotNet writes a line after each
/// iteration, and the methods that do so came to their 60th call together, inside the second measured iteration of a
/// scenario with 60 warm-up iterations. 69 methods took 37 ms of an iteration of 6 ms.
/// </remarks>
internal static class Compiler
{
    /// <summary>Longer than it takes for nearly any method.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    /// <summary>How many methods were compiled since the process started, each time that one was.</summary>
    public static long MethodsCompiled() => JitInfo.GetCompiledMethodCount(currentThread: false);

    /// <summary>Waits until the compiler has nothing to do: until for 10 ms it finished no method.</summary>
    public static void Settle() => Settle(TimeProvider.System, MethodsCompiled, Thread.Sleep);

    internal static void Settle(TimeProvider time, Func<long> methodsCompiled, Action<int> sleep)
    {
        var start = time.GetTimestamp();
        var compiled = methodsCompiled();
        var since = start;
        while (time.GetElapsedTime(since) < Quiet && time.GetElapsedTime(start) < Longest)
        {
            sleep(1);
            var now = methodsCompiled();
            if (now != compiled) since = time.GetTimestamp();
            compiled = now;
        }
    }
}
