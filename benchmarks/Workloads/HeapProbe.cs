namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>A consumer that looks at the live memory before one of its items.</summary>
/// <param name="consumer">Who takes the items.</param>
/// <param name="at">Before which item, from 0.</param>
internal sealed class HeapProbe(IConsumer<TimedItem> consumer, int at) : IConsumer<TimedItem>
{
    private int _taken;

    /// <summary>What was alive then, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>What is alive now, in bytes.</summary>
    public static long LiveBytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    public void Consume(TimedItem item)
    {
        if (_taken++ == at) Bytes = LiveBytes();
        consumer.Consume(item);
    }

    public void OnCompleted() => consumer.OnCompleted();
}
