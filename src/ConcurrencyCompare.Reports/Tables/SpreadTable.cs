using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Tables;

/// <summary>How far the launches of each model lie from each other.</summary>
internal static class SpreadTable
{
    /// <returns><see langword="null"/> without settings.</returns>
    public static Table? Of(IReadOnlyList<SettingSpread> spreads) => spreads.Count == 0 ? null : new(
        "predictability", "how far apart are launches?", ["scenario, setting"],
        ["model", "p10 to p90 of launches", "p90 over p10", "centre", "launches", "two regimes"],
        [
            .. spreads.Select(spread => new Group(
                [SettingWords.Joined(spread.Scenario.Name, SettingWords.Of(spread.Setting.Parameters))],
                [
                    .. spread.Models.Select(model => (Cell[])
                    [
                        Cell.Of(model.Case.Model), SpreadWords.RangeOf(model),
                        new(Figures.RoughRatio(model.Factor)) { Value = model.Factor }, Figures.Time(model.Center),
                        new(Figures.Number(model.Values.Count)) { Value = model.Values.Count },
                        SpreadWords.RegimesOf(model) is { Length: > 0 } regimes ? regimes : Cell.Nothing,
                    ]),
                ])),
        ])
    { IsFolded = true, For = Readers.AtLength };
}
