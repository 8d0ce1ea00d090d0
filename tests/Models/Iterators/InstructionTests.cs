namespace ConcurrencyCompare.Tests.Iterators;

/// <summary>Instructions that are not used as they are meant to be say so, at the place where it happens.</summary>
public sealed class InstructionTests : IDisposable
{
    private readonly IteratorScheduler _scheduler = new(new JumpingTimeProvider());
    private readonly IteratorQueue<int> _queue = new(capacity: 1);

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public void Yield_of_null_is_refused() => Refuses([null!], "null");

    [Fact]
    public void Yield_of_a_put_without_an_item_is_refused() => Refuses([_queue.CreatePut()], "item");

    [Fact]
    public void Yield_of_a_delay_without_a_time_is_refused() => Refuses([new DelayInstruction()], "time");

    [Fact]
    public void Yield_of_a_call_is_refused_the_second_time()
    {
        var call = YieldInstruction.Call(Nothing());
        Refuses([call, call], "once");
    }

    [Fact]
    public void Yield_by_two_coroutines_at_a_time_is_refused()
    {
        var get = _queue.CreateGet();
        _scheduler.Spawn(Run([get]));
        Refuses([get], "one coroutine");
        // The first one still waits there.
        Assert.True(_queue.TryPut(1));
        Patience.Run(_scheduler);
        Assert.Equal(0, _queue.Count);
    }

    /// <summary>A put that was forgotten to be yielded would lose its item.</summary>
    [Fact]
    public void TryNow_of_a_put_is_refused_when_the_item_before_was_not_yielded()
    {
        var put = _queue.CreatePut();
        Assert.False(put.TryNow(1));
        Assert.Throws<InvalidOperationException>(() => put.TryNow(2));
        Assert.Throws<InvalidOperationException>(() => put.With(2));
        _scheduler.Spawn(Run([put]));
        Patience.Run(_scheduler);

        Assert.True(put.TryNow(2) || _queue.Count == 1);
        Assert.True(_queue.TryGet(out var item));
        Assert.Equal(1, item);
    }

    [Fact]
    public void Yield_of_a_put_that_is_refused_keeps_no_item()
    {
        var put = _queue.CreatePut();
        _queue.Complete();
        _scheduler.Spawn(Run([put.With(1)]));
        Assert.Throws<InvalidOperationException>(() => Patience.Run(_scheduler));

        Refuses([put], "item");
    }

    /// <summary>A get that was forgotten to be yielded has nothing to take, and does not say that there will be no
    /// more.</summary>
    [Fact]
    public void TryTake_is_refused_when_nothing_came()
    {
        var get = _queue.CreateGet();
        Assert.Throws<InvalidOperationException>(() => get.TryTake(out _));
        Assert.True(_queue.TryPut(1));
        _scheduler.Spawn(Run([get]));
        Patience.Run(_scheduler);

        Assert.Throws<InvalidOperationException>(() => get.TryNow(out _));
        Assert.True(get.TryTake(out var item));
        Assert.Equal(1, item);
        Assert.Throws<InvalidOperationException>(() => get.TryTake(out _));
    }

    [Fact]
    public void For_is_refused_below_zero_and_infinite_is_never()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            "delay", () => new DelayInstruction().For(TimeSpan.FromMilliseconds(-2)));

        var never = _scheduler.Spawn(Run([new DelayInstruction().For(Timeout.InfiniteTimeSpan)]));
        _scheduler.Spawn(CancelLater(never));
        Patience.Run(_scheduler);
        Assert.True(never.HasEnded);
        Assert.InRange(_scheduler.TimeProvider.GetTimestamp(), 0, TimeSpan.TicksPerDay);
    }

    [Fact]
    public void Call_refuses_null() =>
        Assert.Throws<ArgumentNullException>("iterator", () => YieldInstruction.Call(null!));

    /// <summary>The turn is shared by all: nobody runs on while others are ready.</summary>
    [Fact]
    public void TryNow_ends_the_turn_so_that_others_come()
    {
        var queue = new IteratorQueue<int>();
        var turns = new List<string>();
        IEnumerator<YieldInstruction> Put(string name)
        {
            var put = queue.CreatePut();
            for (var i = 0; i < 1_000; i++)
            {
                turns.Add(name);
                if (!put.TryNow(i)) yield return put;
            }
        }

        _scheduler.Spawn(Put("a"));
        _scheduler.Spawn(Put("b"));
        Patience.Run(_scheduler);

        var longest = 0;
        var run = 0;
        for (var i = 1; i < turns.Count; i++)
        {
            run = turns[i] == turns[i - 1] ? run + 1 : 0;
            if (turns[..i].Count(name => name == "a") < 1_000) longest = Math.Max(longest, run);
        }

        Assert.InRange(longest, 1, 64);
    }

    private void Refuses(YieldInstruction[] instructions, string word)
    {
        var coroutine = _scheduler.Spawn(Run(instructions));
        var failure = Assert.Throws<InvalidOperationException>(() => Patience.Run(_scheduler));
        Assert.Contains(word, failure.Message);
        Assert.True(coroutine.HasEnded);
    }

    private static IEnumerator<YieldInstruction> Run(IEnumerable<YieldInstruction> instructions)
    {
        foreach (var instruction in instructions) yield return instruction;
    }

    private static IEnumerator<YieldInstruction> Nothing()
    {
        yield break;
    }

    private static IEnumerator<YieldInstruction> CancelLater(Coroutine other)
    {
        yield return new DelayInstruction().For(TimeSpan.FromSeconds(1));
        other.Cancel();
    }
}
