using System.Collections.Concurrent;

namespace ConcurrencyCompare.Analysis.Estimating;

/// <summary>The exact distributions of Wilcoxon's statistics, by value from 0: where to end an interval.</summary>
internal static class RankDistribution
{
    // A run asks thousands of times for a few numbers of rounds, and a distribution costs more than all else about an
    // interval. A second number of 0 means signed ranks.
    private static readonly ConcurrentDictionary<(int First, int Second, double Confidence), (int, double)> Cuts =
        new();

    /// <summary>Where to cut the sorted means of all pairs of so many values, each with itself, too.</summary>
    /// <param name="count">How many values, 2 or more.</param>
    /// <param name="confidence">The confidence to reach, 0 to 1.</param>
    /// <returns>How many means to leave out at each end, and the confidence of what is left.</returns>
    public static (int Cut, double Confidence) CutOfSignedRanks(int count, double confidence) => Cuts.GetOrAdd(
        (count, 0, confidence), static key => Cut(OfSignedRanks(key.First), key.Confidence));

    /// <summary>Where to cut the sorted differences of all pairs of values of two samples.</summary>
    /// <param name="first">How many values the first sample has, 1 or more.</param>
    /// <param name="second">How many the second one has, 1 or more.</param>
    /// <param name="confidence">The confidence to reach, 0 to 1.</param>
    /// <returns>How many differences to leave out at each end, and the confidence of what is left.</returns>
    public static (int Cut, double Confidence) CutOfRankSums(int first, int second, double confidence) =>
        Cuts.GetOrAdd(
            (first, second, confidence), static key => Cut(OfRankSums(key.First, key.Second), key.Confidence));

    /// <summary>The signed-rank statistic: a sum of ranks of which each counts or not with even odds.</summary>
    /// <param name="count">How many values, 2 or more: the statistic belongs to the means of their pairs.</param>
    private static double[] OfSignedRanks(int count)
    {
        var probabilities = new double[count * (count + 1) / 2 + 1];
        probabilities[0] = 1;
        for (var rank = 1; rank <= count; rank++)
        {
            for (var sum = probabilities.Length - 1; sum >= 0; sum--)
                probabilities[sum] = (probabilities[sum] + (sum >= rank ? probabilities[sum - rank] : 0)) / 2;
        }

        return probabilities;
    }

    /// <summary>The rank-sum statistic: how many of all pairs of values of two samples are in one order, when every
    /// order of the values is as likely.</summary>
    /// <remarks>The orders are counted by the Gaussian binomial coefficient, the product over i of (1 - q^(second + i))
    /// / (1 - q^i): the power of q is the statistic.</remarks>
    /// <param name="first">How many values the first sample has, 1 or more.</param>
    /// <param name="second">How many the second one has, 1 or more.</param>
    public static double[] OfRankSums(int first, int second)
    {
        var probabilities = new double[first * second + 1];
        probabilities[0] = 1;
        for (var i = 1; i <= first; i++)
        {
            var last = i * second;
            for (var pairs = last; pairs >= second + i; pairs--)
                probabilities[pairs] -= probabilities[pairs - second - i];
            for (var pairs = i; pairs <= last; pairs++) probabilities[pairs] += probabilities[pairs - i];
            for (var pairs = 0; pairs <= last; pairs++) probabilities[pairs] *= (double)i / (second + i);
        }

        return probabilities;
    }

    // Symmetric probabilities of a statistic's values: as many values at each end as the confidence allows.
    private static (int Cut, double Confidence) Cut(double[] probabilities, double confidence)
    {
        var cut = 0;
        var below = probabilities[0];
        while (1 - 2 * (below + probabilities[cut + 1]) >= confidence) below += probabilities[++cut];
        return (cut, 1 - 2 * below);
    }
}
