using ConcurrencyCompare.Analysis.Curves;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>Where the lead changes in a row of a map, from left to right.</summary>
/// <param name="Before">The last cell that others lead; <see langword="null"/> where nobody else leads
/// anywhere.</param>
/// <param name="From">The cell from which on nobody else leads.</param>
/// <param name="Last">The last cell that anybody leads.</param>
/// <param name="Winners">Who leads in every cell from there on that anybody leads.</param>
/// <param name="Undecided">The cells that were measured and that nobody leads.</param>
/// <param name="Crossing">Where the lead changes, between the cells: the last of those who lead before to be overtaken;
/// <see langword="null"/> where that is not known.</param>
internal sealed record MapTurn(
    MapCell? Before, MapCell From, MapCell Last, IReadOnlyList<string> Winners, IReadOnlyList<MapCell> Undecided,
    BreakEvenPoint? Crossing)
{
    /// <summary>What a row says.</summary>
    /// <param name="cells">Its cells, from left to right.</param>
    /// <param name="crossings">The crossings of its models.</param>
    /// <returns><see langword="null"/> where nobody is shown to lead anywhere.</returns>
    public static MapTurn? Of(IReadOnlyList<MapCell> cells, IEnumerable<BreakEvenPoint> crossings)
    {
        var led = cells.Where(cell => cell.State is CellState.Won or CellState.Tied).ToList();
        if (led.Count == 0) return null;

        var open = cells.Where(cell => cell.State == CellState.Undecided).ToList();
        var before = led.FindLastIndex(cell => !cell.Winners.Intersect(led[^1].Winners).Any());
        var winners = led.Skip(before + 1).Aggregate<MapCell, IEnumerable<string>>(
            led[^1].Winners, (kept, cell) => kept.Intersect(cell.Winners)).ToList();
        // Two may share the last cell and have led one each before.
        if (winners.Count == 0) winners = [.. led[^1].Winners];
        if (before < 0) return new MapTurn(null, led[0], led[^1], winners, open, null);

        var known = crossings
            .Where(point => point is { SupportsClaims: true, Kind: BreakEvenKind.Crossing }
                && winners.Contains(point.Reference) && led[before].Winners.Contains(point.Model))
            .ToList();
        return new MapTurn(
            led[before], led[before + 1], led[^1], winners, open,
            led[before].Winners.All(model => known.Any(point => point.Model == model))
                ? known.MaxBy(point => point.Work!.Value.Center)
                : null);
    }
}
