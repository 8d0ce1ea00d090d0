namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>Where the lead changes in a row of a map, from left to right.</summary>
/// <param name="Before">The last cell that others lead; <see langword="null"/> where nobody else leads anywhere.</param>
/// <param name="From">The cell from which on nobody else leads.</param>
/// <param name="Last">The last cell that anybody leads.</param>
internal sealed record MapTurn(MapCell? Before, MapCell From, MapCell Last)
{
    /// <summary>What a row says.</summary>
    /// <param name="cells">Its cells, from left to right.</param>
    /// <returns><see langword="null"/> where nobody is shown to lead anywhere.</returns>
    public static MapTurn? Of(IReadOnlyList<MapCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var led = cells.Where(cell => cell.State is CellState.Won or CellState.Tied).ToList();
        if (led.Count == 0) return null;

        var before = led.FindLastIndex(cell => !cell.Winners.Intersect(led[^1].Winners).Any());
        return new MapTurn(before < 0 ? null : led[before], led[before + 1], led[^1]);
    }
}
