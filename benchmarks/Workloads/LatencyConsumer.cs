namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Records what each item waited until it arrived here, and proves that none was lost, repeated or
/// reordered.</summary>
/// <param name="timeProvider">The workload's time.</param>
/// <param name="log">Where the waits go.</param>
/// <param name="producers">How many producers there are.</param>
/// <param name="queue">Notes what was queued; <see langword="null"/> where nobody asks.</param>
internal sealed class LatencyConsumer(
    TimeProvider timeProvider, LatencyLog log, int producers = 1, QueueLog? queue = null)
    : IConsumer<TimedItem>
{
    private readonly long[] _last = [.. Enumerable.Repeat(long.MinValue, producers)];
    private bool _outOfOrder;
    private int _completed;

    /// <summary>How many items it took.</summary>
    public long Count { get; private set; }

    public void Consume(TimedItem item)
    {
        var now = timeProvider.GetTimestamp();
        log.Record(item, now);
        queue?.Note(item.Produced, now);
        ref var last = ref _last[item.Producer];
        if (item.Intended <= last) _outOfOrder = true;
        last = item.Intended;
        Count++;
    }

    public void OnCompleted() => _completed++;

    /// <summary>Proves that this consumer, the only one, took every item once and in order.</summary>
    /// <exception cref="BrokenContractException">It did not.</exception>
    public void Verify(int items)
    {
        Observed.Consumed(Count);
        if (_outOfOrder) throw new BrokenContractException(1, "items of one producer came out of order, or twice");
        if (Count != items) throw new BrokenContractException(1, $"items that came: {Count}, expected: {items}");
        if (_completed != 1)
            throw new BrokenContractException(3, "a consumer was not told exactly once that there are no more items");
    }
}
