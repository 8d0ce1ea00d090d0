namespace ConcurrencyCompare.Tests.Contract;

public class StoppedTimeProviderTests
{
    /// <summary>Who has looked at the time before the jump, and sets a timer behind it, would wait for ever.</summary>
    [Fact]
    public void CreateTimer_comes_at_once_after_a_jump()
    {
        var time = new StoppedTimeProvider();
        var far = time.GetTimestamp() + TimeSpan.TicksPerDay;
        var left = TimeSpan.FromTicks(far - time.GetTimestamp());
        var called = 0;
        using var before = time.CreateTimer(_ => called++, null, left, Timeout.InfiniteTimeSpan);
        Assert.Equal(0, called);

        time.Jump(far);
        Assert.Equal(1, called);
        using var behind = time.CreateTimer(_ => called++, null, left, Timeout.InfiniteTimeSpan);
        using var unset = time.CreateTimer(
            _ => called++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        Assert.Equal(2, called);
    }
}
