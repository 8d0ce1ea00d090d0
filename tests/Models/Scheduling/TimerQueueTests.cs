namespace ConcurrencyCompare.Tests.Scheduling;

public class TimerQueueTests
{
    /// <summary>Handles of every age: waiting, taken, cancelled, and with their slot in use by another step.</summary>
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 1_000)]
    [InlineData(3, 1_000_000)]
    [InlineData(4, 3)]
    [InlineData(5, 200)]
    public void TimerQueue_does_what_a_sorted_set_does_over_random_calls(int seed, int distinctDeadlines)
    {
        var random = new Random(seed);
        var queue = new TimerQueue<string>();
        var reference = new SortedSet<(long Deadline, int Sequence)>();
        var added = new List<(CallbackHandle Handle, long Deadline, string Step)>();

        for (var call = 0; call < 20_000; call++)
        {
            switch (random.Next(5))
            {
                case 0 or 1:
                    Add(queue, reference, added, random.Next(distinctDeadlines));
                    break;
                case 2 or 3 when added.Count > 0:
                    // Mostly young ones, which wait more often.
                    var chosen = Math.Max(0, added.Count - 1 - random.Next(random.Next(1, added.Count + 1)));
                    Assert.Equal(reference.Remove((added[chosen].Deadline, chosen)), added[chosen].Handle.Cancel());
                    break;
                default:
                    AssertTakes(queue, reference, added, now: random.Next(distinctDeadlines));
                    break;
            }

            Assert.Equal(reference.Count, queue.Count);
        }

        while (reference.Count > 0) AssertTakes(queue, reference, added, long.MaxValue);
        Assert.False(queue.TryTakeDue(long.MaxValue, out _));
    }

    /// <summary>Deadlines near and far from each other by any power of two, while time moves on.</summary>
    [Theory]
    [InlineData(1, 0L)]
    [InlineData(2, -1L << 40)]
    [InlineData(3, 1L << 50)]
    public void TryTakeDue_gives_steps_in_order_at_any_distance_in_time(int seed, long start)
    {
        var random = new Random(seed);
        var queue = new TimerQueue<string>();
        var reference = new SortedSet<(long Deadline, int Sequence)>();
        var added = new List<(CallbackHandle Handle, long Deadline, string Step)>();
        var now = start;

        for (var call = 0; call < 40_000; call++)
        {
            // A few hundred wait, in waves.
            if (random.Next(200 + call / 100 % 400) >= Math.Min(reference.Count, 300))
            {
                var deadline = now + random.NextInt64(-3, 1L << random.Next(1, 45));
                Add(queue, reference, added, deadline);
            }
            else
            {
                Assert.True(queue.TryPeekDeadline(out var deadline));
                Assert.Equal(reference.Min.Deadline, deadline);
                now = Math.Max(now, random.Next(3) == 0 ? deadline - 1 : deadline);
                AssertTakes(queue, reference, added, now);
            }
        }

        while (reference.Count > 0) AssertTakes(queue, reference, added, long.MaxValue);
        Assert.False(queue.TryTakeDue(long.MaxValue, out _));
    }

    [Fact]
    public void TryTakeDue_gives_steps_in_order_that_are_earlier_than_what_was_looked_at()
    {
        var queue = new TimerQueue<string>();
        var reference = new SortedSet<(long Deadline, int Sequence)>();
        var added = new List<(CallbackHandle Handle, long Deadline, string Step)>();
        for (var deadline = 1_000_000L; deadline > 0; deadline -= 777)
        {
            Add(queue, reference, added, deadline);
            Assert.True(queue.TryPeekDeadline(out var earliest));
            Assert.Equal(deadline, earliest);
        }

        while (reference.Count > 0) AssertTakes(queue, reference, added, long.MaxValue);
    }

    [Fact]
    public void TryTakeDue_gives_steps_of_equal_deadlines_in_the_order_added()
    {
        var queue = new TimerQueue<string>();
        var steps = Enumerable.Range(0, 1_000).Select(i => $"step {i}").ToList();
        foreach (var step in steps) queue.Add(7, step);

        Assert.Equal(steps, TakeAll(queue));
    }

    [Fact]
    public void TryTakeDue_gives_a_step_at_its_deadline_and_not_before()
    {
        var queue = new TimerQueue<string>();
        queue.Add(100, "step");

        Assert.False(queue.TryTakeDue(99, out _));
        Assert.True(queue.TryTakeDue(100, out var step));
        Assert.Equal("step", step);
    }

    [Fact]
    public void TryPeekDeadline_tells_the_earliest_that_is_not_cancelled()
    {
        var queue = new TimerQueue<string>();
        Assert.False(queue.TryPeekDeadline(out _));

        queue.Add(long.MaxValue, "late");
        var early = queue.Add(long.MinValue, "early");
        Assert.True(queue.TryPeekDeadline(out var deadline));
        Assert.Equal(long.MinValue, deadline);

        early.Cancel();
        Assert.True(queue.TryPeekDeadline(out deadline));
        Assert.Equal(long.MaxValue, deadline);
    }

    [Fact]
    public void Cancel_works_once()
    {
        var queue = new TimerQueue<string>();
        var handle = queue.Add(1, "step");

        Assert.True(handle.Cancel());
        Assert.False(handle.Cancel());
        Assert.Equal(0, queue.Count);
        Assert.False(queue.TryTakeDue(long.MaxValue, out _));
        Assert.False(handle.Cancel());
    }

    [Fact]
    public void Cancel_does_nothing_when_the_step_was_taken()
    {
        var queue = new TimerQueue<string>();
        var handle = queue.Add(1, "step");
        queue.TryTakeDue(1, out _);

        Assert.False(handle.Cancel());
    }

    [Fact]
    public void Cancel_does_not_touch_the_next_step_in_the_same_slot()
    {
        var queue = new TimerQueue<string>();
        var taken = queue.Add(1, "taken");
        queue.TryTakeDue(1, out _);
        var cancelled = queue.Add(2, "cancelled");
        cancelled.Cancel();
        Assert.False(queue.TryPeekDeadline(out _));
        var waiting = queue.Add(3, "waiting");

        Assert.False(taken.Cancel());
        Assert.False(cancelled.Cancel());
        Assert.Equal(3, new[] { taken, cancelled, waiting }.Distinct().Count());
        Assert.Equal(["waiting"], TakeAll(queue));
    }

    [Fact]
    public void Cancel_does_nothing_for_a_handle_of_nothing()
    {
        Assert.False(default(CallbackHandle).Cancel());
        Assert.True(default(CallbackHandle) == new CallbackHandle());
    }

    /// <summary>Timeouts are mostly cancelled: their entries must not pile up until their deadlines.</summary>
    [Fact]
    public void Cancel_sweeps_so_that_cancelled_steps_take_no_room()
    {
        var queue = new TimerQueue<string>();
        var kept = Enumerable.Range(0, 100).Select(i => $"step {i}").ToList();
        foreach (var step in kept) queue.Add(1_000, step);
        var added = 0;

        Allocation.AssertNone(100_000, () => queue.Add(500 + added++ % 1_000, "timeout").Cancel());

        Assert.Equal(kept.Count, queue.Count);
        Assert.Equal(kept, TakeAll(queue));
    }

    [Fact]
    public void Cancel_sweeps_down_to_any_number_of_steps()
    {
        foreach (var left in Enumerable.Range(0, 20))
        {
            var queue = new TimerQueue<string>();
            var handles = Enumerable.Range(0, 100).Select(i => queue.Add((i * 37) % 100, $"{(i * 37) % 100}")).ToList();
            foreach (var handle in handles.Skip(left)) Assert.True(handle.Cancel());

            var expected = Enumerable.Range(0, left).Select(i => (i * 37) % 100).Order().Select(i => $"{i}");
            Assert.Equal(expected, TakeAll(queue));
        }
    }

    [Fact]
    public void Cancel_lets_go_of_the_step_at_once()
    {
        var queue = new TimerQueue<object>();
        var (handle, step) = AddUnreferenced(queue);
        Assert.True(handle.Cancel());

        GC.Collect();
        Assert.False(step.IsAlive);
        GC.KeepAlive(queue);
    }

    private static void Add(
        TimerQueue<string> queue,
        SortedSet<(long Deadline, int Sequence)> reference,
        List<(CallbackHandle Handle, long Deadline, string Step)> added,
        long deadline)
    {
        var step = $"step {added.Count}";
        reference.Add((deadline, added.Count));
        added.Add((queue.Add(deadline, step), deadline, step));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static (CallbackHandle Handle, WeakReference Step) AddUnreferenced(TimerQueue<object> queue)
    {
        var step = new object();
        return (queue.Add(1, step), new WeakReference(step));
    }

    private static void AssertTakes(
        TimerQueue<string> queue,
        SortedSet<(long Deadline, int Sequence)> reference,
        List<(CallbackHandle Handle, long Deadline, string Step)> added,
        long now)
    {
        if (reference.Count == 0 || reference.Min.Deadline > now)
        {
            Assert.False(queue.TryTakeDue(now, out _));
            return;
        }

        var expected = reference.Min;
        reference.Remove(expected);
        Assert.True(queue.TryTakeDue(now, out var step));
        Assert.Same(added[expected.Sequence].Step, step);
        Assert.False(added[expected.Sequence].Handle.Cancel());
    }

    private static List<string> TakeAll(TimerQueue<string> queue)
    {
        var taken = new List<string>();
        while (queue.TryTakeDue(long.MaxValue, out var step)) taken.Add(step);
        return taken;
    }
}
