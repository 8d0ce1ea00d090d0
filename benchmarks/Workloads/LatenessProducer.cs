using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Produces numbered items on a schedule, and records how late it is asked for each of them.</summary>
/// <param name="timeProvider">The workload's time.</param>
/// <param name="first">The moment from which the schedule counts, as a timestamp.</param>
/// <param name="arrivals">The schedule.</param>
/// <param name="count">How many items.</param>
/// <param name="histogram">Where the lateness goes.</param>
internal sealed class LatenessProducer(
    TimeProvider timeProvider, long first, ArrivalTimes arrivals, int count, HistogramBase histogram)
        : IPacedProducer<int>
{
    private readonly double _nanosecondsPerTick = LatencyLog.NanosecondsPerTick(timeProvider);
    private int _next;

    public long? DueTimestamp => NextDue;

    private long NextDue => first + arrivals.After(_next);

    public bool TryProduce(out int item)
    {
        item = NumberedItems.Encode(0, _next);
        if (_next == count) return false;

        histogram.Record((timeProvider.GetTimestamp() - NextDue) * _nanosecondsPerTick);
        _next++;
        return true;
    }
}
