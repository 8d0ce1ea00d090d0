namespace ConcurrencyCompare.Tests.Analysis.Estimating;

public class EstimateTests
{
    [Fact]
    public void Of_takes_the_median_of_all_pairs_means()
    {
        // Means of pairs of 1, 2, 9: 1, 1.5, 2, 5, 5.5, 9.
        Assert.Equal(3.5, Estimate.Of([9, 1, 2]).Center);
    }

    [Fact]
    public void Of_gives_no_interval_for_a_single_value()
    {
        var estimate = Estimate.Of([7]);

        Assert.True(estimate.IsSingle);
        Assert.False(estimate.SupportsClaims);
        Assert.Equal((7, 7, 7), (estimate.Center, estimate.Low, estimate.High));
    }

    [Fact]
    public void Of_rejects_no_values() => Assert.Throws<ArgumentException>(() => Estimate.Of([]));

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void SupportsClaims_needs_six_rounds(int rounds, bool expected) =>
        Assert.Equal(
            expected, Estimate.Of([.. Enumerable.Range(1, rounds).Select(value => (double)value)]).SupportsClaims);

    [Theory]
    [InlineData(6)]
    [InlineData(12)]
    public void Of_covers_the_truth_as_often_as_it_claims(int rounds)
    {
        const int Trials = 4_000;
        var random = new Random(20261123);
        var covered = 0;
        var confidence = 0.0;
        for (var trial = 0; trial < Trials; trial++)
        {
            var estimate = Estimate.Of([.. Enumerable.Range(0, rounds).Select(_ => 100 + 5 * Noise.Normal(random))]);
            confidence = estimate.Confidence;
            if (estimate.Covers(100)) covered++;
        }

        // Four standard errors of a share of 4,000 trials.
        Assert.InRange(covered / (double)Trials, confidence - 0.014, confidence + 0.014);
    }

    [Fact]
    public void OfRatio_finds_a_ratio_that_drift_would_hide()
    {
        double[] drift = [1, 1.3, 1.7, 2.2, 2.8, 3.6];

        var ratio = Estimate.OfRatio(
            [.. drift.Select(factor => 30 * factor)], [.. drift.Select(factor => 10 * factor)]);

        Assert.Equal(3, ratio.Center, 9);
        Assert.Equal(3, ratio.Low, 9);
        Assert.Equal(3, ratio.High, 9);
    }

    [Fact]
    public void OfRatio_rejects_series_of_different_lengths() =>
        Assert.Throws<ArgumentException>(() => Estimate.OfRatio([1, 2], [1]));

    [Fact]
    public void OfShift_takes_the_median_of_the_differences_of_all_pairs()
    {
        // 5 - 1, 5 - 2, 9 - 1, 9 - 2: 3, 4, 7, 8.
        var shift = Estimate.OfShift([5, 9], [2, 1]);

        Assert.Equal((5.5, 3, 8), (shift.Center, shift.Low, shift.High));
        Assert.False(shift.SupportsClaims);
    }

    [Fact]
    public void OfShift_leaves_out_as_many_differences_as_the_confidence_allows()
    {
        // Five and five leave out two of 25 at each end.
        var shift = Estimate.OfShift([10, 20, 30, 40, 50], [1, 2, 3, 4, 5]);

        Assert.Equal((27, 7, 47), (shift.Center, shift.Low, shift.High));
        Assert.Equal(1 - 8 / 252.0, shift.Confidence, 12);
    }

    [Fact]
    public void OfShift_gives_no_interval_for_single_values() => Assert.True(Estimate.OfShift([3], [1]).IsSingle);

    [Fact]
    public void OfShift_rejects_no_values()
    {
        Assert.Throws<ArgumentException>(() => Estimate.OfShift([], [1]));
        Assert.Throws<ArgumentException>(() => Estimate.OfShift([1], []));
    }
}
