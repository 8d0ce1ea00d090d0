using ConcurrencyCompare.Analysis.Validity;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Tables;

/// <summary>What is known beside what was measured, and what has to agree.</summary>
internal static class ValidityTables
{
    public static IEnumerable<Table> Of(RunValidity validity)
    {
        Table[] tables =
        [
            new(
                "known answers", "does the run measure what is known?", ["contestant"],
                ["quantity", "known", "measured", "verdict"],
                GroupsOf(validity.Known, check => check.Known.Case.Model, check =>
                [
                    ValidityWords.QuantityOf(check.Known), ValidityWords.KnownOf(check.Known),
                    ValidityWords.MeasuredOf(check),
                    check.IsRight ? "as known" : "wrong",
                ])),
            new(
                "own work", "does an item take what its description says?", ["scenario, setting"],
                ["model", "at least", "at most", "measured", "verdict"],
                GroupsOf(validity.OwnWork, check => ValidityWords.PlaceOf(check.Case), check =>
                [
                    check.Case.Model, Figures.Time(check.Least),
                    check.Most is { } most ? Figures.Time(most) : Cell.Nothing, Figures.Time(check.Measured),
                    check.IsRight ? "as described" : "wrong",
                ])),
            new(
                "linearity", "do twice the items take twice the time?", ["scenario, setting"],
                ["model", "times as long", "verdict"],
                GroupsOf(validity.Linearity, check => ValidityWords.PlaceOf(check.First), check =>
                [
                    check.Second.Model, Figures.Ratio(ValidityWords.Twice(check.Ratio)),
                    check.IsBroken ? "not twice" : "twice",
                ])),
            new(
                "triangulation", "do two scenarios agree on the same workload?", ["model"],
                ["in", "and in", "times as long", "verdict"],
                GroupsOf(validity.Triangulation, check => check.First.Model, check =>
                [
                    ValidityWords.PlaceOf(check.First), ValidityWords.PlaceOf(check.Second), Figures.Ratio(check.Ratio),
                    check.IsBroken ? "disagree" : VerdictWords.NoDifference,
                ])),
        ];
        return tables.Where(table => table.Groups.Count > 0).Select(table => table with { For = Readers.AtLength });
    }

    private static IReadOnlyList<Group> GroupsOf<T>(IReadOnlyList<T> checks, Func<T, string> nameOf,
        Func<T, Cell[]> rowOf) =>
        [.. checks.GroupBy(nameOf).Select(group => new Group([group.Key], [.. group.Select(rowOf)]))];
}
