using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Curves;

/// <summary>How much work per item it takes until the reference is faster than another model.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Reference">The model that profits from work: the first of the run.</param>
/// <param name="Model">The model that it is held against.</param>
/// <param name="MostWork">The largest amount that was measured, in nanoseconds.</param>
/// <param name="Crossings">The crossing of each round, in nanoseconds of work: 0 where the reference is faster from the
/// start, <see cref="double.PositiveInfinity"/> where it never is.</param>
public sealed record BreakEvenPoint(
    string Scenario, string Reference, string Model, double MostWork, IReadOnlyList<double> Crossings)
{
    /// <summary>Whether the reference was faster in every round, whatever the work.</summary>
    public bool IsFromTheStart => Crossings.All(crossing => crossing == 0);

    /// <summary>Whether it was not faster in any round, not even with the most work.</summary>
    public bool IsNever => Crossings.All(double.IsPositiveInfinity);

    /// <summary>How many rounds have a crossing inside what was measured.</summary>
    public int RoundsThatCross => Crossings.Count(IsInside);

    /// <summary>The amount of work at the crossing, in nanoseconds; <see langword="null"/> unless every round has one.
    /// </summary>
    public Estimate? Work =>
        Crossings.All(IsInside) ? Estimate.OfLogarithms([.. Crossings.Select(crossing => Math.Log(crossing))]) : null;

    /// <summary>The crossings of a run: in each scenario whose only parameter is work, the first model against each other
    /// one.</summary>
    public static IReadOnlyList<BreakEvenPoint> AllOf(RunResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return
        [
            .. results.Cases
                .Where(measured => measured.Parameters.Keys.SequenceEqual([WorkAmount.Parameter]))
                .GroupBy(measured => measured.Scenario)
                .SelectMany(cases => AllOf(cases.Key, cases.ToLookup(measured => measured.Model), results.Models)),
        ];
    }

    /// <summary>Where a curve crosses 0 upward for good.</summary>
    /// <remarks>
    /// Between two amounts of work the logarithm of the ratio is taken to be linear in the logarithm of the work; next to
    /// no work, which has no logarithm, in the work itself. Where noise makes the curve cross several times, the last
    /// crossing counts: what is wanted is the work from which on the reference stays ahead.
    /// </remarks>
    /// <param name="curve">Amounts of work, ascending, and the logarithm of how many times as fast the reference is.</param>
    /// <returns>0 where it is above 0 everywhere; infinity where it is not above 0 at the end.</returns>
    public static double CrossingOf(IReadOnlyList<(double Work, double LogSpeed)> curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var above = curve.Count;
        while (above > 0 && curve[above - 1].LogSpeed > 0) above--;
        if (above == 0) return 0;
        if (above == curve.Count) return double.PositiveInfinity;

        var (from, to) = (curve[above - 1], curve[above]);
        var share = -from.LogSpeed / (to.LogSpeed - from.LogSpeed);
        return from.Work > 0
            ? Math.Exp(double.Lerp(Math.Log(from.Work), Math.Log(to.Work), share))
            : double.Lerp(from.Work, to.Work, share);
    }

    private static IEnumerable<BreakEvenPoint> AllOf(
        string scenario, ILookup<string, CaseResult> cases, IReadOnlyList<NamedText> models)
    {
        if (models.FirstOrDefault(model => cases.Contains(model.Name))?.Name is not { } reference) yield break;

        foreach (var model in models.Select(model => model.Name).Where(name => name != reference && cases.Contains(name)))
        {
            var points = cases[reference]
                .Join(cases[model], first => first.Setting, second => second.Setting, (first, second) => (
                    Work: WorkAmount.Parse(first.Parameters[WorkAmount.Parameter]),
                    Reference: RoundSeries.Of(first).Values,
                    Model: RoundSeries.Of(second).Values))
                .OrderBy(point => point.Work)
                .ToList();
            // Only rounds that hold every amount for both.
            var rounds = points
                .SelectMany(point => point.Reference.Keys.Intersect(point.Model.Keys))
                .GroupBy(round => round)
                .Where(round => points.Count > 1 && round.Count() == points.Count)
                .Select(round => round.Key)
                .Order();
            var crossings = rounds
                .Select(round => CrossingOf(
                    [.. points.Select(point => (point.Work, Math.Log(point.Model[round] / point.Reference[round])))]))
                .ToList();
            if (crossings.Count > 0) yield return new BreakEvenPoint(scenario, reference, model, points[^1].Work, crossings);
        }
    }

    private static bool IsInside(double crossing) => crossing > 0 && double.IsFinite(crossing);
}
