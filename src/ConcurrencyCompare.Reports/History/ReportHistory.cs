using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Reports.Charts;
using ConcurrencyCompare.Reports.Charts.Kinds;

namespace ConcurrencyCompare.Reports.History;

/// <summary>How the numbers of a class of machine went from run to run.</summary>
/// <param name="Summary">How many runs there are, and how many change points, in a few words.</param>
/// <param name="Lines">What was found, in sentences.</param>
/// <param name="Charts">Its pictures: of settings that changed, then of the first setting of each scenario.</param>
/// <param name="Table">Each case of the newest run; <see langword="null"/> where there is but one run.</param>
/// <param name="Warnings">What of the history is left out and why, a line each.</param>
public sealed record ReportHistory(
    string Summary,
    IReadOnlyList<string> Lines,
    IReadOnlyList<Chart> Charts,
    ReportTable? Table,
    IReadOnlyList<string> Warnings)
{
    /// <summary>What the part of a report is called.</summary>
    public const string Heading = "History";

    /// <summary>More would make the page of a full run larger than a megabyte; the table has all.</summary>
    private const int MostCharts = 4;

    /// <summary>The history up to a run.</summary>
    /// <param name="context">The newest run.</param>
    /// <param name="history">All runs of its class, itself among them.</param>
    internal static ReportHistory Of(ChartContext context, RunHistory history)
    {
        var profile = context.Results.Settings.Profile;
        var runs = history.LastOf(context.Results);
        var words = new HistoryWords(runs, profile);
        var trends = CaseTrend.AllOf(runs);
        var settings = runs.Count < 2 ? [] : SettingTrend.AllOf(context, trends);
        return new ReportHistory(
            words.Summary(trends),
            [.. words.Lines(trends, others: history.Runs.Count - runs.Count)],
            [.. Shown(settings).Select(setting => TrendChart.Of(context, words, setting))],
            settings.Count == 0 ? null : TableOf(words, settings),
            history.Warnings);
    }

    private static IEnumerable<SettingTrend> Shown(IReadOnlyList<SettingTrend> settings) => settings
        .Where(setting => setting.LargestChange > 0)
        .OrderByDescending(setting => setting.LargestChange)
        .Concat(settings.GroupBy(setting => setting.Setting.Scenario).Select(scenario => scenario.First()))
        .Distinct()
        .Take(MostCharts);

    private static ReportTable TableOf(HistoryWords words, IReadOnlyList<SettingTrend> settings) => new(
        "history",
        "how did it go from run to run?",
        "case",
        ["model", "last run", "last level against the first", "change points"],
        [.. settings.Select(setting => new ReportGroup(setting.Name, [.. setting.Trends.Select(trend => Row(words, trend))]))]);

    private static string[] Row(HistoryWords words, CaseTrend trend) =>
    [
        trend.Case.Model,
        Figures.Time(trend.Points[^1].Value),
        trend.SinceFirst is { } ratio ? HistoryWords.Ratio(ratio) : ReportTable.Nothing,
        trend.Changes.Count == 0
            ? ReportTable.Nothing
            : string.Join("; ", trend.Changes.Select(change => $"{HistoryWords.Ratio(change.Slowdown)} since {words.Date(change.Run)}")),
    ];
}
