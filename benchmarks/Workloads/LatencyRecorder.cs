using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Records how long after its intended moment something happens.</summary>
internal sealed class LatencyRecorder(TimeProvider timeProvider, HistogramBase histogram)
{
    private readonly double _nanosecondsPerTick = 1e9 / timeProvider.TimestampFrequency;

    /// <summary>It happens now.</summary>
    /// <param name="intended">When it was meant to, as a timestamp of the time provider.</param>
    public void Record(long intended)
    {
        var nanoseconds = (long)((timeProvider.GetTimestamp() - intended) * _nanosecondsPerTick);
        histogram.RecordValue(Math.Clamp(nanoseconds, 1, histogram.HighestTrackableValue));
    }
}
