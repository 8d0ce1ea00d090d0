using ConcurrencyCompare.Analysis.Estimating;

namespace ConcurrencyCompare.Tests.Analysis.Estimating;

public class RankDistributionTests
{
    // The confidences of Wilcoxon's signed ranks, as printed in tables; up to six values the interval is the range.
    [Theory]
    [InlineData(2, 0, 0.5)]
    [InlineData(5, 0, 0.9375)]
    [InlineData(6, 0, 0.96875)]
    [InlineData(7, 2, 0.953125)]
    [InlineData(8, 3, 0.9609375)]
    [InlineData(10, 8, 0.951171875)]
    [InlineData(12, 13, 0.95751953125)]
    public void Cut_follows_the_distribution_of_signed_ranks(int count, int cut, double confidence) =>
        AssertCut(cut, confidence, RankDistribution.OfSignedRanks(count));

    // The critical values of Mann and Whitney's U at 5%, two-sided, as printed in tables.
    [Theory]
    [InlineData(1, 1, 0, 0)]
    [InlineData(3, 3, 0, 1 - 2 / 20.0)]
    [InlineData(4, 4, 0, 1 - 2 / 70.0)]
    [InlineData(5, 5, 2, 1 - 8 / 252.0)]
    [InlineData(6, 6, 5, 1 - 38 / 924.0)]
    [InlineData(5, 8, 6, 0.9549339549339549)]
    [InlineData(10, 10, 23, 0.9567429)]
    [InlineData(20, 20, 127, 0.9509097)]
    public void Cut_follows_the_distribution_of_rank_sums(int first, int second, int cut, double confidence) =>
        AssertCut(cut, confidence, RankDistribution.OfRankSums(first, second));

    [Theory]
    [InlineData(1, 7)]
    [InlineData(6, 9)]
    [InlineData(40, 25)]
    public void OfRankSums_is_a_symmetric_distribution_whichever_sample_comes_first(int first, int second)
    {
        var probabilities = RankDistribution.OfRankSums(first, second);

        Assert.Equal(1, probabilities.Sum(), 12);
        Assert.All(probabilities.Zip(probabilities.Reverse()), pair => Assert.Equal(pair.First, pair.Second, 12));
        Assert.All(
            probabilities.Zip(RankDistribution.OfRankSums(second, first)),
            pair => Assert.Equal(pair.First, pair.Second, 12));
    }

    private static void AssertCut(int cut, double confidence, double[] probabilities)
    {
        var (actualCut, actualConfidence) = RankDistribution.Cut(probabilities, 0.95);

        Assert.Equal(cut, actualCut);
        Assert.Equal(confidence, actualConfidence, 4);
    }
}
