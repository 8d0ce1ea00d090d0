namespace ConcurrencyCompare.Tests.Iterators;

public sealed class IteratorSchedulerTests : IDisposable
{
    private readonly JumpingTimeProvider _time = new();
    private readonly IteratorScheduler _scheduler;
    private readonly List<string> _log = [];

    public IteratorSchedulerTests() => _scheduler = new IteratorScheduler(_time);

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public void Run_takes_turns()
    {
        var first = _scheduler.Spawn(Count("a", 3));
        var second = _scheduler.Spawn(Count("b", 2));
        Assert.Empty(_log);

        Patience.Run(_scheduler);
        Assert.Equal(["a 0", "b 0", "a 1", "b 1", "a 2"], _log);
        Assert.True(first.HasEnded && second.HasEnded);
    }

    [Fact]
    public void Spawn_from_a_coroutine_runs_after_what_is_ready()
    {
        IEnumerator<YieldInstruction> Spawning()
        {
            _scheduler.Spawn(Count("child", 1));
            _log.Add("spawned");
            yield return YieldInstruction.Yield;
            _log.Add("parent");
        }

        _scheduler.Spawn(Spawning());
        _scheduler.Spawn(Count("sibling", 1));
        Patience.Run(_scheduler);
        Assert.Equal(["spawned", "sibling 0", "child 0", "parent"], _log);
    }

    [Fact]
    public void Delay_goes_on_by_time_and_then_in_the_order_of_waiting()
    {
        foreach (var (seconds, name) in new[] { (3, "d"), (1, "a"), (2, "b"), (2, "c"), (0, "0") })
            _scheduler.Spawn(Delay(name, TimeSpan.FromSeconds(seconds)));

        Patience.Run(_scheduler);
        Assert.Equal(["0 at 0", "a at 1", "b at 2", "c at 2", "d at 3"], _log);
    }

    [Fact]
    public void Run_goes_through_a_day_of_delays()
    {
        var ticks = 0;
        IEnumerator<YieldInstruction> Tick()
        {
            var delay = new DelayInstruction();
            while (ticks < 86_400) yield return delay.Until(++ticks * TimeSpan.TicksPerSecond);
        }

        _scheduler.Spawn(Tick());
        Patience.Run(_scheduler);
        Assert.Equal(TimeSpan.FromDays(1), _time.Elapsed);
    }

    [Fact]
    public void Run_is_not_kept_from_delays_by_a_coroutine_that_is_always_ready()
    {
        using var scheduler = new IteratorScheduler();
        var isOver = false;
        IEnumerator<YieldInstruction> Busy()
        {
            while (!isOver) yield return YieldInstruction.Yield;
        }

        IEnumerator<YieldInstruction> Ending()
        {
            yield return new DelayInstruction().Until(
                TimeProvider.System.AddTime(TimeProvider.System.GetTimestamp(), TimeSpan.FromMilliseconds(2)));
            isOver = true;
        }

        scheduler.Spawn(Busy());
        scheduler.Spawn(Ending());
        Patience.Run(scheduler);
        Assert.True(isOver);
    }

    [Fact]
    public void Run_lets_an_exception_out_and_leaves_the_others_where_they_are()
    {
        var failure = new InvalidTimeZoneException();
        IEnumerator<YieldInstruction> Failing()
        {
            yield return YieldInstruction.Yield;
            throw failure;
        }

        var before = _scheduler.Spawn(Count("before", 3));
        var failing = _scheduler.Spawn(Failing());
        var after = _scheduler.Spawn(Count("after", 3));
        var sleeping = _scheduler.Spawn(Delay("sleeping", TimeSpan.FromSeconds(1)));

        Assert.Same(failure, Record.Exception(() => Patience.Run(_scheduler)));
        Assert.Equal(["before 0", "after 0", "before 1"], _log);
        Assert.True(failing.HasEnded);
        Assert.False(before.HasEnded || after.HasEnded || sleeping.HasEnded);

        Patience.Run(_scheduler);
        Assert.Equal(["after 1", "before 2", "after 2", "sleeping at 1"], _log.Skip(3));
        Assert.True(before.HasEnded && after.HasEnded && sleeping.HasEnded);
    }

    /// <summary>What fails is the instruction, not the coroutine's own code; it is over all the same.</summary>
    [Fact]
    public void Run_ends_a_coroutine_whose_instruction_fails()
    {
        var queue = new IteratorQueue<int>();
        queue.Complete();
        IEnumerator<YieldInstruction> Putting()
        {
            try
            {
                yield return queue.CreatePut().With(1);
                _log.Add("put");
            }
            finally
            {
                _log.Add("finally");
            }
        }

        var putting = _scheduler.Spawn(Putting());
        Assert.Throws<InvalidOperationException>(() => Patience.Run(_scheduler));

        Assert.True(putting.HasEnded);
        _scheduler.Dispose();
        Assert.Equal(["finally"], _log);
    }

    [Fact]
    public void Run_returns_while_coroutines_are_parked()
    {
        var queue = new IteratorQueue<int>();
        IEnumerator<YieldInstruction> Getting()
        {
            yield return queue.CreateGet();
        }

        var parked = _scheduler.Spawn(Getting());
        Patience.Run(_scheduler);
        Assert.False(parked.HasEnded);
    }

    [Fact]
    public void Spawn_refuses_null() => Assert.Throws<ArgumentNullException>("iterator", () => _scheduler.Spawn(null!));

    [Fact]
    public void SpawnThreadSafe_refuses_null() =>
        Assert.Throws<ArgumentNullException>("iterator", () => _scheduler.SpawnThreadSafe(null!));

    private IEnumerator<YieldInstruction> Count(string name, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (i > 0) yield return YieldInstruction.Yield;
            _log.Add($"{name} {i}");
        }
    }

    private IEnumerator<YieldInstruction> Delay(string name, TimeSpan delay)
    {
        yield return new DelayInstruction().Until(_time.AddTime(_time.GetTimestamp(), delay));
        _log.Add($"{name} at {_time.Elapsed.Seconds}");
    }
}
