namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>
/// Produces items that carry the moment at which they are meant to exist, at a fixed rate (open loop).
/// </summary>
/// <remarks>
/// The schedule never waits for the consumer: an item that comes late still counts from its intended time, and the ones
/// behind it too. See Gil Tene, "How NOT to Measure Latency" (coordinated omission).
/// </remarks>
/// <param name="timeProvider">The workload's time.</param>
/// <param name="firstDue">When the first item is due, as a timestamp.</param>
/// <param name="ratePerSecond">Items per second, above 0.</param>
/// <param name="count">How many items.</param>
internal sealed class ScheduledProducer(TimeProvider timeProvider, long firstDue, int ratePerSecond, int count)
    : IPacedProducer<long>
{
    private int _next;

    public long? DueTimestamp => NextDue;

    private long NextDue => firstDue + _next * timeProvider.TimestampFrequency / ratePerSecond;

    public bool TryProduce(out long item)
    {
        item = NextDue;
        return _next++ < count;
    }
}
