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
    public void CutOfSignedRanks_follows_their_distribution(int count, int cut, double confidence) =>
        AssertCut(cut, confidence, RankDistribution.CutOfSignedRanks(count, 0.95));

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
    public void CutOfRankSums_follows_their_distribution(int first, int second, int cut, double confidence) =>
        AssertCut(cut, confidence, RankDistribution.CutOfRankSums(first, second, 0.95));

    // What was worked out for one confidence is not handed out for another, nor that of ranks for that of sums.
    [Fact]
    public void Cuts_are_those_of_the_numbers_that_were_asked_for()
    {
        (int, double)[] expected = [(8, 0.951171875), (3, 0.990234375), (23, 0.9567429)];

        for (var again = 0; again < 2; again++)
        {
            (int Cut, double Confidence)[] cuts =
            [
                RankDistribution.CutOfSignedRanks(10, 0.95), RankDistribution.CutOfSignedRanks(10, 0.99),
                RankDistribution.CutOfRankSums(10, 10, 0.95),
            ];
            Assert.All(cuts.Zip(expected), pair => AssertCut(pair.Second.Item1, pair.Second.Item2, pair.First));
        }
    }

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

    private static void AssertCut(int cut, double confidence, (int Cut, double Confidence) actual)
    {
        Assert.Equal(cut, actual.Cut);
        Assert.Equal(confidence, actual.Confidence, 4);
    }
}
