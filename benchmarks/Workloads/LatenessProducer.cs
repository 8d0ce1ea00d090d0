using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Produces numbered items on a schedule, and records how late it is asked for each of them.</summary>
/// <param name="schedule">When the items are due.</param>
/// <param name="timeProvider">The workload's time.</param>
/// <param name="histogram">Where the lateness goes.</param>
internal sealed class LatenessProducer(ScheduledProducer schedule, TimeProvider timeProvider, HistogramBase histogram)
    : IPacedProducer<int>
{
    private readonly LatencyRecorder _recorder = new(timeProvider, histogram);
    private int _next;

    public long? DueTimestamp => schedule.DueTimestamp;

    public bool TryProduce(out int item)
    {
        item = NumberedItems.Encode(0, _next++);
        if (!schedule.TryProduce(out var due)) return false;

        _recorder.Record(due);
        return true;
    }
}
