using System.Collections;
using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Tests.Iterators;

/// <summary>Disposing a scheduler ends its coroutines: their finally blocks run, wherever they were.</summary>
public sealed class IteratorSchedulerDisposeTests : IDisposable
{
    private readonly IteratorScheduler _scheduler = new(new JumpingTimeProvider());
    private readonly IteratorQueue<int> _empty = new();
    private readonly List<string> _log = [];

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public void Dispose_runs_finally_blocks_last_first()
    {
        var coroutines = new List<Coroutine>
        {
            _scheduler.Spawn(Park("a")),
            _scheduler.Spawn(Park("b")),
            _scheduler.Spawn(Park("c")),
        };
        Patience.Run(_scheduler);
        Assert.Empty(_log);

        _scheduler.Dispose();
        Assert.Equal(["finally c", "finally b", "finally a"], _log);
        Assert.All(coroutines, coroutine => Assert.True(coroutine.HasEnded));

        _scheduler.Dispose();
        Assert.Equal(3, _log.Count);
    }

    /// <summary>The ended one is the first, in the middle, or the last of the scheduler's list.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Dispose_passes_over_a_coroutine_that_has_ended(int place)
    {
        IEnumerator<YieldInstruction> End()
        {
            try
            {
                yield return YieldInstruction.Yield;
            }
            finally
            {
                _log.Add("ended");
            }
        }

        for (var i = 0; i < 4; i++) _scheduler.Spawn(i == place ? End() : Park($"{i}"));
        Patience.Run(_scheduler);
        Assert.Equal(["ended"], _log);

        _scheduler.Dispose();
        var parked = Enumerable.Range(0, 4).Reverse().Where(i => i != place).Select(i => $"finally {i}");
        Assert.Equal(parked, _log.Skip(1));
    }

    [Fact]
    public void Dispose_runs_all_finally_blocks_and_throws_nothing()
    {
        _scheduler.Spawn(Park("a", failure: new InvalidTimeZoneException()));
        _scheduler.Spawn(Park("b"));
        _scheduler.Spawn(Park("c", failure: new InvalidTimeZoneException()));
        Patience.Run(_scheduler);

        _scheduler.Dispose();
        Assert.Equal(["finally c", "finally b", "finally a"], _log);
    }

    [Fact]
    public void CancelAll_runs_all_finally_blocks_and_throws_all_their_failures()
    {
        var first = new InvalidTimeZoneException();
        var second = new InvalidTimeZoneException();
        _scheduler.Spawn(Park("a", failure: first));
        _scheduler.Spawn(Park("b"));
        _scheduler.Spawn(Park("c", failure: second));
        Patience.Run(_scheduler);

        var thrown = Assert.Throws<AggregateException>(_scheduler.CancelAll);
        Assert.Equal([second, first], thrown.InnerExceptions);
        Assert.Equal(["finally c", "finally b", "finally a"], _log);

        _scheduler.CancelAll();
        var alone = new InvalidTimeZoneException();
        _scheduler.Spawn(Park("d", failure: alone));
        Patience.Run(_scheduler);
        Assert.Same(alone, Record.Exception(_scheduler.CancelAll));
    }

    /// <summary>A failure of the run is on its way out: what fails at the end must not take its place.</summary>
    [Fact]
    public void Dispose_does_not_hide_the_exception_of_the_run()
    {
        var failure = new TimeZoneNotFoundException("A type that nothing else throws.");
        void RunAndDispose()
        {
            using var scheduler = new IteratorScheduler(new JumpingTimeProvider());
            scheduler.Spawn(Park("a", failure: new InvalidTimeZoneException()));
            scheduler.Spawn(Fail());
            scheduler.Run();
        }

        IEnumerator<YieldInstruction> Fail()
        {
            yield return YieldInstruction.Yield;
            throw failure;
        }

        Assert.Same(failure, Record.Exception(() => Patience.Run(RunAndDispose)));
        Assert.Equal(["finally a"], _log);
    }

    [Fact]
    public void Dispose_inside_a_run_ends_the_others_at_once_and_the_running_one_at_its_yield()
    {
        IEnumerator<YieldInstruction> Disposing()
        {
            try
            {
                _scheduler.Dispose();
                _log.Add("goes on");
                yield return YieldInstruction.Yield;
                _log.Add("not reached");
            }
            finally
            {
                _log.Add("finally disposing");
            }
        }

        _scheduler.Spawn(Park("a"));
        _scheduler.Spawn(Disposing());
        _scheduler.Spawn(Park("b"));
        Patience.Run(_scheduler);

        Assert.Equal(["finally a", "goes on", "finally disposing"], _log);
    }

