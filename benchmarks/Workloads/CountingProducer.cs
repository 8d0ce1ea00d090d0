namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Produces numbered items, as fast as they are taken.</summary>
internal sealed class CountingProducer(int producer, int count) : IProducer<int>
{
    private int _next;

    public bool TryProduce(out int item)
    {
        item = NumberedItems.Encode(producer, _next);
        return _next++ < count;
    }
}
