using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.History;

/// <summary>What a run says of a case.</summary>
/// <param name="Run">The number of the run among all, from 1.</param>
/// <param name="Value">Centre and interval, in nanoseconds.</param>
internal readonly record struct TrendPoint(int Run, Estimate Value);

/// <summary>Where a case begins to lie on another level.</summary>
/// <param name="Run">The number of the first run on the new level.</param>
/// <param name="Slowdown">How many times as slow the runs since are as those before, each up to the next change
/// point.</param>
internal sealed record ChangePoint(int Run, Estimate Slowdown);

/// <summary>A case from run to run.</summary>
/// <param name="Case">The case.</param>
/// <param name="Points">The runs that have it, in order.</param>
/// <param name="Changes">Its change points, in order.</param>
internal sealed record CaseTrend(CaseKey Case, IReadOnlyList<TrendPoint> Points, IReadOnlyList<ChangePoint> Changes)
{
    /// <summary>The fewest runs before a change point, and since.</summary>
    public const int LeastRuns = 6;

    /// <summary>The smallest change that matters: a whole interval has to lie beyond it.</summary>
    public const double Threshold = RunSettings.DefaultThreshold;

    /// <summary>How many runs it takes until a change can show, however large it is: the more cases, the more of them
    /// look like one by chance.</summary>
    /// <param name="cases">1 or more.</param>
    public static int LeastHistory(int cases) => ChangePoints.LeastLength(cases, LeastRuns, PairVerdict.FamilyError);

    /// <summary>How many times as slow the last level is as the first one; <see langword="null"/> where there is but
    /// one.</summary>
    public Estimate? SinceFirst
    {
        get
        {
            if (Changes.Count == 0) return null;

            var first = Points.TakeWhile(point => point.Run < Changes[0].Run);
            var last = Points.SkipWhile(point => point.Run < Changes[^1].Run);
            return Estimate.OfShift([.. last.Select(Logarithm)], [.. first.Select(Logarithm)]).Exponential;
        }
    }

    /// <summary>The trends of all cases that the last run has, in its order.</summary>
    /// <param name="runs">Runs of one machine class and one profile, in order.</param>
    public static IReadOnlyList<CaseTrend> AllOf(IReadOnlyList<HistoryEntry> runs)
    {
        if (runs.Count == 0) return [];

        List<(CaseKey Case, List<TrendPoint> Points)> cases =
            [.. runs[^1].Values.Keys.Select(key => (key, PointsOf(runs, key)))];
        var changes = ChangePoints.Of(
            [.. cases.Select(one => one.Points.Select(Logarithm).ToArray())], LeastRuns, Threshold,
            PairVerdict.FamilyError);
        return
        [
            .. cases.Zip(changes, (one, found) => new CaseTrend(
                one.Case,
                one.Points,
                [.. found.Select(change => new ChangePoint(one.Points[change.At].Run, change.Ratio))])),
        ];
    }

    private static List<TrendPoint> PointsOf(IReadOnlyList<HistoryEntry> runs, CaseKey key) =>
    [
        .. runs
            .Select(
                (run, place) => (Run: place + 1, HasValue: run.Values.TryGetValue(key, out var value), Value: value))
            .Where(point => point.HasValue)
            .Select(point => new TrendPoint(point.Run, point.Value)),
    ];

    private static double Logarithm(TrendPoint point) => Math.Log(point.Value.Center);
}
