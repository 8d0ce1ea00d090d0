using System.Diagnostics.CodeAnalysis;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Another producer's items, each due when a schedule says so.</summary>
/// <param name="schedule">When; of as many items or more.</param>
/// <param name="producer">What, and how many.</param>
internal sealed class PacedProducer<T>(ScheduledProducer schedule, IProducer<T> producer) : IPacedProducer<T>
{
    public long? DueTimestamp => schedule.DueTimestamp;

    public bool TryProduce([MaybeNullWhen(false)] out T item)
    {
        _ = schedule.TryProduce(out _);
        return producer.TryProduce(out item);
    }
}
