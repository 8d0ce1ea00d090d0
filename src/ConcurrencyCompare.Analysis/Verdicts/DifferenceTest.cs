using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>Tests whether two things differ at all, several pairs of them at once.</summary>
internal static class DifferenceTest
{
    /// <summary>Student's t test of logarithms of ratios against no difference, two-sided.</summary>
    /// <remarks>
    /// Not the signed-rank test of the interval: six rounds give that one no p-value below 1/32, so it could never allow
    /// for several pairs. Tails heavier than the normal distribution's make the t test more careful, not less.
    /// </remarks>
    /// <param name="logarithms">One a round, two or more.</param>
    public static double PValue(IReadOnlyList<double> logarithms) => PValue(
        logarithms.Average(), Math.Sqrt(Variance.Of(logarithms) / logarithms.Count), logarithms.Count - 1);

    /// <summary>Welch's t test of two independent samples against no difference, two-sided: neither has to scatter as the
    /// other does.</summary>
    /// <param name="first">Logarithms, two or more.</param>
    /// <param name="second">The same of the other sample.</param>
    public static double PValue(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var (one, other) = (Variance.Of(first) / first.Count, Variance.Of(second) / second.Count);
        var freedom = (one + other) * (one + other)
            / (one * one / (first.Count - 1) + other * other / (second.Count - 1));
        return PValue(first.Average() - second.Average(), Math.Sqrt(one + other), freedom);
    }

    /// <summary>That of a difference so large, where there is none.</summary>
    /// <param name="difference">What was found.</param>
    /// <param name="error">Its standard error.</param>
    /// <param name="freedom">The degrees of freedom behind the error.</param>
    public static double PValue(double difference, double error, double freedom)
    {
        if (error == 0) return difference == 0 ? 1 : 0;
        return 2 * new StudentDistribution(freedom).Cdf(-Math.Abs(difference / error));
    }

    /// <summary>Wilcoxon's rank-sum test of two independent samples against no difference, two-sided and exact: whatever kind
    /// of noise they have.</summary>
    /// <param name="first">At least one value.</param>
    /// <param name="second">At least one value.</param>
    public static double RankSumPValue(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var above = first.Sum(one => second.Sum(other => one > other ? 1 : one == other ? 0.5 : 0));
        var extreme = Math.Floor(Math.Min(above, first.Count * second.Count - above));
        var probabilities = RankDistribution.OfRankSums(first.Count, second.Count);
        return Math.Min(1, 2 * probabilities.Take((int)extreme + 1).Sum());
    }

    /// <summary>
    /// Adjusts p-values for being several: whoever rejects what is not above a level rejects a true hypothesis in no more
    /// than that share of families (Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal
    /// of Statistics 6, 1979).
    /// </summary>
    /// <returns>The adjusted values, in the order of the given ones.</returns>
    public static double[] Holm(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var largest = 0.0;
        var left = pValues.Count;
        foreach (var place in Enumerable.Range(0, pValues.Count).OrderBy(place => pValues[place]))
        {
            largest = Math.Max(largest, Math.Min(1, pValues[place] * left--));
            adjusted[place] = largest;
        }

        return adjusted;
    }
}
