using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.History;

/// <summary>How the numbers of a class of machine went from run to run.</summary>
/// <param name="Summary">How many runs there are, and how many change points, in a few words.</param>
/// <param name="Section">What was found, with pictures and the whole table.</param>
/// <param name="Warnings">What of the history is left out and why, a line each.</param>
internal sealed record HistoryReport(string Summary, Section Section, IReadOnlyList<string> Warnings)
{
    /// <summary>More would make the page of a full run larger than a megabyte; the table has all.</summary>
    private const int MostCharts = 4;

    /// <summary>The history up to a run.</summary>
    /// <param name="context">The newest run.</param>
    /// <param name="history">All runs of its class, itself among them.</param>
    public static HistoryReport Of(ChartContext context, RunHistory history)
    {
        var profile = context.Run.Results.Settings.Profile;
        var runs = history.LastOf(context.Run.Results);
        var words = new HistoryWords(runs, profile);
        var trends = CaseTrend.AllOf(runs);
        var settings = runs.Count < 2 ? [] : SettingTrend.AllOf(context, trends);
        Chart[] charts = [.. Shown(settings).Select(setting => TrendChart.Of(context, words, setting))];
        string[] lines = [.. words.Lines(trends, others: history.Runs.Count - runs.Count), .. history.Warnings];
        return new HistoryReport(
            words.Summary(trends),
            new Section(
                "history", "History",
                new Lines([.. lines.Select(line => new Line(line))]) { For = Readers.AtLength | Readers.Summary },
                charts.Length == 0 ? null : new Pictures(charts) { For = Readers.AtLength },
                settings.Count == 0 ? null : TableOf(words, settings)),
            history.Warnings);
    }

    private static IEnumerable<SettingTrend> Shown(IReadOnlyList<SettingTrend> settings) => settings
        .Where(setting => setting.LargestChange > 0)
        .OrderByDescending(setting => setting.LargestChange)
        .Concat(settings.GroupBy(setting => setting.Setting.Scenario).Select(scenario => scenario.First()))
        .Distinct()
        .Take(MostCharts);

    private static Table TableOf(HistoryWords words, IReadOnlyList<SettingTrend> settings) => new(
        "history", "how did it go from run to run?", ["case"],
        ["model", "last run", "last level against the first", "change points"],
        [.. settings.Select(setting =>
            new Group([setting.Name], [.. setting.Trends.Select(trend => Row(words, trend))]))])
    {
        IsFolded = true,
        For = Readers.AtLength,
    };

    private static Cell[] Row(HistoryWords words, CaseTrend trend) =>
    [
        Cell.Of(trend.Case.Model),
        Figures.Time(trend.Points[^1].Value),
        trend.SinceFirst is { } ratio ? Figures.Ratio(ratio) : Cell.Nothing,
        trend.Changes.Count == 0
            ? Cell.Nothing
            : string.Join("; ", trend.Changes.Select(change =>
                $"{HistoryWords.Ratio(change.Slowdown)} since {words.Date(change.Run)}")),
    ];
}
