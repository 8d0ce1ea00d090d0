using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Diagnostics;

/// <summary>How predictable a case is: how its values are spread from launch to launch.</summary>
/// <remarks>A fresh process has a memory layout, an order of its threads, and luck of its own. Users meet single
/// processes, and no centre of many tells them what to expect of one. Intervals of centres shrink with rounds, and this
/// does not.</remarks>
/// <param name="Case">The case.</param>
/// <param name="Low">The 10th percentile of the launches' values.</param>
/// <param name="Center">Their centre, as verdicts have it.</param>
/// <param name="High">The 90th percentile.</param>
/// <param name="Values">What each launch measured, ascending: median latency, or time per item, in nanoseconds.</param>
internal sealed record LaunchSpread(
    CaseResult Case, double Low, double Center, double High, IReadOnlyList<double> Values)
{
    /// <summary>Fewer launches say nothing of how they are spread.</summary>
    public const int LeastLaunches = 5;

    /// <summary>Two levels that launches are on, where there are two (<see cref="FindingKind.TwoLevels"/>): the faster,
    /// the slower, and how many launches were on the slower one, for a while at least.</summary>
    public (double Fast, double Slow, int Slower)? Regimes { get; private init; }

    /// <summary>How many times as long the 90th percentile is as the 10th.</summary>
    public double Factor => High / Low;

    /// <summary>The spread of a case, which knows of no regimes yet.</summary>
    /// <param name="measured">The case.</param>
    /// <returns><see langword="null"/> where there are too few launches.</returns>
    public static LaunchSpread? Of(CaseResult measured)
    {
        if (measured.Rounds.Count < LeastLaunches) return null;

        double[] values = [.. RoundSeries.Of(measured).Values.Values.Order()];
        return new LaunchSpread(
            measured, Quantile.Of(values, 0.1), Estimate.Of(values).Center, Quantile.Of(values, 0.9), values);
    }

    /// <summary>The same, with the regimes that were found in its run.</summary>
    public LaunchSpread Among(IEnumerable<Finding> findings) =>
        findings.FirstOrDefault(finding => finding.Kind == FindingKind.TwoLevels && finding.Case == Case) is { } levels
            ? this with { Regimes = (levels.From, levels.To, levels.Rounds.Count) }
            : this;
}
