namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Produces numbered items, as fast as they are taken.</summary>
internal sealed class CountingProducer(int producer, int count, int indexBits = NumberedItems.IndexBits)
    : IProducer<int>
{
    private int _next;

    /// <summary>How many items it has given; other threads may see it a moment late.</summary>
    public int Produced => Math.Min(_next, count);

    public bool TryProduce(out int item)
    {
        item = NumberedItems.Encode(producer, _next, indexBits);
        return _next++ < count;
    }
}
