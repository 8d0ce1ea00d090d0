namespace ConcurrencyCompare.Tests.Iterators;

/// <summary>Getting, putting, and who waits for whom.</summary>
public class IteratorQueueTests : IteratorQueueBase
{
    [Fact]
    public void Put_and_get_go_on_without_a_turn_when_nobody_has_to_wait()
    {
        var queue = new IteratorQueue<string>();
        Spawn(queue, putter: "p", "a", "b");
        SpawnGetter(queue, "g", count: 2);
        Patience.Run(Scheduler);
        Assert.Equal(["p put a", "p put b", "g got a", "g got b"], Log);
    }

    [Fact]
    public void Get_is_parked_until_an_item_comes_when_the_consumer_was_first()
    {
        var queue = new IteratorQueue<string>();
        SpawnGetter(queue, "g", count: 1);
        Patience.Run(Scheduler);
        Assert.Empty(Log);

        Assert.True(queue.TryPut("a"));
        Assert.Empty(Log);
        Patience.Run(Scheduler);
        Assert.Equal(["g got a"], Log);
    }

    [Fact]
    public void Get_takes_null_for_an_item()
    {
        var queue = new IteratorQueue<string?>();
        var get = queue.CreateGet();
        Assert.True(queue.TryPut(null));
        IEnumerator<YieldInstruction> Getter()
        {
            yield return get;
            Log.Add(get.TryTake(out var item) ? item ?? "null" : "completed");
        }

        Scheduler.Spawn(Getter());
        Patience.Run(Scheduler);
        Assert.Equal(["null"], Log);
    }

    [Fact]
    public void Put_serves_waiting_getters_in_the_order_they_came()
    {
        var queue = new IteratorQueue<string>();
        foreach (var name in new[] { "first", "second", "third" }) SpawnGetter(queue, name, count: 1);
        Patience.Run(Scheduler);

        // All are served before the first of them runs.
        foreach (var item in new[] { "a", "b", "c" }) Assert.True(queue.TryPut(item));
        Patience.Run(Scheduler);
        Assert.Equal(["first got a", "second got b", "third got c"], Log);
    }

    [Fact]
    public void Put_does_not_serve_a_getter_that_comes_between()
    {
        var queue = new IteratorQueue<string>();
        SpawnGetter(queue, "first", count: 1);
        Patience.Run(Scheduler);
        SpawnGetter(queue, "later", count: 1);
        Assert.True(queue.TryPut("a"));

        Patience.Run(Scheduler);
        Assert.Equal(["first got a"], Log);
        Assert.True(queue.TryPut("b"));
        Patience.Run(Scheduler);
        Assert.Equal(["first got a", "later got b"], Log);
    }

    [Fact]
    public void Put_throws_after_Complete()
    {
        var queue = new IteratorQueue<string>();
        queue.Complete();
        Assert.Throws<InvalidOperationException>(() => queue.TryPut("a"));

        Spawn(queue, "p", "a");
        Assert.Throws<InvalidOperationException>(() => Patience.Run(Scheduler));
        Assert.Empty(Log);
    }

    [Fact]
    public void Complete_tells_waiting_getters()
    {
        var queue = new IteratorQueue<string>();
        SpawnGetter(queue, "first", count: 1);
        SpawnGetter(queue, "second", count: 1);
        Patience.Run(Scheduler);
        queue.Complete();
        queue.Complete();

        Patience.Run(Scheduler);
        Assert.Equal(["first completed", "second completed"], Log);
    }

    [Fact]
    public void Complete_leaves_queued_items_to_be_taken()
    {
        var queue = new IteratorQueue<string>();
        Assert.True(queue.TryPut("a"));
        queue.Complete();
        SpawnGetter(queue, "g", count: 3);

        Patience.Run(Scheduler);
        Assert.Equal(["g got a", "g completed", "g completed"], Log);
    }
}
