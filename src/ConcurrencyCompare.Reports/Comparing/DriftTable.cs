using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Tables;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Comparing;

/// <summary>What looks like a change of the code and is none, as a table: models against themselves, and the machine
/// between the runs.</summary>
internal static class DriftTable
{
    /// <returns><see langword="null"/> where nobody looked.</returns>
    public static Table? Of(RunComparison comparison)
    {
        var (inBase, inNew) = (OffsetsOf(comparison.BaseControls), OffsetsOf(comparison.NewControls));
        List<Group> groups =
        [
            .. inBase.Concat(inNew)
                .DistinctBy(KeyOf)
                .GroupBy(ControlTable.PlaceOf)
                .Select(offsets => new Group(["A/A offset, " + offsets.Key], [.. offsets.Select(Row)])),
            .. DriftOf(comparison),
        ];
        return groups.Count == 0
            ? null
            : new Table(
                "not the code", "what looks like a change of the code and is none?", ["what"],
                ["models", RunComparison.BaseName, RunComparison.NewName], groups)
            {
                IsFolded = true,
                For = Readers.AtLength,
            };

        Cell[] Row(AaOffset offset) =>
            [string.Join(", ", offset.Covers), Words(inBase, offset), Words(inNew, offset)];
    }

    private static List<AaOffset> OffsetsOf(AaControls controls) =>
        [.. controls.Offsets.Where(offset => offset.Scenario is not null || offset.Settings > 1)];

    private static (string, string) KeyOf(AaOffset offset) =>
        (ControlTable.PlaceOf(offset), string.Join(',', offset.Covers));

    private static Cell Words(IReadOnlyList<AaOffset> offsets, AaOffset wanted) =>
        offsets.FirstOrDefault(offset => KeyOf(offset) == KeyOf(wanted)) is { } found
            ? ControlTable.Shown(found)
            : Cell.Nothing;

    private static IEnumerable<Group> DriftOf(RunComparison comparison)
    {
        var drifts = comparison.Cases
            .Where(compared => compared.Drift is not null)
            .GroupBy(compared => compared.Case.Model)
            .Select(cases =>
                (Cell[])[cases.Key, Cell.Nothing, Words([.. cases.Select(compared => compared.Drift!.Value)])])
            .ToList();
        return drifts.Count == 0 ? [] : [new Group(["the machine's drift between the runs"], drifts)];
    }

    /// <summary>Of a model alone in its kind each case has a drift of its own, from the others.</summary>
    private static string Words(IReadOnlyList<DriftEstimate> drifts)
    {
        if (drifts.Any(drift => !drift.IsKnown)) return "too few cases";
        return "± " + Figures.Share(drifts.Max(drift => drift.Share));
    }
}
