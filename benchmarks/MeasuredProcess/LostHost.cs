using System.Diagnostics;
using BenchmarkDotNet.Engines;

namespace ConcurrencyCompare.Benchmarks.MeasuredProcess;

/// <summary>In the measured process: ends without a word when the process that started it is gone, however that
/// ended.</summary>
/// <remarks>BenchmarkDotNet's code reports over a pipe, and nobody catches what it throws when nobody answers: a stack
/// trace would appear on the terminal of somebody who has killed a run.</remarks>
public static class LostHost
{
    /// <summary>Called before all other code of the measured program.</summary>
    public static void EndQuietly() => AppDomain.CurrentDomain.UnhandledException += (_, thrown) =>
    {
        if (thrown.ExceptionObject is Exception exception && IsOfPipe(exception)) Environment.Exit(1);
    };

    private static bool IsOfPipe(Exception exception) => new StackTrace(exception).GetFrames()
        .Any(frame => frame.GetMethod()?.DeclaringType == typeof(AnonymousPipesHost));
}
