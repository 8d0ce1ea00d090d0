using System.Buffers.Binary;
using System.ComponentModel.DataAnnotations;
using System.IO.Compression;
using System.Text.Json.Serialization;
using HdrHistogram;
using HdrHistogram.Utilities;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>How long items took from the moment they were meant to exist until they were consumed.</summary>
/// <param name="Items">How many items.</param>
/// <param name="Mean">The mean, in nanoseconds.</param>
/// <param name="P50">Half of the items took no longer, in nanoseconds.</param>
/// <param name="Max">The longest, in nanoseconds.</param>
/// <param name="Histogram">
/// All of them, in HdrHistogram's compressed V2 format as base64: nanoseconds, three significant digits.
/// </param>
/// <param name="P99">99% of the items took no longer, in nanoseconds.</param>
/// <param name="P999">99.9% of the items took no longer, in nanoseconds.</param>
/// <param name="P9999">99.99% of the items took no longer, in nanoseconds.</param>
internal sealed record LatencyDistribution(
    long Items,
    double Mean,
    double P50,
    double Max,
    [property: Base64String] string Histogram,
    double? P99 = null,
    double? P999 = null,
    double? P9999 = null)
    : Percentiles(Items, Mean, P50, Max, P99, P999, P9999)
{
    /// <summary>The longest latency that is told apart, in nanoseconds; longer ones count as this.</summary>
    public const long HighestNanoseconds = 60_000_000_000;

    /// <summary>The cookie, the length, and the header of the zlib stream.</summary>
    private const int EnvelopeBytes = 4 + 4 + 2;

    /// <summary>What the largest histogram of the kind takes, decompressed: a few bytes could decompress to any number
    /// of them.</summary>
    private static readonly int MostBytes = CreateHistogram().GetNeededByteBufferCapacity();

    /// <summary>An empty histogram of the kind that distributions are made of: 1 ns to 60 s, three digits.</summary>
    public static LongHistogram CreateHistogram() => new(1, HighestNanoseconds, 3);

    /// <summary>Describes recorded latencies.</summary>
    /// <param name="histogram">Latencies in nanoseconds, <see cref="Percentiles.LeastItems"/> or more.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public static LatencyDistribution From(HistogramBase histogram)
    {
        if (histogram.TotalCount < LeastItems)
        {
            throw new ArgumentException(
                $"{histogram.TotalCount} items have no median; it takes {LeastItems}.", nameof(histogram));
        }

        return new LatencyDistribution(
            histogram.TotalCount,
            histogram.GetMean(),
            histogram.GetValueAtPercentile(50),
            histogram.GetMaxValue(),
            Encode(histogram),
            histogram.GetValueAtPercentile(99),
            histogram.GetValueAtPercentile(99.9),
            histogram.GetValueAtPercentile(99.99));
    }

    /// <summary>The percentiles alone.</summary>
    [JsonIgnore]
    public Percentiles WithoutHistogram => new(Items, Mean, P50, Max, P99, P999, P9999);

    /// <summary>Reads the histogram back.</summary>
    /// <exception cref="FormatException">The text is no histogram.</exception>
    public HistogramBase Decode() => Decode(Histogram);

    /// <summary>The whole of several histograms.</summary>
    public static LatencyDistribution Merge(IEnumerable<HistogramBase> histograms)
    {
        var sum = CreateHistogram();
        foreach (var histogram in histograms) sum.Add(histogram);
        return From(sum);
    }

    /// <summary>A histogram as text: HdrHistogram's compressed V2 format, as base64.</summary>
    public static string Encode(HistogramBase histogram)
    {
        var buffer = ByteBuffer.Allocate(histogram.GetNeededByteBufferCapacity());
        var bytes = new byte[histogram.EncodeIntoCompressedByteBuffer(buffer)];
        buffer.Position = 0;
        for (var i = 0; i < bytes.Length; i++) bytes[i] = buffer.Get();
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no histogram.</exception>
    public static HistogramBase Decode(string text)
    {
        try
        {
            // HdrHistogram's own decoder of compressed histograms takes a single read of the stream for all of it,
            // which fails above 8 KB (DecodeFromCompressedByteBuffer of 2.5.0): so it gets the payload decompressed.
            using var compressed = new MemoryStream(Convert.FromBase64String(text));
            compressed.Position = EnvelopeBytes;
            using var decompressor = new DeflateStream(compressed, CompressionMode.Decompress);
            var payload = new byte[MostBytes + 1];
            var length = decompressor.ReadAtLeast(payload, payload.Length, throwOnEndOfStream: false);
            RequireKind(payload, length);
            return HistogramEncoding.DecodeFromByteBuffer(ByteBuffer.Allocate(payload[..length]), 0);
        }
        catch (Exception broken) when (broken is not FormatException)
        {
            throw new FormatException("Not a latency histogram in HdrHistogram's compressed format.", broken);
        }
    }

    /// <summary>Before it is decoded: a histogram of another kind may claim, in a few bytes, gigabytes of
    /// counters.</summary>
    private static void RequireKind(byte[] payload, int length)
    {
        // The cookie, the length, the offset; digits, least and highest value:
        // https://hdrhistogram.github.io/HdrHistogram/.
        var kind = CreateHistogram();
        if (length > MostBytes || length < 40
            || BinaryPrimitives.ReadInt32BigEndian(payload.AsSpan(12)) != kind.NumberOfSignificantValueDigits
            || BinaryPrimitives.ReadInt64BigEndian(payload.AsSpan(16)) != kind.LowestTrackableValue
            || BinaryPrimitives.ReadInt64BigEndian(payload.AsSpan(24)) != kind.HighestTrackableValue)
        {
            throw new FormatException("Not a latency histogram of 1 ns to 60 s with three digits.");
        }
    }
}
