using ConcurrencyCompare.Analysis.Estimating;

namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>Tests of several differences at once, and of any kind of noise.</summary>
internal static class DifferenceTest
{
    /// <summary>Wilcoxon's rank-sum test of two independent samples against no difference, two-sided and exact:
    /// whatever kind of noise they have.</summary>
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
    /// Adjusts p-values for being several: whoever rejects what is not above a level rejects a true hypothesis in no
    /// more than that share of families (Holm, "A simple sequentially rejective multiple test procedure", Scandinavian
    /// Journal of Statistics 6, 1979).
    /// </summary>
    /// <returns>The adjusted values, in the order of the given ones.</returns>
    public static double[] Holm(IReadOnlyList<double> pValues) => Holm(pValues, [.. pValues.Select(_ => 1.0)]);

    /// <summary>The same where some hypotheses are to get a larger part of the level than others, which the procedure
    /// allows for.</summary>
    /// <param name="pValues">One for each hypothesis.</param>
    /// <param name="weights">The part of each, above 0: chosen before anything was measured.</param>
    /// <returns>The adjusted values, in the order of the given ones.</returns>
    public static double[] Holm(IReadOnlyList<double> pValues, IReadOnlyList<double> weights)
    {
        var adjusted = new double[pValues.Count];
        var largest = 0.0;
        var left = weights.Sum();
        foreach (var place in Enumerable.Range(0, pValues.Count).OrderBy(place => pValues[place] / weights[place]))
        {
            largest = Math.Max(largest, Math.Min(1, pValues[place] * left / weights[place]));
            adjusted[place] = largest;
            left -= weights[place];
        }

        return adjusted;
    }
}
