using ConcurrencyCompare.Analysis.Estimating;

namespace ConcurrencyCompare.Analysis.Curves;

/// <summary>On which side of 0 values are centred, as surely as the exact signed-rank interval says.</summary>
internal static class SignedRankBounds
{
    /// <summary>The confidence that so many rounds reach.</summary>
    /// <param name="rounds">Two or more.</param>
    public static double Confidence(int rounds) =>
        RankDistribution.Cut(RankDistribution.OfSignedRanks(rounds), Estimate.DefaultConfidence).Confidence;

    /// <summary>How many of the means of pairs may lie on the other side of 0.</summary>
    /// <param name="rounds">Two or more.</param>
    public static int Cut(int rounds) =>
        RankDistribution.Cut(RankDistribution.OfSignedRanks(rounds), Estimate.DefaultConfidence).Cut;
}
