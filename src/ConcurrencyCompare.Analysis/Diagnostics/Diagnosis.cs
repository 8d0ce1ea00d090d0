using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;
using Perfolizer.Mathematics.Cpd;
using Perfolizer.Mathematics.Multimodality;
using Perfolizer.Mathematics.OutlierDetection;

namespace ConcurrencyCompare.Analysis.Diagnostics;

/// <summary>Looks for rounds that drift, split or stand out.</summary>
/// <remarks>
/// Perfolizer's detectors are made for hundreds of values: in six to ten rounds of plain noise they find changepoints
/// and outliers every fifth to tenth time. So what they find counts only if it also passes a stricter rule, below.
/// Together they raise a false alarm in less than 1% of cases, which the simulations in the tests show. The price is
/// that only what is plain is found.
/// </remarks>
internal static class Diagnosis
{
    /// <summary>How many rounds it takes.</summary>
    public const int LeastRounds = 6;

    /// <summary>Six rounds reach it only if each is slower than the one before, or each faster.</summary>
    private const double TrendLevel = 0.003;

    /// <summary>Two groups count as two only if the gap between them is this many times as wide as either.</summary>
    private const double LeastGap = 1.5;

    /// <summary>The fewest values that make a group.</summary>
    private const int LeastInGroup = 3;

    /// <summary>The fewest launches on either level that make two of them: a single one is an outlier.</summary>
    private const int LeastLaunches = 3;

    /// <summary>An outlier counts only if its gap to the other rounds is this many times as wide as they are: what 1 in
    /// 300 series of normal noise holds, for fewer than eight rounds and for more.</summary>
    private const double LeastGapOfFew = 4;

    private const double LeastGapOfMany = 3;

    /// <summary>Looks at one case.</summary>
    /// <param name="measured">The case; below six rounds nothing is found.</param>
    /// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
    public static IReadOnlyList<Finding> Of(CaseResult measured, double threshold)
    {
        if (measured.Rounds.Count < LeastRounds) return [];

        var rounds = RoundSeries.Of(measured).Values.OrderBy(round => round.Key).ToList();
        var numbers = rounds.Select(round => round.Key).ToArray();
        var logarithms = rounds.Select(round => Math.Log(round.Value)).ToArray();
        var least = Math.Log(1 + threshold);
        Finding?[] found =
        [
            Step(measured, numbers, logarithms, least) ?? Drift(measured, numbers, logarithms, least),
            TwoLevels(measured, least),
            ColdStart(measured, threshold),
        ];
        return [.. found.OfType<Finding>(), .. Outliers(measured, numbers, logarithms, least)];
    }

    private static Finding? Drift(CaseResult measured, int[] numbers, double[] values, double least)
    {
        var change = RankTrend.Change(values);
        if (Math.Abs(change) < least || RankTrend.PValue(values) > TrendLevel) return null;

        var middle = Median.Of(values);
        return new Finding(
            measured, FindingKind.Drift, numbers, Math.Exp(middle - change / 2), Math.Exp(middle + change / 2));
    }

    private static Finding? Step(CaseResult measured, int[] numbers, double[] values, double least)
    {
        var ends = EdPeltChangePointDetector.Instance.GetChangePointIndexes(values, LeastInGroup);
        if (ends is not [var end]) return null;

        var (before, after) = (values[..(end + 1)], values[(end + 1)..]);
        return AreApart(before, after, least)
            ? new Finding(measured, FindingKind.Step, numbers[(end + 1)..], Level(before), Level(after))
            : null;
    }

    /// <summary>Looks at all iterations: only there are values enough to see two modes.</summary>
    private static Finding? TwoLevels(CaseResult measured, double least)
    {
        if (measured.Rounds.Any(round => round.Latency is not null)) return null;

        var values = measured.Rounds.SelectMany(round => round.NanosecondsPerItem).Select(time => Math.Log(time))
            .ToArray();
        if (values.Max() - values.Min() < least) return null;
        if (LowlandModalityDetector.Instance.DetectModes(values).Modes is not [var lower, _]) return null;

        var low = values.Where(value => value <= lower.Right).ToArray();
        var high = values.Where(value => value > lower.Right).ToArray();
        if (Math.Min(low.Length, high.Length) < LeastInGroup || !AreApart(low, high, least)) return null;

        // The iterations of a single launch are many values and one chance.
        var upper = measured.Rounds.Where(round => round.NanosecondsPerItem.Any(time => Math.Log(time) > lower.Right))
            .Select(round => round.Round).ToList();
        var below = measured.Rounds.Count(round => round.NanosecondsPerItem.Any(time => Math.Log(time) <= lower.Right));
        return Math.Min(upper.Count, below) < LeastLaunches
            ? null : new Finding(measured, FindingKind.TwoLevels, upper, Level(low), Level(high));
    }

    private static IEnumerable<Finding> Outliers(CaseResult measured, int[] numbers, double[] values, double least)
    {
        var fences = DoubleMadOutlierDetector.Create(values);
        var suspects = Enumerable.Range(0, values.Length).Where(place => fences.IsOutlier(values[place])).ToList();
        var usual = values.Where((_, place) => !suspects.Contains(place)).ToArray();
        // Where many stand out, it is the rest that is odd.
        if (usual.Length <= 2 * values.Length / 3) return [];

        var (low, high) = (usual.Min(), usual.Max());
        var leastGap = Math.Max(least, (values.Length < 8 ? LeastGapOfFew : LeastGapOfMany) * (high - low));
        return suspects
            .Where(place => Math.Max(values[place] - high, low - values[place]) >= leastGap)
            .Select(place => new Finding(
                measured, FindingKind.Outlier, [numbers[place]], Level(usual), Math.Exp(values[place])));
    }

    private static Finding? ColdStart(CaseResult measured, double threshold)
    {
        var rounds = measured.Rounds.Where(round => round.NanosecondsPerItem.Count > 1).ToList();
        if (rounds.Count < LeastRounds || rounds.Any(round => round.Latency is not null)) return null;

        var later = rounds.Select(round => Median.Of(round.NanosecondsPerItem.Skip(1))).ToArray();
        var ratio = Estimate.OfRatio([.. rounds.Select(round => round.NanosecondsPerItem[0])], later);
        if (ratio.Low <= 1 + threshold) return null;

        var usual = Median.Of(later);
        return new Finding(measured, FindingKind.ColdStart, [], usual, usual * ratio.Center);
    }

    private static bool AreApart(double[] one, double[] other, double least)
    {
        var (low, high) = one.Max() < other.Max() ? (one, other) : (other, one);
        var gap = high.Min() - low.Max();
        return gap >= least && gap >= LeastGap * Math.Max(high.Max() - high.Min(), low.Max() - low.Min());
    }

    private static double Level(double[] logarithms) => Math.Exp(Median.Of(logarithms));
}
