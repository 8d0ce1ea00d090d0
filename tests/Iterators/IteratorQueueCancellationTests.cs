using ConcurrencyCompare.Models.Iterators;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Iterators;

/// <summary>A cancelled getter or putter loses nothing and holds up nobody.</summary>
public sealed class IteratorQueueCancellationTests : IDisposable
{
    private readonly IteratorScheduler _scheduler = new(new JumpingTimeProvider());
    private readonly List<string> _log = [];

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public void Put_passes_over_a_cancelled_getter()
    {
        var queue = new IteratorQueue<int>();
        var cancelled = _scheduler.Spawn(Get("cancelled", queue));
        _scheduler.Spawn(Get("next", queue));
        Patience.Run(_scheduler);

        cancelled.Cancel();
        Assert.True(queue.TryPut(1));
        Patience.Run(_scheduler);

        Assert.Equal(["next 1"], _log);
    }

    [Fact]
    public void Cancel_of_a_getter_that_was_served_gives_the_item_to_the_next_one()
    {
        var queue = new IteratorQueue<int>();
        var cancelled = _scheduler.Spawn(Get("cancelled", queue));
        _scheduler.Spawn(Get("next", queue));
        Patience.Run(_scheduler);

        // Served, but not yet resumed.
        Assert.True(queue.TryPut(1));
        cancelled.Cancel();
        Patience.Run(_scheduler);

        Assert.Equal(["next 1"], _log);
    }

    [Fact]
    public void Cancel_of_a_getter_that_was_served_puts_the_item_back_at_the_head()
    {
        var queue = new IteratorQueue<int>();
        var cancelled = _scheduler.Spawn(Get("cancelled", queue));
        Patience.Run(_scheduler);
        Assert.True(queue.TryPut(1));
        Assert.True(queue.TryPut(2));

        cancelled.Cancel();
        _scheduler.Spawn(Get("next", queue));
        _scheduler.Spawn(Get("last", queue));
        Patience.Run(_scheduler);

        Assert.Equal(["next 1", "last 2"], _log);
    }

    [Fact]
    public void Get_passes_over_a_cancelled_putter()
    {
        var queue = new IteratorQueue<int>(capacity: 1);
        Assert.True(queue.TryPut(1));
        var cancelled = _scheduler.Spawn(Put(queue, 2));
        _scheduler.Spawn(Put(queue, 3));
        Patience.Run(_scheduler);

        cancelled.Cancel();
        _scheduler.Spawn(Get("first", queue));
        _scheduler.Spawn(Get("second", queue));
        Patience.Run(_scheduler);

        Assert.Equal(["first 1", "second 3", "put 3"], _log);
    }

    [Fact]
    public void Complete_passes_over_a_cancelled_getter()
    {
        var queue = new IteratorQueue<int>();
        var cancelled = _scheduler.Spawn(Get("cancelled", queue));
        _scheduler.Spawn(Get("next", queue));
        Patience.Run(_scheduler);

        cancelled.Cancel();
        queue.Complete();
        Patience.Run(_scheduler);

        Assert.Equal(["next completed"], _log);
    }

    private IEnumerator<YieldInstruction> Get(string name, IteratorQueue<int> queue)
    {
        var get = queue.CreateGet();
        yield return get;
        _log.Add(get.TryTake(out var item) ? $"{name} {item}" : $"{name} completed");
    }

    private IEnumerator<YieldInstruction> Put(IteratorQueue<int> queue, int item)
    {
        yield return queue.CreatePut().With(item);
        _log.Add($"put {item}");
    }
}
