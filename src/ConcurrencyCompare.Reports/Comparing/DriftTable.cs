using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports.Comparing;

/// <summary>What looks like a change of the code and is none, as a table: models against themselves, and the machine between
/// the runs.</summary>
internal static class DriftTable
{
    /// <returns><see langword="null"/> where nobody looked.</returns>
    public static ReportTable? Of(RunComparison comparison)
    {
        var (inBase, inNew) = (OffsetsOf(comparison.Base), OffsetsOf(comparison.New));
        List<ReportGroup> groups =
        [
            .. inBase.Concat(inNew)
                .DistinctBy(KeyOf)
                .GroupBy(AaTable.PlaceOf)
                .Select(offsets => new ReportGroup("A/A offset, " + offsets.Key, [.. offsets.Select(Row)])),
            .. DriftOf(comparison),
        ];
        return groups.Count == 0
            ? null
            : new ReportTable(
                "not the code", "what looks like a change and is none?", "what", ["models", RunComparison.BaseName, RunComparison.NewName],
                groups);

        string[] Row(AaOffset offset) =>
            [string.Join(", ", offset.Covers), Words(inBase, offset), Words(inNew, offset)];
    }

    private static List<AaOffset> OffsetsOf(RunResults run) => [.. AaControls.Of(run).Offsets.Where(offset => offset.Scenario is not null || offset.Settings > 1)];

    private static (string, string) KeyOf(AaOffset offset) => (AaTable.PlaceOf(offset), string.Join(',', offset.Covers));

    private static string Words(IReadOnlyList<AaOffset> offsets, AaOffset wanted) =>
        offsets.FirstOrDefault(offset => KeyOf(offset) == KeyOf(wanted)) is { } found ? AaTable.Words(found) : ReportTable.Nothing;

    private static IEnumerable<ReportGroup> DriftOf(RunComparison comparison)
    {
        var drifts = comparison.Cases
            .Where(compared => compared.Drift is not null)
            .GroupBy(compared => compared.Case.Model)
            .Select(cases => (string[])[cases.Key, ReportTable.Nothing, Words([.. cases.Select(compared => compared.Drift!.Value)])])
            .ToList();
        return drifts.Count == 0 ? [] : [new ReportGroup("the machine's drift between the runs", drifts)];
    }

    /// <summary>Of a model alone in its kind each case has a drift of its own, from the others.</summary>
    private static string Words(IReadOnlyList<DriftEstimate> drifts)
    {
        if (drifts.Any(drift => !drift.IsKnown)) return "too few cases";
        return "± " + Figures.Share(drifts.Max(drift => drift.Share));
    }
}
