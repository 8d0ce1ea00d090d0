using System.Globalization;
using ConcurrencyCompare.Analysis.Curves;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>Who wins where: an amount per item across, participants down.</summary>
/// <param name="Scenario">The scenario whose settings they are.</param>
/// <param name="Kind">What is across: <see cref="ParameterFacts.Work"/> or <see cref="ParameterFacts.Wait"/>.</param>
/// <param name="Others">The parameters that are the same in all its cells, with their values.</param>
/// <param name="Amounts">The columns: nanoseconds per item, ascending.</param>
/// <param name="Rows">The rows: participants as settings have them, ascending.</param>
/// <param name="Cells">Every cell, row by row.</param>
internal sealed record WinnerMap(
    ScenarioFacts Scenario,
    string Kind,
    IReadOnlyDictionary<string, string> Others,
    IReadOnlyList<double> Amounts,
    IReadOnlyList<string> Rows,
    IReadOnlyList<MapCell> Cells)
{
    /// <summary>The crossings of its rows, as far as there are any.</summary>
    public IReadOnlyList<BreakEvenPoint> Crossings { get; init; } = [];

    /// <summary>Where the lead changes in a row; <see langword="null"/> where nobody is shown to lead.</summary>
    public MapTurn? TurnIn(int row) => MapTurn.Of(
        [.. Amounts.Select((_, column) => At(row, column))],
        Crossings.Where(point => point.Others.GetValueOrDefault(Scenario.Of(ParameterFacts.AtOnce)!) == Rows[row]));

    /// <summary>The cell of a row and a column.</summary>
    public MapCell At(int row, int column) => Cells[row * Amounts.Count + column];

    /// <summary>The cells that were measured, of two models or more.</summary>
    public IEnumerable<MapCell> Measured => Cells.Where(cell => cell.State != CellState.NotMeasured);

    /// <summary>The numbers of the columns that at least half of the rows have: what few have, such as more amounts
    /// near a crossing, would make a map of gaps. All where no column has so many.</summary>
    public IReadOnlyList<int> CommonColumns
    {
        get
        {
            var all = Enumerable.Range(0, Amounts.Count).ToList();
            var common = all.Where(column => 2 * MeasuredIn(column) >= Rows.Count).ToList();
            return common.Count > 0 ? common : all;
        }
    }

    /// <summary>The number of the row that stands for the others: of those with the most cells measured, that whose
    /// sides are nearest to the machine's cores.</summary>
    /// <param name="cores">How many there are.</param>
    public int MainRow(int cores) => Enumerable.Range(0, Rows.Count)
        .OrderByDescending(row => Amounts.Where((_, column) => At(row, column).State != CellState.NotMeasured).Count())
        .ThenBy(row => Math.Abs(SizeOf(Rows[row]) - 2 * cores))
        .First();

    /// <summary>The maps of a scenario: one for each combination of the parameters that are neither across nor down, as
    /// far as it has two cells or more.</summary>
    /// <param name="scenario">The scenario, with its verdicts.</param>
    /// <param name="manifest">What the models are made of.</param>
    public static IEnumerable<WinnerMap> Of(JudgedScenario scenario, IReadOnlyList<FairnessEntry> manifest)
    {
        ArgumentNullException.ThrowIfNull(scenario);

        var facts = scenario.Facts;
        var kind = facts.Of(ParameterFacts.Work) is null ? ParameterFacts.Wait : ParameterFacts.Work;
        if (!scenario.IsCompared || facts.Of(kind) is not { } across || facts.Of(ParameterFacts.AtOnce) is not { } down)
            return [];

        return scenario.Settings
            .Where(setting => setting.Parameters.ContainsKey(across) && setting.Parameters.ContainsKey(down))
            .GroupBy(setting => CaseResult.Describe(OthersOf(setting)))
            .Select(Drawn)
            .Where(map => map.Cells.Count > 1);

        WinnerMap Drawn(IEnumerable<JudgedSetting> settings)
        {
            // "10 us" and "10000 ns" are the same column, and the first of two that say the same cell is the cell.
            var at = settings
                .Select(setting => (
                    Place: (Row: setting.Parameters[down], Amount: WorkAmount.Parse(setting.Parameters[across])),
                    Setting: setting))
                .DistinctBy(cell => cell.Place)
                .ToDictionary(cell => cell.Place, cell => cell.Setting);
            var amounts = at.Keys.Select(key => key.Amount).Distinct().Order().ToList();
            var rows = at.Keys.Select(key => key.Row).Distinct()
                .OrderBy(SizeOf).ThenBy(row => row, StringComparer.Ordinal).ToList();
            var models = at.Values.SelectMany(setting => setting.Cases.Select(one => one.Model)).Distinct().ToList();
            var map = new WinnerMap(
                facts, kind, OthersOf(settings.First()), amounts, rows,
                [
                    .. from row in rows
                       from amount in amounts
                       select MapCell.Of(row, amount, at.GetValueOrDefault((row, amount)), models, manifest),
                ])
            {
                Crossings = [.. scenario.Crossings.Where(point => OthersOf(settings.First()).All(other =>
                    point.Others.GetValueOrDefault(other.Key) == other.Value))],
            };
            return map with
            {
                Cells = [.. map.Cells.Select((cell, place) => map.Explained(cell, row: place / amounts.Count))],
            };
        }

        IReadOnlyDictionary<string, string> OthersOf(JudgedSetting setting) => setting.Parameters
            .Where(parameter => parameter.Key != across && parameter.Key != down)
            .ToDictionary(parameter => parameter.Key, parameter => parameter.Value);
    }

    /// <summary>The participants of the larger side; 0 where they are no numbers.</summary>
    public static double SideOf(string row) => row.Split(':').Max(side =>
        int.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);

    private MapCell Explained(MapCell cell, int row) =>
        cell is { State: CellState.Undecided, BestOfCore.Count: 0 } && TurnIn(row)?.Crossing is { } crossing
            && crossing.Work!.Value.Covers(cell.Amount)
                ? cell with { Crossing = crossing } : cell;

    private int MeasuredIn(int column) =>
        Enumerable.Range(0, Rows.Count).Count(row => At(row, column).State != CellState.NotMeasured);

    /// <summary>The participants of both sides; what is no number comes last.</summary>
    private static double SizeOf(string row) => row.Split(':').Sum(side =>
        int.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : double.MaxValue);
}
