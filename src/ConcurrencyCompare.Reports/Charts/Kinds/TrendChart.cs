using System.Globalization;
using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.History;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>A setting from run to run: a panel for each model, in which the same height is the same ratio.</summary>
internal static class TrendChart
{
    /// <summary>More runs would stand too close; the table knows the earlier ones.</summary>
    public const int MostRuns = 40;

    private const double Height = 104;
    private const double LeastSpread = 1.4;
    private const double MarkScale = 0.6;
    private const double RoomOfDate = 96;

    /// <summary>The picture of a setting.</summary>
    /// <param name="context">The newest run.</param>
    /// <param name="runs">All runs, in order, two or more.</param>
    /// <param name="setting">The setting, as the newest run has it.</param>
    /// <param name="trends">Those of its models.</param>
    /// <param name="name">What the picture is called.</param>
    public static Chart Of(
        ChartContext context, IReadOnlyList<HistoryEntry> runs, SettingComparison setting, IReadOnlyList<CaseTrend> trends,
        string name)
    {
        var first = Math.Max(1, runs.Count - MostRuns + 1);
        var shown = trends
            .Select(trend => trend with
            {
                Points = [.. trend.Points.Where(point => point.Run >= first)],
                Changes = [.. trend.Changes.Where(change => change.Run > first)],
            })
            .OrderBy(trend => context.StyleOf(trend.Case.Model).Number)
            .ToList();
        var changes = shown.SelectMany(trend => trend.Changes.Select(change => HistoryWords.Change(runs, trend, change))).ToList();
        var place = $"{Answer.Capitalized(setting.Scenario)}{(setting.Setting.Length > 0 ? ", " : "")}{setting.Setting}";
        var picture = new Picture(
            context, $"{place}, from run to run",
            "Dot: centre of a run's rounds, whisker: 95% interval. Less is better.",
            "In all panels the same height is the same ratio.",
            changes.Count > 0 ? "Dashed upright line: change point." : "",
            first > 1 ? $"The last {MostRuns} of {runs.Count} runs." : "");
        var horizontal = Axis.Linear(first, runs.Count, Plot.AxisLeft + 10, Plot.AxisRight - 10);
        var quantity = Quantity.Time(setting.IsLatency ? "median latency" : "time per item");
        var spread = Math.Max(LeastSpread, shown.Max(trend => trend.Points.Max(point => point.Value.High) / trend.Points.Min(point => point.Value.Low)));
        foreach (var trend in shown)
        {
            var plot = Panel(picture, context, quantity, runs, trend, horizontal, spread);
            if (trend == shown[^1]) plot.HorizontalAxis(Dates(runs, first, horizontal), "runs in order, by date (UTC)");
        }

        picture.Take(4);
        foreach (var change in changes) picture.Paragraph(change);
        return picture.ToChart(name, setting.Scenario, Describe(quantity, runs, shown, changes));
    }

    private static Plot Panel(
        Picture picture, ChartContext context, Quantity quantity, IReadOnlyList<HistoryEntry> runs, CaseTrend trend, Axis horizontal,
        double spread)
    {
        var model = trend.Case.Model;
        var middle = Math.Sqrt(trend.Points.Max(point => point.Value.High) * trend.Points.Min(point => point.Value.Low));
        var plot = Plot.Begin(
            picture, context, model, quantity, [model], Height,
            (from, to) => Axis.Log([middle / Math.Sqrt(spread), middle * Math.Sqrt(spread)], from, to), MarkScale);
        foreach (var change in trend.Changes)
            plot.UprightLine(model, horizontal.At(change.Run - 0.5), HistoryWords.Change(runs, trend, change));
        plot.Line(new PlotLine(
            model,
            [
                .. trend.Points.Select(point => new PlotPoint(
                    horizontal.At(point.Run), point.Value,
                    $"{model}, {HistoryWords.Run(runs, point.Run)}: {quantity.Show(point.Value)}{HistoryWords.Disturbed(runs[point.Run - 1])}")),
            ]));
        return plot;
    }

    /// <summary>A tick for each run, and the dates of those that there is room for, the first and the last among them.</summary>
    private static IEnumerable<(double At, string Text)> Dates(IReadOnlyList<HistoryEntry> runs, int first, Axis horizontal)
    {
        var most = (int)((Plot.AxisRight - Plot.AxisLeft) / RoomOfDate);
        var last = runs.Count - first;
        var step = Math.Max(1, (int)Math.Ceiling((double)last / most));
        return Enumerable.Range(0, last + 1).Select(place => (
            horizontal.At(first + place),
            (last - place) % step == 0 ? HistoryWords.Date(runs[first + place - 1]) : ""));
    }

    private static string Describe(
        Quantity quantity, IReadOnlyList<HistoryEntry> runs, List<CaseTrend> trends, List<string> changes)
    {
        var values = trends.Select(trend =>
            $"{trend.Case.Model} {quantity.Show(trend.Points[^1].Value)}");
        var found = changes.Count > 0 ? string.Join(" ", changes) : "No change point.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Answer.Capitalized(quantity.Name)} over {runs.Count} runs from {HistoryWords.Date(runs[0])} to {HistoryWords.Date(runs[^1])}; in the last one {string.Join("; ", values)}. {found}");
    }
}
