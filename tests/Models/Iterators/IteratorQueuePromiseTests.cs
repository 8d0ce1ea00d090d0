using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Tests.Iterators;

/// <summary>What getters were promised when they are cancelled: no bound ends, no order changes, nothing is
/// lost.</summary>
public sealed class IteratorQueuePromiseTests : IteratorQueueBase
{
    [Fact]
    public void Cancel_of_a_getter_keeps_the_capacity()
    {
        var queue = new IteratorQueue<int>(capacity: 1);
        var getter = Scheduler.Spawn(Get("getter", queue));
        Patience.Run(Scheduler);
        Assert.True(queue.TryPut(1));
        Assert.True(queue.TryPut(2));
        getter.Cancel();

        // What was given back is beyond the capacity; nothing more comes in until there is room again.
        Assert.Equal(2, queue.Count);
        for (var i = 0; i < 100; i++) Assert.False(queue.TryPut(3));
        Scheduler.Spawn(Put(queue, 3));
        Scheduler.Spawn(Put(queue, 4));
        Patience.Run(Scheduler);
        Assert.Equal(2, queue.Count);
        Assert.Empty(Log);

        Scheduler.Spawn(Get("next", queue));
        Patience.Run(Scheduler);
        Assert.Equal(["next 1"], Log);
        Assert.Equal(1, queue.Count);

        Scheduler.Spawn(Get("last", queue));
        Patience.Run(Scheduler);
        Assert.Equal(["next 1", "last 2", "put 3"], Log);
        Assert.Equal(1, queue.Count);
        Assert.False(queue.TryPut(5));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cancel_of_getters_keeps_the_order_of_items_whichever_is_first(bool isFirstFirst)
    {
        var queue = new IteratorQueue<int>();
        Coroutine[] getters = [Scheduler.Spawn(Get("a", queue)), Scheduler.Spawn(Get("b", queue))];
        Patience.Run(Scheduler);
        Assert.True(queue.TryPut(1));
        Assert.True(queue.TryPut(2));
        foreach (var getter in isFirstFirst ? getters : getters.Reverse()) getter.Cancel();

        Scheduler.Spawn(Get("c", queue));
        Scheduler.Spawn(Get("d", queue));
        Patience.Run(Scheduler);
        Assert.Equal(["c 1", "d 2"], Log);
    }

    [Fact]
    public void Cancel_of_a_promised_getter_passes_the_item_on_to_who_would_be_told_of_the_end()
    {
        var queue = new IteratorQueue<int>();
        var first = Scheduler.Spawn(Get("first", queue));
        Scheduler.Spawn(Get("second", queue));
        Patience.Run(Scheduler);
        Assert.True(queue.TryPut(1));
        queue.Complete();
        first.Cancel();

        Patience.Run(Scheduler);
        Assert.Equal(["second 1"], Log);
        Scheduler.Spawn(Get("third", queue));
        Patience.Run(Scheduler);
        Assert.Equal(["second 1", "third completed"], Log);
    }

    [Fact]
    public void Cancel_of_the_only_getter_leaves_the_item_in_the_queue()
    {
        var queue = new IteratorQueue<int>();
        var getter = Scheduler.Spawn(Get("getter", queue));
        Patience.Run(Scheduler);
        Assert.True(queue.TryPut(1));
        queue.Complete();
        getter.Cancel();

        Assert.Equal(1, queue.Count);
        Assert.True(queue.TryGet(out var item));
        Assert.Equal(1, item);
    }

    /// <summary>A getter that comes after the end, while what is left is promised to another one.</summary>
    [Fact]
    public void Get_after_the_end_has_the_item_of_a_getter_that_is_cancelled()
    {
        var queue = new IteratorQueue<int>();
        var first = Scheduler.Spawn(Get("first", queue));
        Patience.Run(Scheduler);
        IEnumerator<YieldInstruction> CancelLater()
        {
            queue.TryPut(1);
            queue.Complete();
            Scheduler.Spawn(Get("late", queue));
            first.Cancel();
            yield break;
        }

        Scheduler.Spawn(CancelLater());
        Patience.Run(Scheduler);
        Assert.Equal(["late 1"], Log);
    }

    /// <summary>Nobody is told of the end while an item waits for the turn of whoever gets it.</summary>
    [Fact]
    public void Get_is_told_of_the_end_after_the_last_item_has_come_to_another()
    {
        var queue = new IteratorQueue<int>();
        foreach (var name in new[] { "a", "b", "c" }) Scheduler.Spawn(Get(name, queue));
        Patience.Run(Scheduler);
        Assert.True(queue.TryPut(1));
        queue.Complete();

        Patience.Run(Scheduler);
        Assert.Equal(["a 1", "b completed", "c completed"], Log);
    }

    /// <summary>More items than a turn is long: those that a coroutine has not seen stay in the queue.</summary>
    [Fact]
    public void Get_leaves_the_item_in_the_queue_when_the_turn_is_over()
    {
        const int items = 1_000;
        var queue = new IteratorQueue<int>();
        for (var i = 0; i < items; i++) queue.TryPut(i);
        queue.Complete();
        var taken = new List<int>();
        IEnumerator<YieldInstruction> GetAll(bool isNow)
        {
            var get = queue.CreateGet();
            while (true)
            {
                if (!isNow || !get.TryNow(out var item))
                {
                    yield return get;
                    if (!get.TryTake(out item)) break;
                }

                // What another one was promised is its own; all else is queued.
                Assert.InRange(queue.Count, items - taken.Count - 2, items - taken.Count - 1);
                taken.Add(item);
            }
        }

        Scheduler.Spawn(GetAll(isNow: true));
        Scheduler.Spawn(GetAll(isNow: false));
        Patience.Run(Scheduler);
        Assert.Equal(Enumerable.Range(0, items), taken);
    }

    [Fact]
    public void Cancel_of_the_last_putter_after_Complete_tells_the_getters()
    {
        var queue = new IteratorQueue<int>(capacity: 1);
        Assert.True(queue.TryPut(1));
        var putter = Scheduler.Spawn(Put(queue, 2));
        Patience.Run(Scheduler);
        queue.Complete();
        putter.Cancel();

        Scheduler.Spawn(Get("first", queue));
        Scheduler.Spawn(Get("second", queue));
        Patience.Run(Scheduler);
        Assert.Equal(["first 1", "second completed"], Log);
    }

    [Fact]
    public void Cancel_keeps_no_getter_in_line()
    {
        var queue = new IteratorQueue<int>();
        var cancelled = SpawnAndCancel(queue);
        GC.Collect();

        Assert.False(cancelled.IsAlive);
        Assert.True(queue.TryPut(1));
        Assert.True(queue.TryGet(out _));
    }

    [Fact]
    public void Cancel_keeps_nobody_who_joins()
    {
        var queue = new IteratorQueue<int>();
        var parked = Scheduler.Spawn(Get("parked", queue));
        var cancelled = SpawnJoiningAndCancel(parked);
        GC.Collect();

        Assert.False(cancelled.IsAlive);
        Assert.False(parked.HasEnded);
    }

    /// <summary>Neither what was got and taken, nor what was put, is kept by an instruction.</summary>
    [Fact]
    public void Instructions_keep_no_item()
    {
        var queue = new IteratorQueue<object>();
        var put = queue.CreatePut();
        var get = queue.CreateGet();
        WeakReference item = null!;
        IEnumerator<YieldInstruction> PutAndGet()
        {
            item = new WeakReference(new object());
            yield return put.With(item.Target!);
            yield return get;
            get.TryTake(out _);
        }

        Scheduler.Spawn(PutAndGet());
        Patience.Run(Scheduler);
        GC.Collect();

        Assert.False(item.IsAlive);
        GC.KeepAlive(put);
        GC.KeepAlive(get);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference SpawnAndCancel(IteratorQueue<int> queue)
    {
        var getter = Scheduler.Spawn(Get("cancelled", queue));
        Scheduler.Run();
        Assert.True(getter.Cancel());
        return new WeakReference(getter);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference SpawnJoiningAndCancel(Coroutine joined)
    {
        static IEnumerator<YieldInstruction> Join(Coroutine joined)
        {
            yield return joined.Join();
        }

        var joining = Scheduler.Spawn(Join(joined));
        Scheduler.Run();
        Assert.True(joining.Cancel());
        return new WeakReference(joining);
    }
}
