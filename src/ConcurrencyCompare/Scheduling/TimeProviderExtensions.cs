namespace ConcurrencyCompare.Scheduling;

/// <summary>Arithmetic of timestamps, which .NET leaves to the caller.</summary>
public static class TimeProviderExtensions
{
    /// <summary>The timestamp that lies a time after another one.</summary>
    /// <param name="timeProvider">Whose timestamps they are.</param>
    /// <param name="timestamp">A timestamp.</param>
    /// <param name="time">The time to add; the result is rounded up, so that it is never too early.</param>
    /// <returns>The later timestamp; the last one that there is when the time is too long.</returns>
    public static long AddTime(this TimeProvider timeProvider, long timestamp, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        var added = Math.Ceiling((decimal)time.Ticks * timeProvider.TimestampFrequency / TimeSpan.TicksPerSecond);
        return (long)Math.Clamp(timestamp + added, long.MinValue, long.MaxValue);
    }
}
