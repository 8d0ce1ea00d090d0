using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Validity;

namespace ConcurrencyCompare.Reports;

/// <summary>Whether the numbers of a report can be trusted, as far as the run can tell itself.</summary>
/// <param name="Violations">What was found, in sentences; empty when nothing was.</param>
/// <param name="Lines">What was looked at and found right, in sentences.</param>
/// <param name="Tables">What is known beside what was measured, and what has to agree.</param>
public sealed record TrustSection(
    IReadOnlyList<string> Violations, IReadOnlyList<string> Lines, IReadOnlyList<ReportTable> Tables)
{
    /// <summary>What stands above it.</summary>
    public const string Heading = "Can these numbers be trusted?";

    /// <summary>What stands above violations.</summary>
    public const string Warning = "Not all of these numbers can be trusted:";

    /// <summary>What is said where nothing was found.</summary>
    public const string Clean = "Checks of the measurement itself found nothing wrong";

    /// <summary>In short: a line when nothing was found, otherwise the violations behind their heading.</summary>
    public IReadOnlyList<string> InShort =>
        Violations.Count == 0 ? Lines.Count == 0 ? [] : [Lines[0]] : [Warning, .. Violations];

    internal static TrustSection Of(RunResults results)
    {
        var validity = RunValidity.Of(results);
        return new TrustSection(
            ValidityWords.ViolationsOf(validity),
            ValidityWords.LinesOf(results, validity),
            [
                .. validity.Known.Count == 0 ? [] : new[] { KnownTable(validity.Known) },
                .. validity.Linearity.Count == 0 ? [] : new[] { LinearityTable(validity.Linearity) },
                .. validity.Triangulation.Count == 0 ? [] : new[] { TriangulationTable(validity.Triangulation) },
            ]);
    }

    private static ReportTable KnownTable(IReadOnlyList<KnownAnswerCheck> checks) => new(
        "known answers",
        "does the run measure what is known?",
        "contestant",
        ["quantity", "known", "measured", "verdict"],
        [.. checks.GroupBy(check => check.Known.Case.Model).Select(group => new ReportGroup(
            group.Key,
            [.. group.Select(check => new[]
            {
                ValidityWords.QuantityOf(check.Known), ValidityWords.KnownOf(check.Known), ValidityWords.MeasuredOf(check),
                check.IsRight ? "as known" : "wrong",
            })]))]);

    private static ReportTable LinearityTable(IReadOnlyList<AgreementCheck> checks) => new(
        "linearity",
        "do twice the items take twice the time?",
        "scenario, setting",
        ["model", "x the time for twice the items", "verdict"],
        [.. checks.Select(check => new ReportGroup(
            ValidityWords.PlaceOf(check.First),
            [[check.Second.Model, Figures.Ratio(ValidityWords.Twice(check.Ratio)), check.IsBroken ? "not twice" : "twice"]]))]);

    private static ReportTable TriangulationTable(IReadOnlyList<AgreementCheck> checks) => new(
        "triangulation",
        "do two scenarios agree on the same workload?",
        "model",
        ["in", "and in", "x the time", "verdict"],
        [.. checks.GroupBy(check => check.First.Model).Select(group => new ReportGroup(
            group.Key,
            [.. group.Select(check => new[]
            {
                ValidityWords.PlaceOf(check.First), ValidityWords.PlaceOf(check.Second), Figures.Ratio(check.Ratio),
                check.IsBroken ? "disagree" : "no disagreement shown",
            })]))]);
}
