namespace ConcurrencyCompare.Tests.Iterators;

/// <summary>A cancelled getter or putter loses nothing and holds up nobody.</summary>
public sealed class IteratorQueueCancellationTests : IteratorQueueBase
{
    [Fact]
    public void Put_passes_over_a_cancelled_getter()
    {
        var queue = new IteratorQueue<int>();
        var cancelled = Scheduler.Spawn(Get("cancelled", queue));
        Scheduler.Spawn(Get("next", queue));
        Patience.Run(Scheduler);

        cancelled.Cancel();
        Assert.True(queue.TryPut(1));
        Patience.Run(Scheduler);

        Assert.Equal(["next 1"], Log);
    }

    [Fact]
    public void Cancel_of_a_getter_that_was_served_gives_the_item_to_the_next_one()
    {
        var queue = new IteratorQueue<int>();
        var cancelled = Scheduler.Spawn(Get("cancelled", queue));
        Scheduler.Spawn(Get("next", queue));
        Patience.Run(Scheduler);

        // Served, but not yet resumed.
        Assert.True(queue.TryPut(1));
        cancelled.Cancel();
        Patience.Run(Scheduler);

        Assert.Equal(["next 1"], Log);
    }

    [Fact]
    public void Cancel_of_a_getter_that_was_served_puts_the_item_back_at_the_head()
    {
        var queue = new IteratorQueue<int>();
        var cancelled = Scheduler.Spawn(Get("cancelled", queue));
        Patience.Run(Scheduler);
        Assert.True(queue.TryPut(1));
        Assert.True(queue.TryPut(2));

        cancelled.Cancel();
        Scheduler.Spawn(Get("next", queue));
        Scheduler.Spawn(Get("last", queue));
        Patience.Run(Scheduler);

        Assert.Equal(["next 1", "last 2"], Log);
    }

    [Fact]
    public void Get_passes_over_a_cancelled_putter()
    {
        var queue = new IteratorQueue<int>(capacity: 1);
        Assert.True(queue.TryPut(1));
        var cancelled = Scheduler.Spawn(Put(queue, 2));
        Scheduler.Spawn(Put(queue, 3));
        Patience.Run(Scheduler);

        cancelled.Cancel();
        Scheduler.Spawn(Get("first", queue));
        Scheduler.Spawn(Get("second", queue));
        Patience.Run(Scheduler);

        Assert.Equal(["first 1", "second 3", "put 3"], Log);
    }

    [Fact]
    public void Complete_passes_over_a_cancelled_getter()
    {
        var queue = new IteratorQueue<int>();
        var cancelled = Scheduler.Spawn(Get("cancelled", queue));
        Scheduler.Spawn(Get("next", queue));
        Patience.Run(Scheduler);

        cancelled.Cancel();
        queue.Complete();
        Patience.Run(Scheduler);

        Assert.Equal(["next completed"], Log);
    }
}