    [Fact]
    public void Everything_is_refused_after_Dispose()
    {
        _scheduler.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _scheduler.Spawn(Park("a")));
        Assert.Throws<ObjectDisposedException>(() => _scheduler.SpawnThreadSafe(Park("a")));
        Assert.Throws<ObjectDisposedException>(() => _scheduler.Run());
        Assert.Throws<ObjectDisposedException>(() => _scheduler.RunUntilCancelled(CancellationToken.None));
        _scheduler.CancelAll();
        _scheduler.Dispose();
    }

    /// <summary>Getters of a disposed scheduler are no longer in line, and its sleepers hold no timer.</summary>
    [Fact]
    public void Dispose_leaves_no_getter_in_line()
    {
        _scheduler.Spawn(Park("a"));
        _scheduler.Spawn(Park("b"));
        Patience.Run(_scheduler);
        _empty.TryPut(1);
        _scheduler.Dispose();

        Assert.Equal(1, _empty.Count);
        Assert.True(_empty.TryGet(out var item));
        Assert.Equal(1, item);
    }

    [Fact]
    public void CancelAll_leaves_no_timer_for_a_later_run()
    {
        IEnumerator<YieldInstruction> Sleep()
        {
            yield return new DelayInstruction().For(TimeSpan.FromDays(1));
        }

        IEnumerator<YieldInstruction> Fail()
        {
            yield return YieldInstruction.Yield;
            throw new TimeZoneNotFoundException("A type that nothing else throws.");
        }

        _scheduler.Spawn(Sleep());
        _scheduler.Spawn(Fail());
        Assert.Throws<TimeZoneNotFoundException>(() => Patience.Run(_scheduler));
        var before = _scheduler.TimeProvider.GetTimestamp();
        _scheduler.CancelAll();
        Patience.Run(_scheduler);

        Assert.Equal(before, _scheduler.TimeProvider.GetTimestamp());
    }

    [Fact]
    public void Dispose_ends_a_coroutine_that_was_posted_and_has_not_begun()
    {
        var iterator = new CountingIterator();
        _scheduler.SpawnThreadSafe(iterator);
        _scheduler.Dispose();

        Assert.Equal((0, 1), (iterator.Moves, iterator.Disposals));
    }

    [Fact]
    public void Dispose_ends_a_coroutine_that_was_posted_and_is_parked()
    {
        _scheduler.SpawnThreadSafe(Park("posted"));
        Patience.Run(_scheduler);
        Assert.Empty(_log);

        _scheduler.Dispose();

        Assert.Equal(["finally posted"], _log);
    }

    [Fact]
    public void Dispose_runs_nothing_of_a_coroutine_that_has_not_begun()
    {
        var coroutine = _scheduler.Spawn(Park("a"));
        _scheduler.Dispose();
        Assert.True(coroutine.HasEnded);
        Assert.Empty(_log);
    }

    /// <summary>It was ready, or asleep, when it was disposed: its turn must not come.</summary>
    [Fact]
    public void Run_passes_over_what_was_cancelled()
    {
        IEnumerator<YieldInstruction> FailOnce()
        {
            throw new InvalidTimeZoneException();
#pragma warning disable CS0162 // An iterator needs a yield.
            yield break;
#pragma warning restore CS0162
        }

        IEnumerator<YieldInstruction> Work(YieldInstruction wait)
        {
            yield return wait;
            _log.Add("worked");
        }

        _scheduler.Spawn(Work(YieldInstruction.Yield));
        _scheduler.Spawn(Work(new DelayInstruction().Until(TimeSpan.TicksPerSecond)));
        _scheduler.Spawn(FailOnce());
        Assert.Throws<InvalidTimeZoneException>(() => Patience.Run(_scheduler));

        _scheduler.CancelAll();
        Patience.Run(_scheduler);
        Assert.Empty(_log);
    }

    [Fact]
    public void Run_calls_no_iterator_that_was_cancelled()
    {
        var iterator = new CountingIterator();
        _scheduler.Spawn(iterator);
        _scheduler.CancelAll();
        Patience.Run(_scheduler);
        Assert.Equal((0, 1), (iterator.Moves, iterator.Disposals));
    }

    /// <summary>A scheduler that lives long spawns many: those that go on must not keep those that ended.</summary>
    [Fact]
    public void Spawn_lets_go_of_coroutines_that_have_ended()
    {
        _scheduler.Spawn(Park("before"));
        var ended = SpawnUnreferenced();
        _scheduler.Spawn(Park("after"));
        _scheduler.Run();

        GC.Collect();
        Assert.False(ended.IsAlive);
        GC.KeepAlive(_scheduler);
    }

    [Fact]
    public void Dispose_after_a_cancellation_runs_finally_blocks()
    {
        using var cancel = new CancellationTokenSource();
        IEnumerator<YieldInstruction> Cancelling()
        {
            yield return YieldInstruction.Yield;
            cancel.Cancel();
            yield return YieldInstruction.Yield;
        }

        _scheduler.Spawn(Park("a"));
        _scheduler.Spawn(Cancelling());
        Assert.Throws<OperationCanceledException>(() => Patience.Run(_scheduler, cancel.Token));

        _scheduler.Dispose();
        Assert.Equal(["finally a"], _log);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference SpawnUnreferenced()
    {
        static IEnumerator<YieldInstruction> End()
        {
            yield return YieldInstruction.Yield;
        }

        return new WeakReference(_scheduler.Spawn(End()));
    }

    private IEnumerator<YieldInstruction> Park(string name, Exception? failure = null)
    {
        try
        {
            yield return _empty.CreateGet();
            _log.Add($"got {name}");
        }
        finally
        {
            _log.Add($"finally {name}");
#pragma warning disable CA2219 // What happens then is the question.
            if (failure is not null) throw failure;
#pragma warning restore CA2219
        }
    }

    /// <summary>Written by hand, because those of the compiler forgive being moved after their end.</summary>
    private sealed class CountingIterator : IEnumerator<YieldInstruction>
    {
        public int Moves { get; private set; }

        public int Disposals { get; private set; }

        public YieldInstruction Current => YieldInstruction.Yield;

        object IEnumerator.Current => Current;

        public bool MoveNext() => ++Moves < 10;

        public void Reset() => throw new NotSupportedException();

        public void Dispose() => Disposals++;
    }
}
