using System.Reflection;
using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Tests.Scheduling;

public class RingBufferTests
{
    /// <summary>Mostly growing or mostly shrinking, so that it grows wherever its head is.</summary>
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    public void RingBuffer_does_what_a_queue_does_over_random_calls(int seed, int growth)
    {
        var random = new Random(seed);
        // The first half grows more often than it shrinks.
        AssertDoesWhatAQueueDoes(
            Enumerable.Range(0, 20_000).Select(call => random.Next(growth) > (call < 10_000 ? 0 : growth - 2)));
    }

    /// <param name="calls">True adds an item, false takes one.</param>
    internal static void AssertDoesWhatAQueueDoes(IEnumerable<bool> calls)
    {
        var buffer = new RingBuffer<int>();
        var reference = new Queue<int>();
        var call = 0;
        foreach (var adds in calls)
        {
            if (adds)
            {
                buffer.Enqueue(call);
                reference.Enqueue(call);
            }
            else
            {
                Assert.Equal(reference.TryDequeue(out var expected), buffer.TryDequeue(out var item));
                Assert.Equal(expected, item);
            }

            Assert.Equal(reference.Count, buffer.Count);
            call++;
        }

        while (reference.TryDequeue(out var expected)) Assert.Equal(expected, buffer.Dequeue());
        Assert.False(buffer.TryDequeue(out _));
    }

    /// <summary>Places count on for ever: a queue of a long run passes the largest integer.</summary>
    [Fact]
    public void RingBuffer_goes_on_when_its_places_overflow()
    {
        object boxed = new RingBuffer<int>();
        foreach (var name in new[] { "_head", "_tail", "_forgotten" })
        {
            var place = typeof(RingBuffer<int>).GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!;
            place.SetValue(boxed, int.MaxValue - 2);
        }

        var buffer = (RingBuffer<int>)boxed;

        foreach (var item in Enumerable.Range(0, 100)) buffer.Enqueue(item);
        Assert.Equal(100, buffer.Count);
        Assert.Equal(Enumerable.Range(0, 100), Enumerable.Range(0, 100).Select(_ => buffer.Dequeue()));
    }

    [Fact]
    public void Dequeue_throws_when_empty() =>
        Assert.Throws<InvalidOperationException>(() => new RingBuffer<int>().Dequeue());

    [Fact]
    public void TryDequeue_gives_null_items()
    {
        var buffer = new RingBuffer<string?>();
        buffer.Enqueue(null);
        Assert.True(buffer.TryDequeue(out var item));
        Assert.Null(item);
    }

    [Fact]
    public void TryDequeue_lets_go_of_the_item()
    {
        var buffer = new RingBuffer<object>();
        var item = Pass(ref buffer, isKept: false);
        GC.Collect();
        Assert.False(item.IsAlive);
        Assert.Equal(0, buffer.Count);
    }

    [Fact]
    public void TryDequeueKept_lets_go_of_the_item_when_told_to_forget()
    {
        var buffer = new RingBuffer<object>();
        var item = Pass(ref buffer, isKept: true);
        buffer.ForgetTaken();
        GC.Collect();
        Assert.False(item.IsAlive);
        Assert.Equal(0, buffer.Count);
    }

    /// <summary>Few items that come again and again, so that one often stands in its slot already.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RingBuffer_does_what_a_list_does_over_random_calls_of_every_kind(int seed)
    {
        var random = new Random(seed);
        var buffer = new RingBuffer<string>();
        var reference = new List<string>();
        for (var call = 0; call < 20_000; call++)
        {
            var item = $"{random.Next(3)}";
            switch (random.Next(call % 2_000 < 1_000 ? 4 : 7))
            {
                case 0 or 1:
                    buffer.Enqueue(item);
                    reference.Add(item);
                    break;
                case 2:
                    buffer.ForgetTaken();
                    break;
                default:
                    var expected = reference.FirstOrDefault();
                    Assert.Equal(
                        expected is not null,
                        random.Next(2) == 0 ? buffer.TryDequeue(out var taken) : buffer.TryDequeueKept(out taken));
                    Assert.Equal(expected, taken);
                    if (expected is not null) reference.RemoveAt(0);
                    break;
            }

            Assert.Equal(reference.Count, buffer.Count);
        }
    }

    [Fact]
    public void Enqueue_allocates_nothing_when_there_is_room()
    {
        var buffer = new RingBuffer<int>();
        Allocation.AssertNone(1_000, () =>
        {
            buffer.Enqueue(1);
            buffer.Dequeue();
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Pass(ref RingBuffer<object> buffer, bool isKept)
    {
        var item = new object();
        buffer.Enqueue(item);
        if (isKept) buffer.TryDequeueKept(out _);
        else buffer.Dequeue();
        return new WeakReference(item);
    }
}
