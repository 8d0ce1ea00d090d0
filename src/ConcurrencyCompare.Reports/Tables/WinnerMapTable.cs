using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Tables;

/// <summary>A map of who wins where, as tables and as a grid of letters.</summary>
internal static class WinnerMapTable
{
    /// <summary>A row for each cell, with all that is known of it.</summary>
    public static Table Of(WinnerMap map, VerdictWords words) => new(
        "", $"every cell: {MapWords.CaptionOf(map)}", [MapWords.DownOf(map)],
        [MapWords.AmountOf(map), "fastest", "behind", "takes as long", "tie"],
        [
            .. map.Rows.Select((row, place) => new Group(
                [MapWords.RowOf(row)],
                [
                    .. map.Amounts.Select((_, column) => map.At(place, column))
                        .Where(
                            (cell, column) => cell.State != CellState.NotMeasured || map.CommonColumns.Contains(column))
                        .Select(cell => Row(cell, words)),
                ])),
        ])
    { IsFolded = true, For = Readers.AtLength };

    /// <summary>Like the picture, with intervals.</summary>
    public static Table GridOf(WinnerMap map) => new(
        SettingWords.Capitalized(MapWords.CaptionOf(map)), MapWords.Figure, [],
        [MapWords.DownOf(map), .. map.CommonColumns.Select(column => MapWords.ColumnOf(map.Amounts[column]))],
        [
            new Group([],
            [
                .. map.Rows.Select((row, place) => (Cell[])
                [
                    MapWords.RowOf(row),
                    .. map.CommonColumns.Select(column => new Cell(InFull(map.At(place, column)))),
                ]),
            ]),
        ])
    { For = Readers.Markdown | Readers.Summary };

    /// <summary>Like the picture, in few letters.</summary>
    /// <param name="map">The map.</param>
    /// <param name="numberOf">The number of a model's colour and sign.</param>
    public static MapGrid SignsOf(WinnerMap map, Func<string, int> numberOf) => new(
        MapWords.TitleOf(map), MapWords.DownOf(map),
        [.. map.CommonColumns.Select(column => MapWords.ColumnOf(map.Amounts[column]))],
        [
            .. map.Rows.Select((row, place) => (
                MapWords.RowOf(row),
                (IReadOnlyList<MapField>)[.. map.CommonColumns.Select(
                    column => FieldOf(map.At(place, column), numberOf))])),
        ]);

    private static MapField FieldOf(MapCell cell, Func<string, int> numberOf) => new(
        [.. cell.Winners.Select(model => (model, numberOf(model)))], MapWords.ShortOf(cell),
        cell.State != CellState.NotMeasured)
    {
        BestOfModels = [.. cell.BestOfCore.Select(model => (model, numberOf(model)))],
        LeadOfModels = cell.LeadOfCore is { } lead ? Figures.Ratio(lead.Speed).Text : "",
    };

    private static Cell[] Row(MapCell cell, VerdictWords words) =>
    [
        new Cell(MapWords.ColumnOf(cell.Amount)) { Value = cell.Amount },
        cell.State switch
        {
            CellState.Won or CellState.Tied => string.Join(", ", cell.Winners),
            CellState.Undecided when cell.Setting!.IsJudged && cell.BestOfCore.Count == 0 =>
                $"{MapWords.Undecided}: {MapWords.WhyOpen(cell)}",
            _ => MapWords.ShortOf(cell),
        } + MapWords.BestInShort(cell),
        cell.Lead is { } lead ? lead.Second : Cell.Nothing,
        cell.Lead is { } behind ? Figures.Ratio(behind.Speed) : Cell.Nothing,
        cell.State != CellState.Tied ? Cell.Nothing : cell.IsEqual ? words.Equal : VerdictWords.NoDifference,
    ];

    private static string InFull(MapCell cell) => (cell.State is CellState.Undecided or CellState.NotMeasured
        ? MapWords.ShortOf(cell)
        : $"{string.Join(", ", cell.Winners)} "
            + $"{(cell.Lead is { } lead ? Figures.Ratio(lead.Speed) : MapWords.ShortOf(cell))}")
        + MapWords.BestInShort(cell);
}
