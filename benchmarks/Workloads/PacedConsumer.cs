namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Another consumer that is ready for its next item only when a schedule says so.</summary>
/// <param name="start">From where the schedule counts.</param>
/// <param name="readiness">The schedule; <see langword="null"/> for always ready, once it has begun.</param>
/// <param name="consumer">Who takes the items.</param>
internal sealed class PacedConsumer<T>(StartingLine start, ArrivalTimes? readiness, IConsumer<T> consumer)
    : IPacedConsumer<T>
{
    private long? _first;
    private int _next;

    public long? ReadyTimestamp
    {
        get
        {
            var first = _first ??= start.Arrive();
            return readiness is null ? null : first + readiness.After(_next);
        }
    }

    public void Consume(T item)
    {
        _next++;
        consumer.Consume(item);
    }

    public void OnCompleted()
    {
        consumer.OnCompleted();
        start.Finish();
    }
}
