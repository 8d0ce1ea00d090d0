namespace ConcurrencyCompare.Tests.Support;

/// <summary>Virtual time that a test moves on.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private long _now;
    private TimeSpan _set;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(_now) + _set;

    /// <summary>Sets the clock of dates, forward or back; the other one runs on.</summary>
    public void Set(TimeSpan by) => _set += by;

    public void Advance(double milliseconds) => _now += (long)(milliseconds * TimeSpan.TicksPerMillisecond);
}
