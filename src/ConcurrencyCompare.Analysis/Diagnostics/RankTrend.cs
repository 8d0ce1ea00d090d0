using ConcurrencyCompare.Analysis.Estimating;

namespace ConcurrencyCompare.Analysis.Diagnostics;

/// <summary>Whether values rise or fall in their order (Mann and Kendall's rank test, exact).</summary>
internal static class RankTrend
{
    /// <summary>How likely so much order is, in either direction, when there is none.</summary>
    public static double PValue(IReadOnlyList<double> values)
    {
        var falling = Pairs(values.Count).Count(pair => values[pair.Later] < values[pair.Earlier]);
        var rising = Pairs(values.Count).Count(pair => values[pair.Later] > values[pair.Earlier]);
        var probabilities = InversionProbabilities(values.Count);
        // Ties count for neither direction, and so as half an inversion: towards no trend.
        var inversions = probabilities.Length - 1 - Math.Max(falling, rising);
        return Math.Min(1, 2 * probabilities.Take(inversions + 1).Sum());
    }

    /// <summary>The change from the first to the last value along the line through them (Theil and Sen: the median of
    /// the slopes of all pairs), in the values' unit.</summary>
    public static double Change(IReadOnlyList<double> values) =>
        Median.Of(Pairs(values.Count)
            .Select(pair => (values[pair.Later] - values[pair.Earlier]) / (pair.Later - pair.Earlier)))
        * (values.Count - 1);

    private static IEnumerable<(int Earlier, int Later)> Pairs(int count) =>
        from earlier in Enumerable.Range(0, count)
        from later in Enumerable.Range(earlier + 1, count - earlier - 1)
        select (earlier, later);

    /// <summary>The probability of each number of inversions, when every order is as likely as any other.</summary>
    private static double[] InversionProbabilities(int count)
    {
        double[] probabilities = [1];
        for (var length = 2; length <= count; length++)
        {
            // The new last value is smaller than 0 to length - 1 of those before it.
            var next = new double[probabilities.Length + length - 1];
            for (var before = 0; before < probabilities.Length; before++)
            {
                for (var added = 0; added < length; added++) next[before + added] += probabilities[before] / length;
            }

            probabilities = next;
        }

        return probabilities;
    }
}
