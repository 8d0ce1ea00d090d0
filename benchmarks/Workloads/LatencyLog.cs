using ConcurrencyCompare.Analysis.Results;
using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>What the items of a run waited, and where.</summary>
/// <param name="timeProvider">Whose timestamps are recorded.</param>
internal sealed class LatencyLog(TimeProvider timeProvider)
{
    private readonly double _nanosecondsPerTick = NanosecondsPerTick(timeProvider);

    /// <summary>From the intended moment to the consumption.</summary>
    public LongHistogram Total { get; } = LatencyDistribution.CreateHistogram();

    /// <summary>The part before the producer was asked: its own lateness.</summary>
    public LongHistogram Lateness { get; } = LatencyDistribution.CreateHistogram();

    /// <summary>The part from there to the consumption.</summary>
    public LongHistogram HandOver { get; } = LatencyDistribution.CreateHistogram();

    /// <summary>Records an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="consumed">When its consumer got it.</param>
    public void Record(in TimedItem item, long consumed)
    {
        Total.Record((consumed - item.Intended) * _nanosecondsPerTick);
        Lateness.Record((item.Produced - item.Intended) * _nanosecondsPerTick);
        HandOver.Record((consumed - item.Produced) * _nanosecondsPerTick);
    }

    public static double NanosecondsPerTick(TimeProvider timeProvider) => 1e9 / timeProvider.TimestampFrequency;
}

/// <summary>Recording what may lie outside a histogram.</summary>
internal static class HistogramExtensions
{
    /// <summary>Records a time; one beyond an end counts as the end.</summary>
    public static void Record(this HistogramBase histogram, double nanoseconds) =>
        histogram.RecordValue((long)Math.Clamp(nanoseconds, 1, histogram.HighestTrackableValue));
}
