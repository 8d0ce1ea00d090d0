using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Tests.Analysis;

public class LatencyDistributionTests
{
    [Fact]
    public void From_gives_percentiles_to_three_digits()
    {
        var histogram = LatencyDistribution.CreateHistogram();
        for (var microseconds = 1; microseconds <= 1_000; microseconds++) histogram.RecordValue(microseconds * 1_000);

        var latency = LatencyDistribution.From(histogram);

        Assert.Equal(1_000, latency.Items);
        Assert.InRange(latency.P50, 500_000, 500_500);
        Assert.InRange(latency.P99, 990_000, 990_990);
        Assert.InRange(latency.P999, 999_000, 999_999);
        Assert.InRange(latency.P9999, 1_000_000, 1_001_000);
        Assert.InRange(latency.Max, 1_000_000, 1_001_000);
    }

    [Fact]
    public void Decode_reads_what_Encode_wrote()
    {
        var histogram = LatencyDistribution.CreateHistogram();
        foreach (var value in new long[] { 1, 1, 1_000, 123_456_789, LatencyDistribution.HighestNanoseconds })
            histogram.RecordValue(value);

        var decoded = LatencyDistribution.From(histogram).Decode();

        Assert.Equal(histogram.TotalCount, decoded.TotalCount);
        Assert.Equal(
            histogram.RecordedValues().Select(bucket => (bucket.ValueIteratedTo, bucket.CountAtValueIteratedTo)),
            decoded.RecordedValues().Select(bucket => (bucket.ValueIteratedTo, bucket.CountAtValueIteratedTo)));
    }

    [Fact]
    public void Decode_reads_a_histogram_of_many_different_values()
    {
        var histogram = LatencyDistribution.CreateHistogram();
        var random = new Random(1);
        for (var item = 0; item < 100_000; item++) histogram.RecordValue((long)Math.Exp(random.NextDouble() * 20) + 1);

        var text = LatencyDistribution.Encode(histogram);

        Assert.True(text.Length > 12_000, $"Only {text.Length} characters: of no use to this test.");
        Assert.Equal(histogram.GetValueAtPercentile(99.99), LatencyDistribution.Decode(text).GetValueAtPercentile(99.99));
    }

    [Fact]
    public void Merge_adds_all_items()
    {
        var fast = LatencyDistribution.CreateHistogram();
        fast.RecordValueWithCount(1_000, 99);
        var slow = LatencyDistribution.CreateHistogram();
        slow.RecordValue(1_000_000);

        var merged = LatencyDistribution.Merge([fast, slow]);

        Assert.Equal(100, merged.Items);
        Assert.InRange(merged.P99, 1_000, 1_001);
        Assert.InRange(merged.Max, 1_000_000, 1_001_000);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("")]
    public void Decode_rejects_what_is_no_histogram(string text) =>
        Assert.Throws<FormatException>(() => LatencyDistribution.Decode(text));
}
