namespace ConcurrencyCompare.Tests.Run;

public class DeadlineTests
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(100);

    [Fact]
    public void HasTimeFor_anything_without_a_budget()
    {
        var deadline = new Deadline(new SetTimeProvider(), budget: null);
        deadline.StartCase();

        Assert.True(deadline.HasTimeFor(int.MaxValue));
    }

    [Fact]
    public void HasTimeFor_the_first_round_before_anything_was_measured() =>
        Assert.True(new Deadline(new SetTimeProvider(), Budget).HasTimeFor(1_000_000));

    [Fact]
    public void HasTimeFor_as_many_cases_as_fit_at_the_pace_so_far()
    {
        var time = new SetTimeProvider();
        var deadline = new Deadline(time, Budget);
        time.Advance(TimeSpan.FromSeconds(20));
        for (var i = 0; i < 5; i++)
        {
            deadline.StartCase();
            time.Advance(TimeSpan.FromSeconds(2));
        }

        // 30 s are gone, and a case takes 2 s.
        Assert.True(deadline.HasTimeFor(35));
        Assert.False(deadline.HasTimeFor(36));
        Assert.True(deadline.HasTimeFor(30, preparation: TimeSpan.FromSeconds(10)));
        Assert.False(deadline.HasTimeFor(31, preparation: TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void StopWhile_counts_no_time_of_others()
    {
        var time = new SetTimeProvider();
        var deadline = new Deadline(time, Budget);
        deadline.StopWhile(() => time.Advance(TimeSpan.FromHours(1)));
        for (var i = 0; i < 5; i++)
        {
            deadline.StartCase();
            time.Advance(TimeSpan.FromSeconds(2));
            deadline.StopWhile(() => time.Advance(TimeSpan.FromSeconds(3)));
        }

        // 10 s are gone, and a case takes 2 s.
        Assert.True(deadline.HasTimeFor(45));
        Assert.False(deadline.HasTimeFor(46));
    }

    private sealed class SetTimeProvider : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += time.Ticks;
    }
}
