namespace ConcurrencyCompare.Tests.Callbacks;

/// <summary>Getting, putting, and who waits for whom.</summary>
public class AsyncQueueTests
{
    private readonly CallbackScheduler _scheduler = new(new JumpingTimeProvider());
    private readonly List<string> _log = [];

    [Fact]
    public void Get_delivers_through_the_scheduler_when_there_is_an_item()
    {
        var queue = new AsyncQueue<string>(_scheduler);
        Assert.True(queue.TryPut("a"));
        Assert.True(queue.TryPut("b"));

        Get(queue, "first");
        Get(queue, "second");
        Assert.Empty(_log);

        Patience.Run(_scheduler);
        Assert.Equal(["first: a", "second: b"], _log);
    }

    [Fact]
    public void Get_delivers_through_the_scheduler_when_the_item_comes_later()
    {
        var queue = new AsyncQueue<string>(_scheduler);
        Get(queue, "getter");
        Assert.True(queue.TryPut("a"));
        Assert.Empty(_log);

        Patience.Run(_scheduler);
        Assert.Equal(["getter: a"], _log);
    }

    [Fact]
    public void Get_delivers_null_as_an_item()
    {
        var queue = new AsyncQueue<string?>(_scheduler);
        Assert.True(queue.TryPut(null));
        queue.Get(item => _log.Add(item ?? "null"), () => _log.Add("completed"));
        Patience.Run(_scheduler);
        Assert.Equal(["null"], _log);
    }

    [Fact]
    public void Put_serves_waiting_getters_in_the_order_they_came()
    {
        var queue = new AsyncQueue<string>(_scheduler);
        Get(queue, "first");
        Get(queue, "second");
        Get(queue, "third");

        // All are woken before the first of them runs.
        Assert.True(queue.TryPut("a"));
        Assert.True(queue.TryPut("b"));
        Patience.Run(_scheduler);
        Assert.Equal(["first: a", "second: b"], _log);

        Assert.True(queue.TryPut("c"));
        Patience.Run(_scheduler);
        Assert.Equal(["first: a", "second: b", "third: c"], _log);
    }

    /// <summary>A getter that comes between a promise and its keeping must leave enough for who was promised.</summary>
    [Fact]
    public void Get_does_not_take_what_is_promised_to_another()
    {
        var queue = new AsyncQueue<string>(_scheduler);
        Get(queue, "promised");
        Assert.True(queue.TryPut("a"));
        Get(queue, "later");
        Assert.Empty(_log);

        Patience.Run(_scheduler);
        Assert.Equal(["promised: a"], _log);
        Assert.True(queue.TryPut("b"));
        Patience.Run(_scheduler);
        Assert.Equal(["promised: a", "later: b"], _log);
    }

    [Fact]
    public void Get_takes_what_is_left_beside_the_promises()
    {
        var queue = new AsyncQueue<string>(_scheduler);
        Get(queue, "promised");
        Assert.True(queue.TryPut("a"));
        Assert.True(queue.TryPut("b"));
        Get(queue, "at once");
        Patience.Run(_scheduler);

        // Both get one, in whatever order, and nothing is left.
        Assert.Equal(["at once", "promised"], _log.Select(line => line.Split(':')[0]).Order());
        Assert.Equal(["a", "b"], _log.Select(line => line.Split(": ")[1]).Order());
        Get(queue, "waiting");
        Assert.Equal(2, _log.Count);
    }

    [Fact]
    public void Get_may_be_called_again_by_the_getter_that_was_served()
    {
        var queue = new AsyncQueue<int>(_scheduler);
        var taken = new List<int>();
        void Next() => queue.Get(
            item =>
            {
                taken.Add(item);
                Next();
            },
            () => _log.Add("completed"));

        Next();
        foreach (var item in Enumerable.Range(0, 100)) Assert.True(queue.TryPut(item));
        queue.Complete();
        Patience.Run(_scheduler);

        Assert.Equal(Enumerable.Range(0, 100), taken);
        Assert.Equal(["completed"], _log);
    }

    [Fact]
    public void Complete_tells_waiting_getters_once()
    {
        var queue = new AsyncQueue<string>(_scheduler);
        Get(queue, "first");
        Get(queue, "second");
        queue.Complete();
        queue.Complete();
        Assert.Empty(_log);

        Patience.Run(_scheduler);
        Assert.Equal(["first completed", "second completed"], _log);
    }

    [Fact]
    public void Complete_lets_promised_items_through_first()
    {
        var queue = new AsyncQueue<string>(_scheduler);
        Get(queue, "first");
        Get(queue, "second");
        Assert.True(queue.TryPut("a"));
        queue.Complete();
        Get(queue, "late");

        Patience.Run(_scheduler);
        Assert.Equal(["first: a", "second completed", "late completed"], _log);
    }

    [Fact]
    public void Complete_leaves_queued_items_to_be_taken()
    {
        var queue = new AsyncQueue<string>(_scheduler);
        Assert.True(queue.TryPut("a"));
        queue.Complete();

        Get(queue, "first");
        Get(queue, "second");
        Patience.Run(_scheduler);
        Assert.Equal(["first: a", "second completed"], _log);
    }

    [Fact]
    public void Put_throws_after_Complete()
    {
        var queue = new AsyncQueue<string>(_scheduler);
        queue.Complete();
        Assert.Throws<InvalidOperationException>(() => queue.TryPut("a"));
        Assert.Throws<InvalidOperationException>(() => queue.Put("a", () => _log.Add("accepted")));

        Get(queue, "getter");
        Patience.Run(_scheduler);
        Assert.Equal(["getter completed"], _log);
    }

    [Fact]
    public void KeepPromise_leaves_the_queue_whole_when_a_getter_throws()
    {
        var queue = new AsyncQueue<string>(_scheduler);
        var failure = new InvalidTimeZoneException();
        queue.Get(_ => throw failure, () => { });
        Get(queue, "other");
        Assert.True(queue.TryPut("a"));
        Assert.True(queue.TryPut("b"));

        Assert.Same(failure, Record.Exception(() => Patience.Run(_scheduler)));
        Patience.Run(_scheduler);
        Assert.Equal(["other: b"], _log);
    }

    private void Get(AsyncQueue<string> queue, string name) =>
        queue.Get(item => _log.Add($"{name}: {item}"), () => _log.Add($"{name} completed"));
}
