using HdrHistogram;

namespace ConcurrencyCompare.Tests.Workloads;

public class LatenessProducerTests
{
    [Fact]
    public void TryProduce_records_how_long_ago_each_item_was_due_but_not_the_end()
    {
        var time = new JumpingTimeProvider();
        var histogram = LatencyDistribution.CreateHistogram();
        var producer = new LatenessProducer(time, first: 0, ArrivalTimes.Periodic(time, 1_000), count: 2, histogram);
        time.Pass(TimeSpan.FromMilliseconds(5));

        Assert.True(producer.TryProduce(out var first));
        Assert.True(producer.TryProduce(out var second));
        Assert.False(producer.TryProduce(out _));

        Assert.Equal((0, 1), (first, second));
        Assert.Equal(2, histogram.TotalCount);
        // Three significant digits are what the histogram keeps.
        Assert.InRange(histogram.GetMaxValue(), 5_000_000, 5_005_000);
        Assert.InRange(histogram.GetValueAtPercentile(50), 4_000_000, 4_004_000);
    }
}
