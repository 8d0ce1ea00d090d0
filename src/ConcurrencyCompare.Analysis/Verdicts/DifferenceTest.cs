using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>Tests whether pairs of models differ at all, several pairs at once.</summary>
internal static class DifferenceTest
{
    /// <summary>Student's t test of logarithms of ratios against no difference, two-sided.</summary>
    /// <remarks>
    /// Not the signed-rank test of the interval: six rounds give that one no p-value below 1/32, so it could never allow
    /// for several pairs. Tails heavier than the normal distribution's make the t test more careful, not less.
    /// </remarks>
    /// <param name="logarithms">One a round, two or more.</param>
    public static double PValue(IReadOnlyList<double> logarithms)
    {
        var mean = logarithms.Average();
        var variance = logarithms.Sum(value => (value - mean) * (value - mean)) / (logarithms.Count - 1);
        if (variance == 0) return mean == 0 ? 1 : 0;

        var t = mean / Math.Sqrt(variance / logarithms.Count);
        return 2 * new StudentDistribution(logarithms.Count - 1).Cdf(-Math.Abs(t));
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
