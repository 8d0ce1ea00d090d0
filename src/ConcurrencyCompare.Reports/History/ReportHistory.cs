using System.Globalization;
using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Reports.Charts;
using ConcurrencyCompare.Reports.Charts.Kinds;

namespace ConcurrencyCompare.Reports.History;

/// <summary>How the numbers of a class of machine went from run to run.</summary>
/// <param name="Summary">How many runs there are, and how many change points, in a line.</param>
/// <param name="Lines">What was found, in sentences.</param>
/// <param name="Charts">Its pictures: of settings that changed, and of the first setting of each scenario.</param>
/// <param name="Table">Each case of the newest run; <see langword="null"/> where there is but one run.</param>
public sealed record ReportHistory(string Summary, IReadOnlyList<string> Lines, IReadOnlyList<Chart> Charts, ReportTable? Table)
{
    /// <summary>What of the file is left out, a line each; among the lines, too.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What the part of a report is called.</summary>
    public const string Heading = "History";

    private const int MostNamed = 8;
    private const int MostChangedSettings = 8;

    /// <summary>The history up to a run.</summary>
    /// <param name="context">The newest run.</param>
    /// <param name="history">All runs of its class, itself among them.</param>
    internal static ReportHistory Of(ChartContext context, RunHistory history)
    {
        var profile = context.Results.Settings.Profile;
        var runs = history.OfProfile(profile);
        var trends = CaseTrend.AllOf(runs);
        var changes = trends.SelectMany(trend => trend.Changes.Select(change => (Trend: trend, Change: change))).ToList();
        var others = history.Runs.Count - runs.Count;
        return new ReportHistory(
            SummaryOf(profile, runs, trends.Count, changes.Count),
            [
                Extent(profile, runs, trends.Count, changes.Count),
                .. changes.GroupBy(found => found.Change.Run).OrderByDescending(group => group.Key).Select(group => Since(runs, [.. group])),
                .. others > 0 ? new[] { $"{Runs(others)} of other profiles {(others == 1 ? "is" : "are")} kept, and not held against these." } : [],
                .. history.Warnings,
            ],
            runs.Count < 2 ? [] : ChartsOf(context, runs, trends),
            runs.Count < 2 ? null : TableOf(context, runs, trends))
        {
            Warnings = history.Warnings,
        };
    }

    private static string SummaryOf(string profile, IReadOnlyList<HistoryEntry> runs, int cases, int changes)
    {
        var least = CaseTrend.LeastHistory(cases);
        return $"{Runs(runs.Count, profile)}, {(runs.Count < least ? $"change points need {least}" : Changes(changes))}";
    }

    private static string Extent(string profile, IReadOnlyList<HistoryEntry> runs, int cases, int changes)
    {
        var least = CaseTrend.LeastHistory(cases);
        if (runs.Count < least) return $"{Runs(runs.Count, profile)} so far; change points need {least}.";

        var extent = $"{Runs(runs.Count, profile)} from {HistoryWords.Date(runs[0])} to {HistoryWords.Date(runs[^1])}";
        return changes == 0
            ? $"{extent}: no change point in {cases} cases."
            : $"{extent}, {cases} cases: {Changes(changes)}. Each holds for at least {CaseTrend.LeastRuns} runs before and since.";
    }

    private static string Since(IReadOnlyList<HistoryEntry> runs, List<(CaseTrend Trend, ChangePoint Change)> changes)
    {
        var run = changes[0].Change.Run;
        var named = changes
            .OrderByDescending(found => Math.Abs(Math.Log(found.Change.Slowdown.Center)))
            .Take(MostNamed)
            .Select(found => $"{found.Trend.Case.Name} {HistoryWords.Ratio(found.Change.Slowdown)}");
        var more = changes.Count > MostNamed ? $"; and {changes.Count - MostNamed} more, in the table" : "";
        return $"Since {HistoryWords.Run(runs, run)}{HistoryWords.Versions(runs, run)}: {string.Join("; ", named)}{more}.";
    }

    private static IReadOnlyList<Chart> ChartsOf(ChartContext context, IReadOnlyList<HistoryEntry> runs, IReadOnlyList<CaseTrend> trends)
    {
        var settings = context.Scenarios
            .SelectMany(pair => pair.Settings)
            .Select(setting => (Setting: setting, Trends: TrendsOf(setting, trends)))
            .Where(pair => pair.Trends.Count > 0)
            .ToList();
        var changed = settings
            .Where(pair => pair.Trends.Any(trend => trend.Changes.Count > 0))
            .OrderByDescending(pair => pair.Trends.Max(LargestChange))
            .Take(MostChangedSettings)
            .ToList();
        var first = settings.GroupBy(pair => pair.Setting.Scenario).Select(group => group.First());
        return
        [
            .. changed.Concat(first).DistinctBy(pair => pair.Setting).Select(pair => TrendChart.Of(
                context, runs, pair.Setting, pair.Trends,
                ChartSet.NameOf($"history {pair.Setting.Scenario} {pair.Setting.Setting}"))),
        ];
    }

    private static ReportTable TableOf(ChartContext context, IReadOnlyList<HistoryEntry> runs, IReadOnlyList<CaseTrend> trends) => new(
        "history",
        "how did it go from run to run?",
        "scenario and setting",
        ["model", "last run", "last level against the first", "change points"],
        [
            .. context.Scenarios.SelectMany(pair => pair.Settings)
                .Select(setting => (Setting: setting, Trends: TrendsOf(setting, trends)))
                .Where(pair => pair.Trends.Count > 0)
                .Select(pair => new ReportGroup(
                    string.Join(", ", new[] { pair.Setting.Scenario, pair.Setting.Setting }.Where(part => part.Length > 0)),
                    [.. pair.Trends.Select(trend => Row(runs, trend))])),
        ]);

    private static string[] Row(IReadOnlyList<HistoryEntry> runs, CaseTrend trend) =>
    [
        trend.Case.Model,
        Figures.Time(trend.Points[^1].Value),
        trend.SinceFirst is { } ratio ? HistoryWords.Ratio(ratio) : ReportTable.Nothing,
        trend.Changes.Count == 0
            ? ReportTable.Nothing
            : string.Join("; ", trend.Changes.Select(change =>
                $"{HistoryWords.Ratio(change.Slowdown)} since {HistoryWords.Run(runs, change.Run)}")),
    ];

    private static List<CaseTrend> TrendsOf(SettingComparison setting, IReadOnlyList<CaseTrend> trends) =>
        [.. trends.Where(trend => trend.Case.Scenario == setting.Scenario && trend.Case.Setting == setting.Setting)];

    private static double LargestChange(CaseTrend trend) =>
        trend.Changes.Select(change => Math.Abs(Math.Log(change.Slowdown.Center))).DefaultIfEmpty().Max();

    private static string Runs(int count, string profile = "") => string.Create(
        CultureInfo.InvariantCulture, $"{count} {profile}{(profile.Length > 0 ? " " : "")}{(count == 1 ? "run" : "runs")}");

    private static string Changes(int count) => string.Create(
        CultureInfo.InvariantCulture, $"{count} change {(count == 1 ? "point" : "points")}");
}
