namespace ConcurrencyCompare.Tests.Support;

/// <summary>Virtual time that a test moves on.</summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public void Advance(double milliseconds) => _now += (long)(milliseconds * TimeSpan.TicksPerMillisecond);
}
