using HdrHistogram;

namespace ConcurrencyCompare.Tests.Analysis.Results;

public class LatencyDistributionTests
{
    [Fact]
    public void From_gives_percentiles_to_three_digits()
    {
        var latency = LatencyDistribution.From(OfMicroseconds(100_000));

        Assert.Equal(100_000, latency.Items);
        AssertAbout(50_000.5e3, latency.Mean);
        AssertAbout(50_000e3, latency.P50);
        AssertAbout(99_000e3, latency.P99);
        AssertAbout(99_900e3, latency.P999);
        AssertAbout(99_990e3, latency.P9999);
        AssertAbout(100_000e3, latency.Max);
    }

    [Theory]
    [InlineData(20, "50")]
    [InlineData(999, "50")]
    [InlineData(1_000, "50 99")]
    [InlineData(9_999, "50 99")]
    [InlineData(10_000, "50 99 99.9")]
    [InlineData(99_999, "50 99 99.9")]
    [InlineData(100_000, "50 99 99.9 99.99")]
    public void From_gives_a_percentile_where_ten_items_lie_beyond_it(int items, string percentiles)
    {
        var latency = LatencyDistribution.From(OfMicroseconds(items));

        Assert.Equal(
            percentiles,
            string.Join(' ', latency.All.Select(one => one.Percentile.ToString(CultureInfo.InvariantCulture))));
        Assert.Equal(
            percentiles.Split(' ').Length - 1,
            new[] { latency.P99, latency.P999, latency.P9999 }.Count(value => value is not null));
    }

    [Fact]
    public void From_refuses_what_has_no_median() => Assert.Contains(
        "19 items have no median; it takes 20.",
        Assert.Throws<ArgumentException>(() => LatencyDistribution.From(OfMicroseconds(19))).Message);

    [Theory]
    [InlineData(99.9, 9_999, false)]
    [InlineData(99.9, 10_000, true)]
    [InlineData(90, 99, false)]
    [InlineData(90, 100, true)]
    public void IsSupported_counts_the_items_beyond(decimal percentile, long items, bool isSupported) =>
        Assert.Equal(isSupported, Percentiles.IsSupported(percentile, items));

    [Fact]
    public void A_percentile_without_ten_items_beyond_is_not_there_whoever_wrote_it()
    {
        var times = new Percentiles(Items: 999, Mean: 5, P50: 5, Max: 9, P99: 8, P999: 9, P9999: 9);

        Assert.Equal([(50m, 5.0)], times.All);
        Assert.Null((times with { P50 = 6 }).P99);
        Assert.Equal([(50m, 5.0), (99m, 8.0)], (times with { Items = 1_000 }).All);
    }

    [Fact]
    public void Decode_reads_what_Encode_wrote()
    {
        var histogram = LatencyDistribution.CreateHistogram();
        foreach (var value in new long[] { 1, 1, 1_000, 123_456_789, LatencyDistribution.HighestNanoseconds })
            histogram.RecordValue(value);

        var decoded = LatencyDistribution.Decode(LatencyDistribution.Encode(histogram));

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
        Assert.Equal(
            histogram.GetValueAtPercentile(99.99), LatencyDistribution.Decode(text).GetValueAtPercentile(99.99));
    }

    [Fact]
    public void Merge_adds_all_items()
    {
        var fast = LatencyDistribution.CreateHistogram();
        fast.RecordValueWithCount(1_000, 990);
        var slow = LatencyDistribution.CreateHistogram();
        slow.RecordValueWithCount(1_000_000, 10);

        var merged = LatencyDistribution.Merge([fast, slow]);

        Assert.Equal(1_000, merged.Items);
        AssertAbout(1_000, merged.P99);
        AssertAbout(1_000_000, merged.Max);
        AssertAbout(10_990, merged.Mean);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("")]
    public void Decode_rejects_what_is_no_histogram(string text) =>
        Assert.Throws<FormatException>(() => LatencyDistribution.Decode(text));

    private static LongHistogram OfMicroseconds(int most)
    {
        var histogram = LatencyDistribution.CreateHistogram();
        for (var microseconds = 1; microseconds <= most; microseconds++) histogram.RecordValue(microseconds * 1_000L);
        return histogram;
    }

    // Three significant digits are what a histogram keeps.
    private static void AssertAbout(double expected, double? actual) =>
        Assert.InRange(actual ?? double.NaN, expected * 0.999, expected * 1.001);
}
