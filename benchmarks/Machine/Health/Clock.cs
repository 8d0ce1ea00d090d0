using System.Diagnostics;

namespace ConcurrencyCompare.Benchmarks.Machine.Health;

/// <summary>How good the clock is with which everything is measured; all values in nanoseconds.</summary>
internal static class Clock
{
    private const int Tries = 5;
    private const int Readings = 20_000;
    private const int Sleeps = 21;

    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    /// <summary>The smallest difference between two readings that differ.</summary>
    public static double Step()
    {
        var least = long.MaxValue;
        for (var i = 0; i < Readings; i++)
        {
            var first = Stopwatch.GetTimestamp();
            long second;
            do second = Stopwatch.GetTimestamp();
            while (second == first);
            least = Math.Min(least, second - first);
        }

        return least * NanosecondsPerTick;
    }

    /// <summary>What a reading takes: the least of some tries, because disturbances only ever add.</summary>
    public static double ReadingCost()
    {
        var least = long.MaxValue;
        for (var i = 0; i < Tries; i++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var reading = 1; reading < Readings; reading++) Stopwatch.GetTimestamp();
            least = Math.Min(least, Stopwatch.GetTimestamp() - start);
        }

        return least * NanosecondsPerTick / Readings;
    }

    /// <summary>How much too late a sleep of 1 ms ends: the median of some.</summary>
    public static double SleepLateness()
    {
        var late = new List<double>();
        for (var i = 0; i < Sleeps; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Thread.Sleep(1);
            late.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds - 1e6);
        }

        late.Sort();
        return Math.Max(0, late[Sleeps / 2]);
    }
}
