namespace ConcurrencyCompare.Analysis;

/// <summary>The exact distribution of Wilcoxon's signed-rank statistic.</summary>
internal static class SignedRank
{
    /// <summary>Where to cut the sorted Walsh averages so that the interval between reaches a confidence.</summary>
    /// <param name="count">How many values, 2 or more.</param>
    /// <param name="confidence">The confidence to reach, 0 to 1.</param>
    /// <returns>How many averages to leave out at each end, and the confidence of what is left.</returns>
    public static (int Cut, double Confidence) Cut(int count, double confidence)
    {
        var probabilities = Probabilities(count);
        var cut = 0;
        var below = probabilities[0];
        while (1 - 2 * (below + probabilities[cut + 1]) >= confidence) below += probabilities[++cut];
        return (cut, 1 - 2 * below);
    }

    /// <summary>The probability of each sum of ranks, when each rank counts or not with even odds.</summary>
    private static double[] Probabilities(int count)
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
}
