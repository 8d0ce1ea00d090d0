namespace ConcurrencyCompare.Tests.Callbacks;

/// <summary>Queues with a limit: putters that wait.</summary>
public class AsyncQueueCapacityTests
{
    private readonly CallbackScheduler _scheduler = new(new JumpingTimeProvider());
    private readonly List<string> _log = [];

    [Fact]
    public void Put_calls_back_through_the_scheduler_when_there_is_room()
    {
        var queue = new AsyncQueue<string>(_scheduler, capacity: 1);
        Put(queue, "a");
        Assert.Empty(_log);

        Patience.Run(_scheduler);
        Assert.Equal(["accepted a"], _log);
    }

    [Fact]
    public void Put_parks_when_full_and_is_admitted_in_order()
    {
        var queue = new AsyncQueue<string>(_scheduler, capacity: 2);
        foreach (var item in new[] { "a", "b", "c", "d" }) Put(queue, item);
        Patience.Run(_scheduler);
        Assert.Equal(["accepted a", "accepted b"], _log);

        Get(queue);
        Patience.Run(_scheduler);
        Assert.Equal(["accepted a", "accepted b", "got a", "accepted c"], _log);

        foreach (var _ in Enumerable.Range(0, 3)) Get(queue);
        Patience.Run(_scheduler);
        Assert.Equal(["got b", "got c", "got d"], _log.Skip(4).Where(line => !IsAccepted(line)));
        Assert.Equal(["accepted d"], _log.Skip(4).Where(IsAccepted));
    }

    /// <summary>Promised items are in the queue until they are taken, and do not count.</summary>
    [Fact]
    public void Put_has_room_beside_promised_items()
    {
        var queue = new AsyncQueue<string>(_scheduler, capacity: 1);
        Get(queue);
        Get(queue);
        Put(queue, "a");
        Put(queue, "b");
        Assert.Equal(0, queue.Count);
        Assert.True(queue.TryPut("c"));
        Assert.False(queue.TryPut("d"));
        Assert.Equal(1, queue.Count);

        Patience.Run(_scheduler);
        Assert.Equal(["accepted a", "accepted b", "got a", "got b"], _log.Order());
        Assert.Equal(1, queue.Count);
    }

    [Fact]
    public void Put_never_admits_more_than_the_capacity()
    {
        const int capacity = 3;
        var random = new Random(1);
        var queue = new AsyncQueue<int>(_scheduler, capacity);
        var (put, accepted, got) = (0, 0, new List<int>());
        for (var i = 0; i < 5_000; i++)
        {
            if (random.Next(2) == 0) queue.Put(put++, () => accepted++);
            else queue.Get(got.Add, () => { });
            if (random.Next(4) == 0) _scheduler.Run();
            Assert.InRange(accepted - got.Count, int.MinValue, capacity);
        }

        foreach (var _ in Enumerable.Range(0, put)) queue.Get(got.Add, () => { });
        _scheduler.Run();
        Assert.Equal(Enumerable.Range(0, put), got);
        Assert.Equal(put, accepted);
    }

    [Fact]
    public void TryPut_is_refused_when_full()
    {
        var queue = new AsyncQueue<string>(_scheduler, capacity: 1);
        Assert.True(queue.TryPut("a"));
        Assert.False(queue.TryPut("b"));

        Get(queue);
        Patience.Run(_scheduler);
        Assert.True(queue.TryPut("c"));
        Get(queue);
        Patience.Run(_scheduler);
        Assert.Equal(["got a", "got c"], _log);
    }

    [Fact]
    public void Complete_lets_the_items_of_parked_putters_through()
    {
        var queue = new AsyncQueue<string>(_scheduler, capacity: 1);
        foreach (var item in new[] { "a", "b", "c" }) Put(queue, item);
        queue.Complete();

        foreach (var _ in Enumerable.Range(0, 4)) Get(queue);
        Patience.Run(_scheduler);
        Assert.Equal(["got a", "got b", "got c", "completed"], _log.Where(line => !IsAccepted(line)));
        Assert.Equal(3, _log.Count(IsAccepted));
    }

    /// <summary>Everybody waits: getters for promises, a putter for room, and the end for both.</summary>
    [Fact]
    public void Complete_tells_waiting_getters_after_the_items_of_parked_putters()
    {
        var queue = new AsyncQueue<string>(_scheduler, capacity: 1);
        foreach (var _ in Enumerable.Range(0, 4)) Get(queue);
        Put(queue, "a");
        Put(queue, "b");
        queue.Complete();

        Patience.Run(_scheduler);
        Assert.Equal(["got a", "got b", "completed", "completed"], _log.Where(line => !IsAccepted(line)));
    }

    /// <summary>The only queued item is promised, but another one is still to come: no reason to give up.</summary>
    [Fact]
    public void Get_waits_for_the_item_of_a_parked_putter_after_Complete()
    {
        var queue = new AsyncQueue<string>(_scheduler, capacity: 1);
        Get(queue);
        Put(queue, "a");
        Put(queue, "b");
        queue.Complete();
        Get(queue);

        Patience.Run(_scheduler);
        Assert.Equal(["got a", "got b"], _log.Where(line => !IsAccepted(line)));
    }

    [Fact]
    public void Put_throws_after_Complete_when_full()
    {
        var queue = new AsyncQueue<string>(_scheduler, capacity: 1);
        Assert.True(queue.TryPut("a"));
        queue.Complete();
        Assert.Throws<InvalidOperationException>(() => Put(queue, "b"));
    }

    [Fact]
    public void AsyncQueue_refuses_a_capacity_below_one()
    {
        Assert.Throws<ArgumentOutOfRangeException>("capacity", () => new AsyncQueue<int>(_scheduler, 0));
        Assert.Throws<ArgumentNullException>("scheduler", () => new AsyncQueue<int>(null!));
    }

    private static bool IsAccepted(string line) => line.StartsWith("accepted ", StringComparison.Ordinal);

    private void Put(AsyncQueue<string> queue, string item) => queue.Put(item, () => _log.Add($"accepted {item}"));

    private void Get(AsyncQueue<string> queue) =>
        queue.Get(item => _log.Add($"got {item}"), () => _log.Add("completed"));
}
