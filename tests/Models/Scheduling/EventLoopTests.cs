using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Tests.Scheduling;

/// <summary>The loop on one thread, as the scheduler of callbacks shows it.</summary>
public class EventLoopTests
{
    private readonly JumpingTimeProvider _time = new();
    private readonly CallbackScheduler _scheduler;
    private readonly List<string> _log = [];

    public EventLoopTests() => _scheduler = new CallbackScheduler(_time);

    [Fact]
    public void Run_returns_at_once_when_nothing_is_scheduled() => Patience.Run(_scheduler);

    [Fact]
    public void Run_calls_back_in_the_order_scheduled()
    {
        foreach (var i in Enumerable.Range(0, 1_000)) _scheduler.CallSoon(Log($"{i}"));
        Patience.Run(_scheduler);
        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => $"{i}"), _log);
    }

    [Fact]
    public void Run_keeps_no_callback_alive_at_rest_or_when_it_returns()
    {
        var called = ScheduleUnreferenced(3);
        _scheduler.CallLater(TimeSpan.FromSeconds(1), () =>
        {
            GC.Collect();
            foreach (var callback in called) Assert.False(callback.IsAlive);
            called = ScheduleUnreferenced(3);
        });
        Patience.Run(_scheduler);

        GC.Collect();
        foreach (var callback in called) Assert.False(callback.IsAlive);
    }

    [Fact]
    public void Run_goes_on_with_what_callbacks_schedule()
    {
        _scheduler.CallSoon(() =>
        {
            _log.Add("first");
            _scheduler.CallSoon(() =>
            {
                _log.Add("nested");
                _scheduler.CallLater(TimeSpan.FromSeconds(1), Log("later"));
            });
        });
        _scheduler.CallSoon(Log("second"));

        Patience.Run(_scheduler);
        Assert.Equal(["first", "second", "nested", "later"], _log);
        Assert.Equal(TimeSpan.FromSeconds(1), _time.Elapsed);
    }

    [Fact]
    public void CallLater_calls_back_by_time_and_then_in_the_order_scheduled()
    {
        foreach (var (seconds, name) in new[] { (2, "c"), (1, "a"), (3, "e"), (2, "d"), (1, "b"), (0, "0"), (0, "1") })
            _scheduler.CallLater(TimeSpan.FromSeconds(seconds), Log(name));

        Patience.Run(_scheduler);
        Assert.Equal(["0", "1", "a", "b", "c", "d", "e"], _log);
    }

    [Fact]
    public void CallAt_calls_back_at_that_very_moment()
    {
        var due = new long[] { 30, 10, 20, 10 };
        var called = new List<long>();
        foreach (var moment in due) _scheduler.CallAt(moment, () => called.Add(_time.GetTimestamp()));

        Patience.Run(_scheduler);
        Assert.Equal(due.Order(), called);
    }

    [Fact]
    public void Run_is_not_kept_from_timers_by_a_callback_that_is_always_ready()
    {
        // Each turn of the busy callback takes a millisecond, and it is ready again at once.
        var turns = 0;
        var elapsed = new AdvancingTimeProvider(TimeSpan.FromMilliseconds(1));
        var scheduler = new CallbackScheduler(elapsed);
        var isOver = false;
        void Busy()
        {
            elapsed.Advance();
            Assert.True(++turns < 10_000, "Starved.");
            if (!isOver) scheduler.CallSoon(Busy);
        }

        scheduler.CallSoon(Busy);
        scheduler.CallLater(TimeSpan.FromMilliseconds(500), () => isOver = true);
        Patience.Run(scheduler);
        Assert.InRange(turns, 500, 1_000);
    }

    /// <summary>A pass of 64 steps until it is noticed, and then a turn of each that was ready before.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(1, 31)]
    [InlineData(5, 31)]
    [InlineData(1, 100)]
    [InlineData(5, 100)]
    public void Run_has_a_timer_wait_for_a_pass_and_a_turn_of_each(int busy, int stepsATurn)
    {
        var elapsed = new AdvancingTimeProvider(TimeSpan.FromTicks(1));
        var scheduler = new CallbackScheduler(elapsed);
        var lateness = new List<long>();
        void Busy()
        {
            elapsed.Advance();
            for (var step = 1; step < stepsATurn && scheduler.TryContinue(); step++) elapsed.Advance();
            if (lateness.Count < 100) scheduler.CallSoon(Busy);
        }

        void Timer(long due)
        {
            lateness.Add(elapsed.GetTimestamp() - due);
            var next = elapsed.GetTimestamp() + 7;
            if (lateness.Count < 100) scheduler.CallAt(next, () => Timer(next));
        }

        for (var i = 0; i < busy; i++) scheduler.CallSoon(Busy);
        scheduler.CallAt(7, () => Timer(7));
        Patience.Run(scheduler);
        Assert.Equal(100, lateness.Count);
        Assert.InRange(lateness.Max(), 1, 64 + busy * Math.Min(stepsATurn, 32));
    }

    [Fact]
    public void Run_is_not_kept_from_posted_callbacks_by_a_callback_that_is_always_ready()
    {
        var turns = 0;
        var isOver = false;
        void Busy()
        {
            if (++turns == 100) TestThread.Start(() => _scheduler.CallSoonThreadSafe(() => isOver = true)).End();
            Assert.True(turns < 10_000, "Starved.");
            if (!isOver) _scheduler.CallSoon(Busy);
        }

        _scheduler.CallSoon(Busy);
        Patience.Run(_scheduler);
        Assert.InRange(turns, 100, 1_000);
    }

    [Fact]
    public void Run_is_not_kept_from_timers_by_a_callback_that_posts_itself()
    {
        var turns = 0;
        var isOver = false;
        void Busy()
        {
            Assert.True(++turns < 10_000, "Starved.");
            if (!isOver) _scheduler.CallSoonThreadSafe(Busy);
        }

        _scheduler.CallLater(TimeSpan.Zero, () => isOver = true);
        _scheduler.CallSoonThreadSafe(Busy);
        Patience.Run(_scheduler);
        Assert.InRange(turns, 1, 1_000);
    }

    [Fact]
    public void Run_throws_inside_Run()
    {
        Exception? thrown = null;
        _scheduler.CallSoon(() => thrown = Record.Exception(() => _scheduler.Run()));
        _scheduler.CallSoon(Log("goes on"));

        Patience.Run(_scheduler);
        Assert.IsType<InvalidOperationException>(thrown);
        Assert.Equal(["goes on"], _log);
    }

    [Fact]
    public void Run_lets_an_exception_out_and_keeps_the_rest_scheduled()
    {
        var failure = new InvalidTimeZoneException();
        _scheduler.CallLater(TimeSpan.FromSeconds(1), Log("later"));
        _scheduler.CallSoon(Log("before"));
        _scheduler.CallSoon(() => throw failure);
        _scheduler.CallSoon(Log("after"));

        Assert.Same(failure, Record.Exception(() => Patience.Run(_scheduler)));
        Assert.Equal(["before"], _log);

        Patience.Run(_scheduler);
        Assert.Equal(["before", "after", "later"], _log);
    }

    [Fact]
    public void Cancel_keeps_a_callback_from_being_called()
    {
        var cancelled = _scheduler.CallLater(TimeSpan.FromHours(2), Log("cancelled"));
        var called = _scheduler.CallLater(TimeSpan.FromHours(1), Log("called"));
        Assert.True(cancelled.Cancel());

        Patience.Run(_scheduler);
        Assert.Equal(["called"], _log);
        Assert.False(called.Cancel());
        // Nobody waits for what was cancelled.
        Assert.Equal(TimeSpan.FromHours(1), _time.Elapsed);
    }

    [Fact]
    public void Cancel_works_from_the_callback_just_before()
    {
        CallbackHandle second = default;
        _scheduler.CallLater(TimeSpan.FromSeconds(1), () => Assert.True(second.Cancel()));
        second = _scheduler.CallLater(TimeSpan.FromSeconds(2), Log("cancelled"));

        Patience.Run(_scheduler);
        Assert.Empty(_log);
    }

    [Fact]
    public void CallLater_refuses_negative_delays_and_takes_infinite_for_never()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            "delay", () => _scheduler.CallLater(TimeSpan.FromMilliseconds(-2), () => { }));

        var never = _scheduler.CallLater(Timeout.InfiniteTimeSpan, Log("never"));
        _scheduler.CallLater(TimeSpan.FromDays(1_000), () => Assert.True(never.Cancel()));
        Patience.Run(_scheduler);
        Assert.Empty(_log);
        Assert.Equal(TimeSpan.FromDays(1_000), _time.Elapsed);
    }

    [Fact]
    public void TryContinue_lasts_for_a_turn_and_only_inside_a_run()
    {
        Assert.False(_scheduler.TryContinue());
        var turns = new List<int>();
        void Turn()
        {
            var steps = 0;
            while (_scheduler.TryContinue()) steps++;
            turns.Add(steps);
            if (turns.Count < 3) _scheduler.CallSoon(Turn);
        }

        _scheduler.CallSoon(Turn);
        Patience.Run(_scheduler);
        Assert.Equal([31, 31, 31], turns);
        Assert.False(_scheduler.TryContinue());
    }

    /// <summary>Wherever in a pass it begins: between others that take one step, or their whole turn.</summary>
    [Fact]
    public void TryContinue_lasts_equally_long_for_all()
    {
        var longest = new int[7];
        var shortest = Enumerable.Repeat(int.MaxValue, longest.Length).ToArray();
        var left = 1_000;
        foreach (var i in Enumerable.Range(0, longest.Length)) _scheduler.CallSoon(() => Turn(i));
        void Turn(int who)
        {
            var steps = 1;
            while (_scheduler.TryContinue()) steps++;
            longest[who] = Math.Max(longest[who], steps);
            shortest[who] = Math.Min(shortest[who], steps);
            if (left-- <= 0) return;
            _scheduler.CallSoon(() => Turn(who));
            _scheduler.CallSoon(() => { });
        }

        Patience.Run(_scheduler);
        Assert.All(longest.Concat(shortest), steps => Assert.Equal(32, steps));
    }

    [Fact]
    public void TryContinue_ends_with_a_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        _scheduler.CallSoon(() =>
        {
            Assert.True(_scheduler.TryContinue());
            cancel.Cancel();
            Assert.False(_scheduler.TryContinue());
            _scheduler.CallSoon(Log("not reached"));
        });

        Assert.Throws<OperationCanceledException>(() => Patience.Run(_scheduler, cancel.Token));
        Assert.Empty(_log);
    }

    [Fact]
    public void Run_keeps_the_callers_context_and_lets_no_change_out()
    {
        var ambient = new AsyncLocal<string>();
        var seen = new List<string?>();
        Patience.Run(() =>
        {
            ambient.Value = "scheduled";
            _scheduler.CallSoon(() =>
            {
                seen.Add(ambient.Value);
                ambient.Value = "changed";
            });
            _scheduler.CallSoon(() => throw new InvalidTimeZoneException());
            ambient.Value = "the caller's";
            Assert.Throws<InvalidTimeZoneException>(() => _scheduler.Run());
            seen.Add(ambient.Value);
        });

        Assert.Equal(["the caller's", "the caller's"], seen);
    }

    [Fact]
    public void Run_goes_through_a_day_of_schedule()
    {
        var ticks = 0;
        void Tick()
        {
            if (++ticks < 86_400) _scheduler.CallAt(ticks * TimeSpan.TicksPerSecond, Tick);
        }

        _scheduler.CallAt(0, Tick);
        _scheduler.CallLater(TimeSpan.FromDays(1), Log("day"));
        Patience.Run(_scheduler);

        Assert.Equal(86_400, ticks);
        Assert.Equal(["day"], _log);
        Assert.Equal(TimeSpan.FromDays(1), _time.Elapsed);
    }

    [Fact]
    public void Run_reaches_a_deadline_of_the_system_time()
    {
        var scheduler = new CallbackScheduler();
        Assert.Same(TimeProvider.System, scheduler.TimeProvider);
        var due = TimeProvider.System.AddTime(TimeProvider.System.GetTimestamp(), TimeSpan.FromMilliseconds(2.5));
        scheduler.CallAt(due, () => Assert.InRange(TimeProvider.System.GetTimestamp(), due, long.MaxValue));
        Patience.Run(scheduler);
    }

    [Fact]
    public void CallAt_and_CallSoonThreadSafe_refuse_a_null_callback()
    {
        Assert.Throws<ArgumentNullException>("callback", () => _scheduler.CallAt(0, null!));
        Assert.Throws<ArgumentNullException>("callback", () => _scheduler.CallLater(TimeSpan.Zero, null!));
        Assert.Throws<ArgumentNullException>("callback", () => _scheduler.CallSoonThreadSafe(null!));
    }

    private Action Log(string what) => () => _log.Add(what);

    /// <summary>Virtual time that passes while callbacks run.</summary>
    private sealed class AdvancingTimeProvider(TimeSpan step) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance() => _now += step.Ticks;

        public override long GetTimestamp() => _now;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private List<WeakReference> ScheduleUnreferenced(int count) =>
        [.. Enumerable.Range(0, count).Select(i =>
        {
            Action callback = () => _log.Add($"{i}");
            _scheduler.CallSoon(callback);
            return new WeakReference(callback);
        })];
}
