using ConcurrencyCompare.Analysis.Surprises;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Tables;

/// <summary>What contradicts expectations.</summary>
internal static class SurpriseTable
{
    /// <returns><see langword="null"/> where nothing was found.</returns>
    public static Table? Of(RunSurprises surprises) => surprises.Found.Count == 0 ? null : new(
        "surprises", "what contradicts expectations?", [],
        ["model", "held against each other", "times as much, at most", "where", "settings"],
        [
            new Group([], [.. surprises.Found.Select(surprise => (Cell[])
            [
                Cell.Of(surprise.Model), SurpriseWords.RatioOf(surprise), Figures.Ratio(surprise.Greatest.Ratio),
                SurpriseWords.PlaceOf(surprise.Kind, surprise.Greatest), SurpriseWords.CountOf(surprise),
            ])]),
        ])
    { IsFolded = true, For = Readers.AtLength };
}
