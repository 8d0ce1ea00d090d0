using System.Collections;

namespace ConcurrencyCompare.Tests.Iterators;

/// <summary>Coroutines that wait for, run and cancel each other.</summary>
public sealed class CoroutineTests : IDisposable
{
    private readonly IteratorScheduler _scheduler = new(new JumpingTimeProvider());
    private readonly List<string> _log = [];

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public void Join_waits_until_the_other_one_has_ended()
    {
        var worker = _scheduler.Spawn(Work("worker", steps: 3));
        _scheduler.Spawn(Joining("first", worker));
        _scheduler.Spawn(Joining("second", worker));

        Patience.Run(_scheduler);

        Assert.Equal(["worker 0", "worker 1", "worker 2", "finally worker", "first joined", "second joined"], _log);
    }

    [Fact]
    public void Join_of_one_that_has_ended_goes_on()
    {
        var worker = _scheduler.Spawn(Work("worker", steps: 0));
        Patience.Run(_scheduler);
        _scheduler.Spawn(Joining("late", worker));

        Patience.Run(_scheduler);

        Assert.Equal(["finally worker", "late joined"], _log);
    }

    [Fact]
    public void Join_goes_on_when_the_other_one_fails_or_is_cancelled()
    {
        var failing = _scheduler.Spawn(Fail());
        var parked = _scheduler.Spawn(Park("parked"));
        _scheduler.Spawn(Joining("of failing", failing));
        _scheduler.Spawn(Joining("of parked", parked));

        Assert.Throws<TimeZoneNotFoundException>(() => Patience.Run(_scheduler));
        Patience.Run(_scheduler);
        Assert.True(parked.Cancel());
        Patience.Run(_scheduler);

        Assert.Equal(["of failing joined", "finally parked", "of parked joined"], _log);
    }

    [Fact]
    public void Join_of_itself_is_refused()
    {
        Coroutine self = null!;
        IEnumerator<YieldInstruction> Selfish()
        {
            yield return self.Join();
        }

        self = _scheduler.Spawn(Selfish());

        Assert.Throws<InvalidOperationException>(() => Patience.Run(_scheduler));
    }

    [Fact]
    public void Cancel_runs_finally_blocks_at_once_and_only_once()
    {
        var parked = _scheduler.Spawn(Park("parked"));
        Patience.Run(_scheduler);

        Assert.True(parked.Cancel());
        Assert.Equal(["finally parked"], _log);
        Assert.True(parked.HasEnded);
        Assert.False(parked.Cancel());
    }

    [Fact]
    public void Cancel_before_the_first_step_runs_nothing()
    {
        var worker = _scheduler.Spawn(Work("worker", steps: 1));

        Assert.True(worker.Cancel());
        Patience.Run(_scheduler);

        Assert.Empty(_log);
    }

    [Fact]
    public void Cancel_of_a_sleeping_one_leaves_no_timer()
    {
        var time = _scheduler.TimeProvider;
        IEnumerator<YieldInstruction> Sleep()
        {
            yield return new DelayInstruction().For(TimeSpan.FromDays(1));
            _log.Add("woke");
        }

        var sleeping = _scheduler.Spawn(Sleep());
        IEnumerator<YieldInstruction> Cancelling()
        {
            yield return YieldInstruction.Yield;
            sleeping.Cancel();
        }

        _scheduler.Spawn(Cancelling());
        var start = time.GetTimestamp();
        Patience.Run(_scheduler);

        Assert.Empty(_log);
        Assert.Equal(start, time.GetTimestamp());
    }

    [Fact]
    public void Cancel_of_the_running_one_is_refused()
    {
        Coroutine self = null!;
        IEnumerator<YieldInstruction> Selfish()
        {
            self.Cancel();
            yield break;
        }

        self = _scheduler.Spawn(Selfish());

        Assert.Throws<InvalidOperationException>(() => Patience.Run(_scheduler));
    }

    [Fact]
    public void Call_runs_another_iterator_as_a_part()
    {
        IEnumerator<YieldInstruction> Calling()
        {
            _log.Add("before");
            yield return YieldInstruction.Call(Work("part", steps: 2));
            _log.Add("after");
        }

        _scheduler.Spawn(Calling());
        _scheduler.Spawn(Work("other", steps: 2));
        Patience.Run(_scheduler);

        Assert.Equal(
            ["before", "part 0", "other 0", "part 1", "other 1", "finally part", "after", "finally other"], _log);
    }

