namespace ConcurrencyCompare.Scheduling;

/// <summary>Arithmetic of timestamps, which .NET leaves to the caller.</summary>
public static class TimeProviderExtensions
{
    /// <summary>The timestamp that lies a time after another one.</summary>
    /// <param name="timeProvider">Whose timestamps they are.</param>
    /// <param name="timestamp">A timestamp; any, also below zero.</param>
    /// <param name="time">The time to add, zero or more; the result is rounded up, so that it is never too early.
    /// <see cref="Timeout.InfiniteTimeSpan"/> is never.</param>
    /// <returns>The later timestamp; <see cref="long.MaxValue"/> for never, and where the time is longer than
    /// timestamps go.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="timeProvider"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative, and not infinite.</exception>
    public static long AddTime(this TimeProvider timeProvider, long timestamp, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        if (time == Timeout.InfiniteTimeSpan) return long.MaxValue;
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);

        var ticks = CeilingOfProduct(
            (ulong)time.Ticks, (ulong)timeProvider.TimestampFrequency, TimeSpan.TicksPerSecond);
        var distanceToLast = (ulong)long.MaxValue - (ulong)timestamp;
        return ticks < distanceToLast ? timestamp + (long)ticks : long.MaxValue;
    }

    /// <summary>The time from one timestamp to a later one, rounded up; the longest there is if it is longer.</summary>
    internal static TimeSpan TimeUntil(this TimeProvider timeProvider, long timestamp, long later)
    {
        var ticks = CeilingOfProduct(
            (ulong)later - (ulong)timestamp, TimeSpan.TicksPerSecond, (ulong)timeProvider.TimestampFrequency);
        return ticks < long.MaxValue ? TimeSpan.FromTicks((long)ticks) : TimeSpan.MaxValue;
    }

    /// <returns>value * numerator / denominator, the largest number if it is more.</returns>
    private static ulong CeilingOfProduct(ulong value, ulong numerator, ulong denominator)
    {
        var high = Math.BigMul(value, numerator, out var low);
        // Clocks that count in nanoseconds, or in the ticks of TimeSpan, need no more than 64 bits for some hundred
        // years.
        if (high == 0 && low <= ulong.MaxValue - denominator) return (low + denominator - 1) / denominator;

        var quotient = (new UInt128(high, low) + denominator - 1) / denominator;
        return quotient > ulong.MaxValue ? ulong.MaxValue : (ulong)quotient;
    }
}
