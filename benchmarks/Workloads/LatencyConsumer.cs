using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Records how long after its intended moment each item arrives.</summary>
internal sealed class LatencyConsumer(TimeProvider timeProvider, HistogramBase histogram) : IConsumer<long>
{
    private readonly LatencyRecorder _recorder = new(timeProvider, histogram);
    private long _last = long.MinValue;
    private long _count;
    private bool _outOfOrder;
    private int _completed;

    public void Consume(long item)
    {
        _recorder.Record(item);
        if (item <= _last) _outOfOrder = true;
        _last = item;
        _count++;
    }

    public void OnCompleted() => _completed++;

    /// <summary>Proves that this consumer, the only one, took every item once and in order.</summary>
    /// <exception cref="BrokenContractException">It did not.</exception>
    public void Verify(int items)
    {
        Observed.Consumed(_count);
        if (_outOfOrder) throw new BrokenContractException(1, "items of one producer came out of order, or twice");
        if (_count != items) throw new BrokenContractException(1, $"{_count} items came instead of {items}");
        if (_completed != 1)
            throw new BrokenContractException(3, "a consumer was not told exactly once that there are no more items");
    }
}
