namespace ConcurrencyCompare.Tests.Scheduling;

public class IdleWaitTests
{
    [Fact]
    public void UntilWoken_returns_when_woken_before()
    {
        var idle = new IdleWait(TimeProvider.System);
        idle.Wake();
        Patience.Run(idle.UntilWoken);
    }

    [Fact]
    public void Until_returns_when_woken_before()
    {
        var idle = new IdleWait(TimeProvider.System);
        idle.Wake();
        Patience.Run(() => idle.Until(FarFuture.Of(TimeProvider.System)));
    }

    [Fact]
    public void UntilWoken_waits_again_when_woken_twice_before()
    {
        var idle = new IdleWait(TimeProvider.System);
        idle.Wake();
        idle.Wake();
        Patience.Run(idle.UntilWoken);

        using var waits = new ManualResetEventSlim();
        var woken = false;
        var waiter = TestThread.Start(() =>
        {
            waits.Set();
            idle.UntilWoken();
            Assert.True(Volatile.Read(ref woken));
        });
        waits.Await();
        // Blocked, or on its way there: it cannot have ended unless a wake-up counted twice.
        Assert.False(waiter.Thread.Join(TimeSpan.FromMilliseconds(20)));
        Volatile.Write(ref woken, true);
        idle.Wake();
        waiter.End();
    }

    [Fact]
    public void Wake_ends_a_wait_from_another_thread()
    {
        var idle = new IdleWait(TimeProvider.System);
        var untilWoken = TestThread.Start(idle.UntilWoken);
        idle.Wake();
        untilWoken.End();

        var untilTomorrow = TestThread.Start(() => idle.Until(FarFuture.Of(TimeProvider.System)));
        idle.Wake();
        untilTomorrow.End();
    }

    /// <summary>Two threads that wake each other in turn: one lost wake-up, and both wait for ever.</summary>
    [Fact]
    public void Wake_is_never_lost_in_thousands_of_turns()
    {
        const int turns = 2_000;
        var idle = new[] { new IdleWait(TimeProvider.System), new IdleWait(TimeProvider.System) };
        var turn = 0;
        var threads = Enumerable.Range(0, 2).Select(me => TestThread.Start(() =>
        {
            var far = FarFuture.Of(TimeProvider.System);
            for (var i = 0; i < turns; i++)
            {
                while (Volatile.Read(ref turn) % 2 != me)
                {
                    if (i % 2 == 0) idle[me].UntilWoken();
                    else idle[me].Until(far);
                }

                Interlocked.Increment(ref turn);
                idle[1 - me].Wake();
            }
        })).ToList();

        threads.ForEach(thread => thread.End());
        Assert.Equal(2 * turns, turn);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(5_500)]
    public void Until_reaches_a_moment_of_real_time(int microseconds)
    {
        var idle = new IdleWait(TimeProvider.System);
        var due = TimeProvider.System.AddTime(
            TimeProvider.System.GetTimestamp(), TimeSpan.FromMicroseconds(microseconds));

        Patience.Run(() => WaitFor(due, idle, TimeProvider.System));
    }

    [Fact]
    public void Until_returns_at_once_when_the_moment_has_passed()
    {
        var time = new StoppedTimeProvider();
        var idle = new IdleWait(time);
        Patience.Run(() => idle.Until(time.GetTimestamp()));
        Patience.Run(() => idle.Until(long.MinValue));
        Assert.False(time.SomebodyWaits.IsSet);
    }

    [Fact]
    public void Until_keeps_a_wake_up_for_the_next_wait_when_the_moment_has_passed()
    {
        var idle = new IdleWait(TimeProvider.System);
        idle.Wake();
        Patience.Run(() => idle.Until(0));
        Patience.Run(idle.UntilWoken);
    }

    [Fact]
    public void Until_waits_for_virtual_time_with_its_own_timer()
    {
        var time = new JumpingTimeProvider();
        var due = FarFuture.Of(time);
        Patience.Run(() => new IdleWait(time).Until(due));
        Assert.Equal(due, time.GetTimestamp());
    }

    [Fact]
    public void Until_disposes_its_timer_when_woken()
    {
        var time = new StoppedTimeProvider();
        var idle = new IdleWait(time);
        var waiter = TestThread.Start(() => idle.Until(FarFuture.Of(time)));
        time.SomebodyWaits.Await();
        Assert.Equal(1, time.Timers);

        idle.Wake();
        waiter.End();
        Assert.Equal(0, time.Timers);
    }

    /// <summary>A timestamp of virtual time may count less than a <see cref="TimeSpan"/> does.</summary>
    [Fact]
    public void Until_reaches_a_moment_that_is_nearer_than_a_tick()
    {
        var time = new JumpingTimeProvider(frequency: 1_000_000_000);
        var idle = new IdleWait(time);

        for (var i = 0; i < 100 && time.GetTimestamp() < 50; i++) Patience.Run(() => idle.Until(50));

        Assert.InRange(time.GetTimestamp(), 50, long.MaxValue);
    }

    /// <summary>The timers of .NET count up to 49 days.</summary>
    [Fact]
    public void Until_waits_for_a_moment_that_is_too_far_for_a_timer()
    {
        var time = new SystemTime();
        var idle = new IdleWait(time);
        var due = time.AddTime(time.GetTimestamp(), TimeSpan.FromDays(100));
        idle.Wake();
        Patience.Run(() => idle.Until(due));
    }

    /// <summary>Timers of the system's time count whole milliseconds: waiting for a fraction with one would
    /// spin.</summary>
    [Fact]
    public void Until_does_not_spin_through_timers_that_fire_too_early()
    {
        const int waits = 20;
        var time = new SystemTime();
        var idle = new IdleWait(time);
        Patience.Run(() =>
        {
            for (var i = 0; i < waits; i++)
                WaitFor(time.AddTime(time.GetTimestamp(), TimeSpan.FromMilliseconds(2.9)), idle, time);
        });

        // Those of the first wait, until they are known, and one for the whole milliseconds of each; none where the
        // machine gives this thread no time until there are none left.
        Assert.InRange(time.Timers, 1, 2 * waits + 5);
    }

    [Fact]
    public void Until_keeps_the_moment_of_virtual_time_after_a_moment_finer_than_a_tick()
    {
        var time = new JumpingTimeProvider(frequency: 1_000_000_000);
        var idle = new IdleWait(time);
        Patience.Run(() => idle.Until(50));
        var due = time.GetTimestamp() + 500_000;
        Patience.Run(() => idle.Until(due));
        Assert.Equal(due, time.GetTimestamp());
    }

    /// <summary>From the first timestamp to the last is longer than any number of either kind.</summary>
    [Fact]
    public void Until_waits_for_the_last_moment_from_before_zero()
    {
        var time = new EarlyTime();
        var idle = new IdleWait(time);
        Patience.Run(() => idle.Until(long.MaxValue));
        Assert.Equal(TimeSpan.FromDays(1), time.Waited);
    }

    private static void WaitFor(long due, IdleWait idle, TimeProvider time)
    {
        while (time.GetTimestamp() < due) idle.Until(due);
    }

    /// <summary>Real time, but not <see cref="TimeProvider.System"/> itself, as when somebody wraps it.</summary>
    private sealed class SystemTime : TimeProvider
    {
        public int Timers { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Timers++;
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }

    /// <summary>A clock that is far below zero; its timers fire at once.</summary>
    private sealed class EarlyTime : TimeProvider
    {
        public TimeSpan Waited { get; private set; }

        public override long GetTimestamp() => long.MinValue + 1;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waited = dueTime;
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
