using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Verdicts;
using Perfolizer.Mathematics.Cpd;

namespace ConcurrencyCompare.Analysis.History;

/// <summary>Finds where series begin to lie on another level.</summary>
/// <remarks>
/// ED-PELT says where that may be; of plain noise it says so, too. And as it looks for the place where two parts differ
/// most, they differ there more than chance alone would have it. So a candidate has to differ as if every place of
/// every series had been tried, in ranks, which need no certain kind of noise. Without both, most histories of noise
/// alone would show a change: the simulations in the tests say how many.
/// </remarks>
internal static class ChangePoints
{
    /// <summary>Finds the change points of several series at once.</summary>
    /// <param name="series">Logarithms, in order.</param>
    /// <param name="leastRuns">The fewest values of a part.</param>
    /// <param name="threshold">The smallest change that matters, 0.05 for 5%: the whole interval has to lie beyond
    /// it.</param>
    /// <param name="error">In what share of such families without any change one may be found.</param>
    /// <returns>For each series the first value after each change, and how many times as large the values are since
    /// then.</returns>
    public static IReadOnlyList<IReadOnlyList<(int At, Estimate Ratio)>> Of(
        IReadOnlyList<double[]> series, int leastRuns, double threshold, double error)
    {
        var tested = series.Count(values => values.Length >= 2 * leastRuns);
        return [.. series.Select(values => Of(values, leastRuns, threshold, error / tested))];
    }

    /// <summary>How long series have to be before anything can be found in them: until the halves of one that share no
    /// rank stand out of so many.</summary>
    /// <inheritdoc cref="Of(IReadOnlyList{double[]}, int, double, double)"/>
    public static int LeastLength(int series, int leastRuns, double error)
    {
        var length = 2 * leastRuns;
        while (
            2 * RankDistribution.OfRankSums(length / 2, length - length / 2)[0]
                * Places(length, leastRuns) * series > error)
        {
            length++;
        }

        return length;
    }

    private static int Places(int length, int leastRuns) => length - 2 * leastRuns + 1;

    private static List<(int At, Estimate Ratio)> Of(double[] values, int leastRuns, double threshold, double error)
    {
        var places = Places(values.Length, leastRuns);
        if (places < 1) return [];

        var least = Math.Log(1 + threshold);
        var starts = EdPeltChangePointDetector.Instance.GetChangePointIndexes(values, leastRuns).Select(end => end + 1)
            .ToList();
        while (true)
        {
            // A part that is no part of its own belongs to both of its neighbours: the weakest candidate goes first.
            var changes = starts.Select((start, place) => Compare(values, starts, place)).ToList();
            var weakest = changes.Where(change => !IsShown(change)).OrderByDescending(change => change.PValue)
                .FirstOrDefault();
            if (weakest is null) return [.. changes.Select(change => (change.At, change.Ratio))];
            starts.Remove(weakest.At);
        }

        bool IsShown(Change change) => change.PValue * places <= error
            && (Difference.IsBeyond(Math.Log(change.Ratio.Low), least)
                || Difference.IsBeyond(-Math.Log(change.Ratio.High), least));
    }

    private static Change Compare(double[] values, List<int> starts, int place)
    {
        var before = values[(place == 0 ? 0 : starts[place - 1])..starts[place]];
        var since = values[starts[place]..(place == starts.Count - 1 ? values.Length : starts[place + 1])];
        return new Change(
            starts[place], Estimate.OfShift(since, before).Exponential, DifferenceTest.RankSumPValue(since, before));
    }

    private sealed record Change(int At, Estimate Ratio, double PValue);
}
