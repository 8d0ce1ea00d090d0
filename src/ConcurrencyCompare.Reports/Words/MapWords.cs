using System.Globalization;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>Maps of who wins where, in words.</summary>
/// <param name="words">How verdicts are said.</param>
internal sealed class MapWords(VerdictWords words)
{
    private static readonly (double Factor, string Unit)[] Units = [(1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1, "ns")];

    public const string Undecided = "undecided";

    public const string NotMeasured = "not measured";

    public const string Tie = "tie";

    /// <summary>What an undecided cell is called that lies where the lead changes.</summary>
    public const string Crossing = "crossing";

    /// <summary>What the figure of a cell is.</summary>
    public const string Figure = "how many times as long the best of the other kind (one thread, or many) takes";

    /// <summary>What a map shows.</summary>
    public static string TitleOf(WinnerMap map) =>
        $"Which model is fastest, by {AmountOf(map)} per item?{OthersOf(map)}";

    /// <summary>The same above a table.</summary>
    public static string CaptionOf(WinnerMap map) =>
        $"fastest model by {AmountOf(map)} per item{OthersOf(map)}";

    /// <summary>What is across, in a word.</summary>
    public static string AmountOf(WinnerMap map) => map.Kind == ParameterFacts.Work ? "work" : "wait";

    /// <summary>What is across and down, in sentences.</summary>
    public static string AxesOf(WinnerMap map) =>
        $"Across: {TextOf(map, map.Kind)}. Down: {TextOf(map, ParameterFacts.AtOnce)}.";

    /// <summary>The heading of a column: <c>0</c>, <c>100 ns</c>, <c>10 µs</c>.</summary>
    public static string ColumnOf(double nanoseconds)
    {
        var (factor, unit) = Units.FirstOrDefault(unit => nanoseconds >= unit.Factor, Units[^1]);
        return nanoseconds == 0
            ? "0" : (nanoseconds / factor).ToString("#,0.###", CultureInfo.InvariantCulture) + OneLine.Glue + unit;
    }

    /// <summary>The heading of a row.</summary>
    public static string RowOf(string row) => SettingWords.Value(row);

    /// <summary>What is down, in a few words.</summary>
    public static string DownOf(WinnerMap map) => TextOf(map, ParameterFacts.AtOnce);

    /// <summary>A cell in a few letters: how far behind the others are, or why nobody leads.</summary>
    public static string ShortOf(MapCell cell) => cell.State switch
    {
        CellState.NotMeasured => NotMeasured,
        CellState.Undecided => cell.Crossing is null ? Undecided : Crossing,
        _ => cell.Lead is { } lead ? Figures.Ratio(lead.Speed).Text : cell.IsEqual ? "equal" : Tie,
    };

    /// <summary>Where a cell is and what it says, in a sentence without its end.</summary>
    public string WithPlace(MapCell cell) => $"{RowOf(cell.Row)}, {ColumnOf(cell.Amount)}: {Of(cell)}";

    /// <summary>What a cell says, in a sentence without its end.</summary>
    public string Of(MapCell cell)
    {
        if (cell.State == CellState.NotMeasured) return NotMeasured;
        if (cell.State == CellState.Undecided)
        {
            return !cell.Setting!.IsJudged ? $"undecided: {VerdictWords.TooFew}"
                : cell.BestOfCore.Count == 0 ? $"undecided: {WhyOpen(cell)}"
                : $"undecided among all {cell.Setting.Cases.Count}{BestOf(cell)}";
        }

        var names = SettingWords.And(cell.Winners);
        var leads = cell.Winners.Count == 1
            ? $"{SettingWords.Verb(names, "is", "are")} fastest"
            : $"{names} {(cell.IsEqual ? $"are {words.Equal}" : "share the lead")}";
        return (cell.Lead is null ? leads : $"{leads}; {LagOf(cell)}") + BestOf(cell);
    }

    /// <summary>Why nobody leads where rounds are enough, and what would change that.</summary>
    public static string WhyOpen(MapCell cell) =>
        cell.Crossing?.Work is { } work ? $"the lead changes near here, at {Figures.Time(work)}"
        : cell.Needed?.Rounds is not { } rounds ? "no model is shown to lead"
        : rounds > RoundsNeeded.Most
            ? $"more than {SettingWords.Count(RoundsNeeded.Most, "round")} would be needed"
        : $"about {SettingWords.Count(rounds, "round")} would decide";

    /// <summary>The best of the suite's own models where none of them leads all, the end of a sentence; empty where one
    /// does.</summary>
    public static string BestOf(MapCell cell)
    {
        if (cell.BestOfCore.Count == 0) return "";

        var best = SettingWords.And(cell.BestOfCore);
        return cell.LeadOverCore is { } lead
            ? $"; best of the suite's own: {best} ({Figures.Ratio(lead.Speed)} as long)"
            : $"; fastest of the suite's own: {best}"
                + (cell.LeadOfCore is { } ahead
                    ? $" ({SettingWords.Verb(ahead.Second, "takes", "take")} {Figures.Ratio(ahead.Speed)} as long)"
                    : "");
    }

    /// <summary>The same in few letters, as the end of a cell of a table.</summary>
    public static string BestInShort(MapCell cell) =>
        cell.BestOfCore.Count == 0 ? ""
        : cell.State == CellState.Undecided
            ? $" among all; of the suite's own: {string.Join(", ", cell.BestOfCore)}"
                + (cell.LeadOfCore is { } lead ? $" {Figures.Ratio(lead.Speed)}" : "")
        : $" (best of the suite's own: {string.Join(", ", cell.BestOfCore)})";

    /// <summary>How far behind the best of the other kind is, and who is shown equal to it; empty where nobody
    /// is.</summary>
    public static string LagOf(MapCell cell)
    {
        if (cell.Lead is not { } lead) return "";

        string[] behind =
        [
            .. cell.Setting!.Cases.Select(one => one.Model).Where(model => model == lead.Second
                || (!cell.Winners.Contains(model)
                    && cell.Setting.PairOf(lead.Second, model) is { Verdict: Verdict.Same })),
        ];
        var take = behind.Length > 1
            ? $"{SettingWords.And(behind)} take"
            : SettingWords.Verb(lead.Second, "takes", "take");
        return $"{take} {Figures.Ratio(lead.Speed)} as long";
    }

    private static string OthersOf(WinnerMap map) =>
        map.Others.Count == 0 ? "" : $" ({SettingWords.Of(map.Others)})";

    private static string TextOf(WinnerMap map, string kind) =>
        map.Scenario.Parameters.First(parameter => parameter.Kind == kind).Text;
}
