namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Produces items at the moments of a schedule, each with the moment at which it was meant to exist.</summary>
/// <param name="timeProvider">The workload's time.</param>
/// <param name="first">The moment from which the schedule counts, as a timestamp.</param>
/// <param name="arrivals">The schedule.</param>
/// <param name="count">How many items.</param>
/// <param name="number">Which producer it is.</param>
internal sealed class ScheduledProducer(
    TimeProvider timeProvider, long first, ArrivalTimes arrivals, int count, int number = 0)
    : IPacedProducer<TimedItem>
{
    private int _next;

    public long? DueTimestamp => NextDue;

    private long NextDue => first + arrivals.After(_next);

    public bool TryProduce(out TimedItem item)
    {
        item = new TimedItem(NextDue, timeProvider.GetTimestamp(), number);
        return _next++ < count;
    }
}
