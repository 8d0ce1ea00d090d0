namespace ConcurrencyCompare.Tests.MeasuredProcess;

public class WarmupTests
{
    private readonly ManualTimeProvider _time = new();
    private long _compiled;
    private int _calls;

    [Fact]
    public void Repeat_ends_when_31_calls_in_a_row_make_the_compiler_do_nothing()
    {
        Warmup.Repeat(
            () => Call(milliseconds: 1, call => call is 1 or 20 or 50), _time, TimeSpan.Zero, () => _compiled);

        Assert.Equal(50 + 31, _calls);
    }

    [Fact]
    public void Repeat_goes_on_for_the_time_that_was_asked_for()
    {
        Warmup.Repeat(() => Call(milliseconds: 2, _ => false), _time, TimeSpan.FromMilliseconds(200), () => _compiled);

        Assert.Equal(100, _calls);
    }

    [Fact]
    public void Repeat_gives_the_compilers_thread_time_for_what_short_calls_have_asked_for()
    {
        Warmup.Repeat(() => Call(milliseconds: 0.01, call => call == 1), _time, TimeSpan.Zero, () => _compiled);

        Assert.Equal(1 + 1_000, _calls);
    }

    [Fact]
    public void Repeat_does_not_wait_for_ever_where_something_is_always_new()
    {
        Warmup.Repeat(() => Call(milliseconds: 10, _ => true), _time, TimeSpan.Zero, () => _compiled);

        Assert.Equal(150, _calls);
    }

    [Theory]
    [InlineData(null, 1_000)]
    [InlineData(1, 1_002)]
    [InlineData(1024, 3_048)]
    public void ItemsFor_is_more_than_a_bounded_queue_takes(int? capacity, int items) =>
        Assert.Equal(items, Warmup.ItemsFor(capacity));

    private void Call(double milliseconds, Func<int, bool> compiles)
    {
        _calls++;
        _time.Advance(milliseconds);
        if (compiles(_calls)) _compiled++;
    }
}
