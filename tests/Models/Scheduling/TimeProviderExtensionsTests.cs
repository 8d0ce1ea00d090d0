namespace ConcurrencyCompare.Tests.Scheduling;

public class TimeProviderExtensionsTests
{
    [Theory]
    [InlineData(10_000_000, 0, 1, 1)]
    [InlineData(1_000_000_000, 5, 1, 105)]
    [InlineData(1_000_000_000, -105, 1, -5)]
    [InlineData(3, 0, 1, 1)]
    [InlineData(1, 0, 10_000_000, 1)]
    [InlineData(1, 0, 10_000_001, 2)]
    [InlineData(9_000_000_000, 0, 10_000_000, 9_000_000_000)]
    [InlineData(long.MaxValue, 0, 5_000_000, (long.MaxValue / 2) + 1)]
    [InlineData(1_000_000_000, long.MinValue, long.MaxValue, long.MaxValue)]
    [InlineData(10_000_000, long.MinValue, long.MaxValue, -1)]
    [InlineData(1_000_000_000, long.MaxValue, 1, long.MaxValue)]
    [InlineData(long.MaxValue, 0, long.MaxValue, long.MaxValue)]
    public void AddTime_is_exact_rounded_up_and_never_beyond_the_last_timestamp(
        long frequency, long timestamp, long ticks, long expected) =>
        Assert.Equal(expected, new Clock(frequency).AddTime(timestamp, TimeSpan.FromTicks(ticks)));

    [Fact]
    public void AddTime_agrees_with_big_numbers()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var frequency = random.NextInt64(1, 1L << random.Next(1, 63));
            var ticks = random.NextInt64(0, 1L << random.Next(1, 63));
            var timestamp = random.NextInt64(long.MinValue, long.MaxValue);
            var exact = timestamp
                + (((Int128)ticks * frequency) + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;
            if (ticks == -Timeout.InfiniteTimeSpan.Ticks) continue;

            Assert.Equal(
                exact > long.MaxValue ? long.MaxValue : (long)exact,
                new Clock(frequency).AddTime(timestamp, TimeSpan.FromTicks(ticks)));
        }
    }

    [Fact]
    public void AddTime_takes_infinite_for_never_and_refuses_other_negative_times()
    {
        var time = TimeProvider.System;
        Assert.Equal(long.MaxValue, time.AddTime(5, Timeout.InfiniteTimeSpan));
        Assert.Throws<ArgumentOutOfRangeException>("time", () => time.AddTime(5, TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>("time", () => time.AddTime(5, TimeSpan.MinValue));
        Assert.Throws<ArgumentNullException>("timeProvider", () => ((TimeProvider)null!).AddTime(5, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(1_000_000_000, 0, 1, 1)]
    [InlineData(1_000_000_000, 0, 101, 2)]
    [InlineData(10_000_000, long.MinValue, long.MaxValue, long.MaxValue)]
    [InlineData(1, -10, 10, 200_000_000)]
    [InlineData(1, long.MinValue, long.MaxValue, long.MaxValue)]
    public void TimeUntil_is_rounded_up_and_never_beyond_the_longest_time(
        long frequency, long timestamp, long later, long expectedTicks) =>
        Assert.Equal(expectedTicks, new Clock(frequency).TimeUntil(timestamp, later).Ticks);

    private sealed class Clock(long frequency) : TimeProvider
    {
        public override long TimestampFrequency => frequency;
    }
}