    [Fact]
    public void Call_goes_as_deep_as_memory_does()
    {
        const int Depth = 100_000;
        var deepest = 0;
        IEnumerator<YieldInstruction> Descend(int depth)
        {
            deepest = Math.Max(deepest, depth);
            if (depth < Depth) yield return YieldInstruction.Call(Descend(depth + 1));
        }

        var descending = _scheduler.Spawn(Descend(0));
        Patience.Run(_scheduler);

        Assert.Equal(Depth, deepest);
        Assert.True(descending.HasEnded);
    }

    [Fact]
    public void Cancel_runs_the_finally_blocks_of_callers_from_the_inside_out()
    {
        IEnumerator<YieldInstruction> Calling(string name, Func<IEnumerator<YieldInstruction>> part)
        {
            try
            {
                yield return YieldInstruction.Call(part());
            }
            finally
            {
                _log.Add("finally " + name);
            }
        }

        var outer = _scheduler.Spawn(Calling("outer", () => Calling("middle", () => Park("inner"))));
        Patience.Run(_scheduler);
        outer.Cancel();

        Assert.Equal(["finally inner", "finally middle", "finally outer"], _log);
    }

    [Fact]
    public void Call_of_a_part_that_fails_ends_the_whole_coroutine()
    {
        IEnumerator<YieldInstruction> Calling()
        {
            try
            {
                yield return YieldInstruction.Call(Fail());
                _log.Add("not reached");
            }
            finally
            {
                _log.Add("finally caller");
            }
        }

        var calling = _scheduler.Spawn(Calling());
        Assert.Throws<TimeZoneNotFoundException>(() => Patience.Run(_scheduler));

        Assert.True(calling.HasEnded);
        Assert.Equal(["finally caller"], _log);
    }

    [Fact]
    public void Call_disposes_the_part_before_its_caller_goes_on()
    {
        IEnumerator<YieldInstruction> Calling()
        {
            yield return YieldInstruction.Call(new Part(_log));
            _log.Add("caller goes on");
        }

        _scheduler.Spawn(Calling());
        Patience.Run(_scheduler);

        Assert.Equal(["part disposed", "caller goes on"], _log);
    }

    [Fact]
    public void Run_throws_both_when_a_part_fails_and_then_a_finally_block()
    {
        _scheduler.Spawn(FailingAtTheEnd("outer", Fail()));

        var thrown = Assert.Throws<AggregateException>(() => Patience.Run(_scheduler));

        Assert.Equal(
            [typeof(TimeZoneNotFoundException), typeof(InvalidTimeZoneException)],
            thrown.InnerExceptions.Select(failure => failure.GetType()));
    }

    [Fact]
    public void Cancel_throws_the_failures_of_all_finally_blocks_from_the_inside_out()
    {
        var outer = _scheduler.Spawn(FailingAtTheEnd("outer", FailingAtTheEnd("inner", Park("innermost"))));
        Patience.Run(_scheduler);

        var thrown = Assert.Throws<AggregateException>(() => outer.Cancel());

        Assert.Equal(["inner", "outer"], thrown.InnerExceptions.Select(failure => failure.Message));
        Assert.Equal(["finally innermost"], _log);
        Assert.True(outer.HasEnded);
    }

    private static IEnumerator<YieldInstruction> FailingAtTheEnd(string name, IEnumerator<YieldInstruction> part)
    {
        try
        {
            yield return YieldInstruction.Call(part);
        }
        finally
        {
            FailAs(name);
        }
    }

    private static void FailAs(string name) => throw new InvalidTimeZoneException(name);

    /// <summary>No iterator of the compiler's: one that is at its end at once, and says when it is disposed
    /// first.</summary>
    private sealed class Part(List<string> log) : IEnumerator<YieldInstruction>
    {
        private bool _isDisposed;

        public YieldInstruction Current => throw new NotSupportedException();

        object IEnumerator.Current => Current;

        public bool MoveNext() => false;

        public void Reset() => throw new NotSupportedException();

        public void Dispose()
        {
            if (!_isDisposed) log.Add("part disposed");
            _isDisposed = true;
        }
    }

    private IEnumerator<YieldInstruction> Work(string name, int steps)
    {
        try
        {
            for (var step = 0; step < steps; step++)
            {
                _log.Add($"{name} {step}");
                yield return YieldInstruction.Yield;
            }
        }
        finally
        {
            _log.Add("finally " + name);
        }
    }

    private IEnumerator<YieldInstruction> Joining(string name, Coroutine other)
    {
        yield return other.Join();
        _log.Add(name + " joined");
    }

    private IEnumerator<YieldInstruction> Park(string name)
    {
        try
        {
            yield return new IteratorQueue<int>().CreateGet();
        }
        finally
        {
            _log.Add("finally " + name);
        }
    }

    private static IEnumerator<YieldInstruction> Fail()
    {
        yield return YieldInstruction.Yield;
        throw new TimeZoneNotFoundException("A type that nothing else throws.");
    }
}
