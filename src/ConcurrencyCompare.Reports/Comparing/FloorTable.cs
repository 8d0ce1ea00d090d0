using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports.Comparing;

/// <summary>What a difference between two runs has to exceed, as a table.</summary>
internal static class FloorTable
{
    /// <returns><see langword="null"/> where nothing was measured.</returns>
    public static ReportTable? Of(RunComparison comparison)
    {
        var (inBase, inNew) = (NoiseFloor.AllOf(comparison.Base), NoiseFloor.AllOf(comparison.New));
        ReportGroup[] groups =
        [
            .. inBase.Concat(inNew)
                .DistinctBy(KeyOf)
                .GroupBy(floor => floor.Scenario)
                .Select(floors => new ReportGroup(floors.Key, [.. floors.Select(Row)])),
            .. DriftOf(comparison),
        ];
        return groups.Length == 0
            ? null
            : new ReportTable(
                "floors", "what does a difference have to exceed?", "scenario", ["models", RunComparison.BaseName, RunComparison.NewName],
                groups);

        string[] Row(NoiseFloor floor) =>
            [string.Join(", ", floor.Covers), Share(inBase, floor), Share(inNew, floor)];
    }

    private static (string, string, string) KeyOf(NoiseFloor floor) => (floor.Scenario, floor.Setting, floor.Model);

    private static string Share(IReadOnlyList<NoiseFloor> floors, NoiseFloor wanted) =>
        floors.FirstOrDefault(floor => KeyOf(floor) == KeyOf(wanted)) is { } found
            ? Figures.Share(found.Deviation)
            : ReportTable.Nothing;

    private static IEnumerable<ReportGroup> DriftOf(RunComparison comparison)
    {
        var drifts = comparison.Cases
            .Where(compared => compared.DriftFloor is not null)
            .DistinctBy(compared => compared.Case.Model)
            .Select(compared => (string[])[compared.Case.Model, ReportTable.Nothing, Figures.Share(compared.DriftFloor!.Value)])
            .ToList();
        return drifts.Count == 0 ? [] : [new ReportGroup("all, by the drift between the runs", drifts)];
    }
}
