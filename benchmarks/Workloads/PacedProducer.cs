using System.Diagnostics.CodeAnalysis;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Another producer's items, each due when a schedule says so.</summary>
/// <param name="start">From where the schedule counts.</param>
/// <param name="arrivals">The schedule; <see langword="null"/> for all at once, once it has begun.</param>
/// <param name="producer">What, and how many.</param>
internal sealed class PacedProducer<T>(StartingLine start, ArrivalTimes? arrivals, IProducer<T> producer)
    : IPacedProducer<T>
{
    private long? _first;
    private int _next;

    public long? DueTimestamp
    {
        get
        {
            var first = _first ??= start.Arrive();
            return arrivals is null ? null : first + arrivals.After(_next);
        }
    }

    public bool TryProduce([MaybeNullWhen(false)] out T item)
    {
        _next++;
        return producer.TryProduce(out item);
    }
}
