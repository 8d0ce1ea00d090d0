using System.Diagnostics.CodeAnalysis;
using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Waits of one length, each counted from the item before it: whoever wakes late is late for all that
/// comes.</summary>
/// <remarks>As a disk or a partner answers: it knows no schedule. The first waits begin together, and end evenly spread
/// over their length: were the moments the same, one wake-up would serve all. So n participants have no more than n
/// items in the length of a wait, from the first on.</remarks>
/// <param name="timeProvider">The workload's time.</param>
/// <param name="start">From where the first wait counts.</param>
/// <param name="length">How long a wait is.</param>
/// <param name="place">Which of those who wait on this side, from 0.</param>
/// <param name="count">How many wait on this side.</param>
internal sealed class Pauses(TimeProvider timeProvider, StartingLine start, TimeSpan length, int place, int count)
{
    private long? _until;

    /// <summary>When the wait ends that goes on.</summary>
    public long Until => _until ??= timeProvider.AddTime(start.Arrive(), length * (place + 1) / count);

    /// <summary>An item is done: the next wait begins.</summary>
    public void Begin() => _until = timeProvider.AddTime(timeProvider.GetTimestamp(), length);
}

/// <summary>Another producer, which waits before each of its items, and not before it says that there are no
/// more.</summary>
internal sealed class PausingProducer<T>(Pauses pauses, IProducer<T> producer, int items) : IPacedProducer<T>
{
    private int _left = items;

    public long? DueTimestamp => pauses.Until;

    public bool TryProduce([MaybeNullWhen(false)] out T item)
    {
        var produced = producer.TryProduce(out item);
        if (--_left > 0) pauses.Begin();
        return produced;
    }
}

/// <summary>Another consumer, which waits before each of its items; it also waits before it is told that there are no
/// more, as it cannot know its last one.</summary>
internal sealed class PausingConsumer<T>(Pauses pauses, IConsumer<T> consumer, ItemsLeft last) : IPacedConsumer<T>
{
    public long? ReadyTimestamp => pauses.Until;

    public void Consume(T item)
    {
        consumer.Consume(item);
        last.CountDown();
        pauses.Begin();
    }

    public void OnCompleted() => consumer.OnCompleted();
}

/// <summary>Tells when all items of a run were consumed.</summary>
/// <param name="items">How many there are.</param>
internal sealed class ItemsLeft(int items)
{
    private readonly TaskCompletionSource _consumed = new();
    private int _left = items;

    /// <summary>Completes with the last item.</summary>
    public Task Consumed => _consumed.Task;

    /// <summary>One was consumed.</summary>
    public void CountDown()
    {
        if (Interlocked.Decrement(ref _left) == 0) _consumed.SetResult();
    }
}
