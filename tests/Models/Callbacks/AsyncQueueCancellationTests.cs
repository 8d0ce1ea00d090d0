using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Tests.Callbacks;

/// <summary>Getters and putters that give up: nothing is lost, no bound ends, nobody is kept in line.</summary>
public class AsyncQueueCancellationTests
{
    private readonly CallbackScheduler _scheduler = new(new JumpingTimeProvider());
    private readonly List<string> _log = [];

    /// <summary>What is given back may be beyond the capacity; nothing more comes in until there is room
    /// again.</summary>
    [Fact]
    public void Cancel_of_a_getter_keeps_the_capacity()
    {
        var queue = new AsyncQueue<int>(_scheduler, capacity: 1);
        var getter = Get(queue, "getter");
        Assert.True(queue.TryPut(1));
        Assert.True(queue.TryPut(2));
        Assert.True(getter.Cancel());

        Assert.Equal(2, queue.Count);
        for (var i = 0; i < 100; i++) Assert.False(queue.TryPut(3));
        queue.Put(3, () => _log.Add("accepted 3"));
        queue.Put(4, () => _log.Add("accepted 4"));
        Patience.Run(_scheduler);
        Assert.Empty(_log);

        Assert.True(queue.TryGet(out var item));
        Assert.Equal(1, item);
        Assert.Equal(1, queue.Count);
        Patience.Run(_scheduler);
        Assert.Empty(_log);

        Get(queue, "next");
        Patience.Run(_scheduler);
        Assert.Equal(["accepted 3", "next 2"], _log.Order());
        Assert.Equal(1, queue.Count);
        Assert.False(queue.TryPut(5));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cancel_of_getters_keeps_the_order_of_items_whichever_is_first(bool isFirstFirst)
    {
        var queue = new AsyncQueue<int>(_scheduler);
        CallbackHandle[] getters = [Get(queue, "a"), Get(queue, "b")];
        Assert.True(queue.TryPut(1));
        Assert.True(queue.TryPut(2));
        foreach (var getter in isFirstFirst ? getters : getters.Reverse()) Assert.True(getter.Cancel());

        Get(queue, "c");
        Get(queue, "d");
        Patience.Run(_scheduler);
        Assert.Equal(["c 1", "d 2"], _log);
    }

    [Fact]
    public void Cancel_of_a_promised_getter_passes_the_item_on_to_who_would_be_told_of_the_end()
    {
        var queue = new AsyncQueue<int>(_scheduler);
        var first = Get(queue, "first");
        Get(queue, "second");
        Assert.True(queue.TryPut(1));
        queue.Complete();
        Assert.True(first.Cancel());

        Patience.Run(_scheduler);
        Assert.Equal(["second 1"], _log);
        Get(queue, "third");
        Patience.Run(_scheduler);
        Assert.Equal(["second 1", "third completed"], _log);
    }

    [Fact]
    public void Cancel_of_the_only_getter_leaves_the_item_in_the_queue()
    {
        var queue = new AsyncQueue<int>(_scheduler);
        var getter = Get(queue, "getter");
        Assert.True(queue.TryPut(1));
        queue.Complete();
        Assert.True(getter.Cancel());

        Patience.Run(_scheduler);
        Assert.Empty(_log);
        Assert.True(queue.TryGet(out var item));
        Assert.Equal(1, item);
    }

    [Fact]
    public void Cancel_is_too_late_once_the_callback_was_called_or_the_item_accepted()
    {
        var queue = new AsyncQueue<int>(_scheduler, capacity: 1);
        var getter = Get(queue, "getter");
        Assert.False(queue.Put(1, () => { }).Cancel());
        Patience.Run(_scheduler);

        Assert.False(getter.Cancel());
        Assert.Equal(["getter 1"], _log);
    }

    [Fact]
    public void Cancel_of_a_putter_takes_its_item_back_and_lets_the_next_one_in()
    {
        var queue = new AsyncQueue<int>(_scheduler, capacity: 1);
        Assert.True(queue.TryPut(1));
        var putter = queue.Put(2, () => _log.Add("accepted 2"));
        queue.Put(3, () => _log.Add("accepted 3"));
        Assert.True(putter.Cancel());
        Assert.False(putter.Cancel());

        Get(queue, "first");
        Get(queue, "second");
        Patience.Run(_scheduler);
        Assert.Equal(["accepted 3", "first 1", "second 3"], _log.Order());
    }

    /// <summary>The item that the getters waited for will not come: they are told.</summary>
    [Fact]
    public void Cancel_of_the_last_putter_after_Complete_tells_the_getters()
    {
        var queue = new AsyncQueue<int>(_scheduler, capacity: 1);
        Assert.True(queue.TryPut(1));
        var putter = queue.Put(2, () => _log.Add("accepted"));
        queue.Complete();
        Assert.True(putter.Cancel());
        Get(queue, "first");
        Get(queue, "second");

        Patience.Run(_scheduler);
        Assert.Equal(["first 1", "second completed"], _log);
    }

    /// <summary>A getter that is cancelled twice, or late, must not take another one's place away.</summary>
    [Fact]
    public void Cancel_of_an_old_handle_does_nothing_to_who_came_into_its_place()
    {
        var queue = new AsyncQueue<int>(_scheduler);
        var old = Get(queue, "old");
        Assert.True(old.Cancel());
        Get(queue, "new");
        Assert.False(old.Cancel());
        Assert.False(default(CallbackHandle).Cancel());

        Assert.True(queue.TryPut(1));
        Patience.Run(_scheduler);
        Assert.Equal(["new 1"], _log);
    }

    /// <summary>A quiet queue whose getters give up, as with a time limit.</summary>
    [Fact]
    public void Cancel_keeps_neither_memory_nor_callbacks()
    {
        var queue = new AsyncQueue<object>(_scheduler, capacity: 1);
        Assert.True(queue.TryPut(new object()));
        Action<object> onItem = _ => { };
        Action onCompleted = () => { };
        Allocation.AssertNone(10_000, GiveUp);

        var item = PutAndCancel(queue);
        GC.Collect();
        Assert.False(item.IsAlive);
        GC.KeepAlive(queue);

        void GiveUp()
        {
            queue.TryGet(out _);
            Assert.True(queue.Get(onItem, onCompleted).Cancel());
            queue.TryPut(onItem);
            Assert.True(queue.Put(onItem, onCompleted).Cancel());
        }
    }

    [Fact]
    public void Get_and_Put_check_before_they_change_anything()
    {
        var queue = new AsyncQueue<int>(_scheduler);
        Assert.Throws<ArgumentNullException>("onAccepted", () => queue.Put(1, null!));
        Assert.Equal(0, queue.Count);

        Assert.True(queue.TryPut(1));
        Assert.Throws<ArgumentNullException>("onItem", () => queue.Get(null!, () => { }));
        Assert.Throws<ArgumentNullException>("onCompleted", () => queue.Get(_ => { }, null!));
        Assert.Equal(1, queue.Count);
        Get(queue, "getter");
        Patience.Run(_scheduler);
        Assert.Equal(["getter 1"], _log);
    }

    /// <summary>As the tutorial writes it, without a scheduler in between: any length of queue.</summary>
    [Fact]
    public void Get_inside_its_own_callback_goes_through_a_queue_of_any_length()
    {
        const int count = 1_000_000;
        var queue = new AsyncQueue<int>(_scheduler);
        for (var i = 0; i < count; i++) queue.TryPut(i);
        queue.Complete();
        var sum = 0L;
        void Next() => queue.Get(
            item =>
            {
                sum += item;
                Next();
            },
            () => _log.Add("completed"));

        Next();
        Patience.Run(_scheduler);
        Assert.Equal((long)count * (count - 1) / 2, sum);
        Assert.Equal(["completed"], _log);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference PutAndCancel(AsyncQueue<object> queue)
    {
        queue.TryPut(new object());
        var item = new object();
        Assert.True(queue.Put(item, () => { }).Cancel());
        return new WeakReference(item);
    }

    private CallbackHandle Get(AsyncQueue<int> queue, string name) =>
        queue.Get(item => _log.Add($"{name} {item}"), () => _log.Add($"{name} completed"));
}
