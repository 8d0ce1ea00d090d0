namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>When items are meant to exist, in ticks after a first moment: fixed before anything runs (open
/// loop).</summary>
/// <remarks>
/// A schedule never waits for a consumer: an item that comes late still counts from its intended time, and the ones
/// behind it too. See Gil Tene, "How NOT to Measure Latency" (coordinated omission).
/// </remarks>
internal sealed class ArrivalTimes
{
    private readonly long _frequency;
    private readonly long _perSecond;
    private readonly long _offset;
    private readonly long[]? _times;

    private ArrivalTimes(long frequency, long perSecond, long offset, long[]? times) =>
        (_frequency, _perSecond, _offset, _times) = (frequency, perSecond, offset, times);

    /// <summary>One item after another at the same distance, without an end.</summary>
    /// <param name="time">Whose ticks they are.</param>
    /// <param name="perSecond">Items per second, above 0.</param>
    /// <param name="phase">How long after the first moment the first item is due, as a share of the distance: 0 to
    /// 1.</param>
    public static ArrivalTimes Periodic(TimeProvider time, int perSecond, double phase = 0) => new(
        time.TimestampFrequency, perSecond, (long)(phase * time.TimestampFrequency / perSecond), times: null);

    /// <summary>Items that know nothing of each other: the gaps between them are exponential, the first one's as
    /// well.</summary>
    /// <param name="time">Whose ticks they are.</param>
    /// <param name="perSecond">Items per second on average, above 0.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same gaps, longer or shorter by the rate.</param>
    public static ArrivalTimes Poisson(TimeProvider time, int perSecond, int count, int seed)
    {
        var random = new Random(seed);
        var mean = (double)time.TimestampFrequency / perSecond;
        var times = new long[count];
        var (at, last) = (0.0, 0L);
        for (var i = 0; i < count; i++)
        {
            // The sum is kept whole, and no two items at once: consumers tell items by their moments.
            at -= mean * Math.Log(1 - random.NextDouble());
            last = Math.Max(last + 1, (long)at);
            times[i] = last;
        }

        return new ArrivalTimes(time.TimestampFrequency, perSecond, offset: 0, times);
    }

    /// <summary>When an item is due.</summary>
    /// <param name="index">Which one, from 0; of Poisson arrivals one behind the last is due with the last.</param>
    public long After(int index) => _times is null
        ? _offset + index * _frequency / _perSecond
        : _times[Math.Min(index, _times.Length - 1)];
}
