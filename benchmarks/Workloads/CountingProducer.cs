namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Produces numbered items, as fast as they are taken.</summary>
internal sealed class CountingProducer(int producer, int count, int indexBits = NumberedItems.IndexBits)
    : IProducer<int>
{
    private int _next;

    /// <summary>The same producer in another process.</summary>
    public CountingProducer(CountingPart part)
        : this(part.Producer, part.Count, part.IndexBits)
    {
    }

    /// <summary>What makes it anew.</summary>
    public CountingPart Part => new(producer, count, indexBits);

    /// <summary>How many items it has given; other threads may see it a moment late.</summary>
    public int Produced => Math.Min(_next, count);

    public bool TryProduce(out int item)
    {
        item = NumberedItems.Encode(producer, _next, indexBits);
        return _next++ < count;
    }
}

/// <summary>What a producer is made of, as it goes to another process.</summary>
/// <param name="Producer">Its number.</param>
/// <param name="Count">How many items it gives.</param>
/// <param name="IndexBits">How many bits of an item say which one it is.</param>
internal sealed record CountingPart(int Producer, int Count, int IndexBits);
