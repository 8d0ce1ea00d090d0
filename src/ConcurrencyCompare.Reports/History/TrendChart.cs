using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.History;

/// <summary>A setting from run to run: a panel for each model, with a scale of its own, so that a change of a few
/// percent shows.</summary>
internal static class TrendChart
{
    /// <summary>More runs would stand too close; the table knows the earlier ones.</summary>
    private const int MostRuns = 30;

    private const double Height = 104;
    private const double BetweenPanels = 10;

    /// <summary>Of the ends of a scale: less would make much of noise.</summary>
    private const double LeastSpread = 1.4;

    private const double MarkScale = 0.6;
    private const int MostDates = 4;

    /// <summary>The picture of a setting.</summary>
    /// <param name="context">The newest run.</param>
    /// <param name="words">All runs in words; two or more.</param>
    /// <param name="setting">The setting.</param>
    public static Chart Of(ChartContext context, HistoryWords words, SettingTrend setting)
    {
        var last = words.Runs.Count;
        var first = Math.Max(1, last - MostRuns + 1);
        var trends = setting.Trends
            .Select(trend => trend with
            {
                Points = [.. trend.Points.Where(point => point.Run >= first)],
                Changes = [.. trend.Changes.Where(change => change.Run > first)],
            })
            .ToList();
        var changes = trends.SelectMany(trend => trend.Changes.Select(change => words.Change(trend, change))).ToList();
        var quantity = Quantity.Time(ScenarioWords.QuantityOf(setting.Setting.Quantity));
        var picture = new Picture(
            context, $"{SettingWords.Capitalized(setting.Name)}: {quantity.Name} from run to run",
            $"Dot: centre of a run's rounds. Whisker: 95% confidence interval. {quantity.Better}",
            "Log scale, each panel with its own.",
            changes.Count > 0 ? "Dashed upright line: change point." : "",
            first > 1 ? $"The last {MostRuns} of {last} runs." : "");
        var horizontal = Axis.Linear(first, last, Plot.AxisLeft + 10, Plot.AxisRight - 10);
        foreach (var trend in trends)
        {
            var plot = Panel(picture, context, quantity with { Name = "" }, words, trend, horizontal);
            picture.Take(BetweenPanels);
            if (trend == trends[^1])
                plot.HorizontalAxis(Dates(words, first, last, horizontal), "runs in order, by date (UTC)");
        }

        picture.Take(4);
        foreach (var change in changes) picture.Paragraph(change);
        var values = trends.Select(trend => $"{trend.Case.Model} {quantity.Show(trend.Points[^1].Value)}");
        return picture.ToChart(
            ChartContext.NameOf($"history {setting.Name}"),
            $"{SettingWords.Capitalized(quantity.Name)} over {last} runs from {words.Date(1)} to {words.Date(last)}; "
                + $"in the last one {string.Join("; ", values)}. "
                + $"{(changes.Count > 0 ? string.Join(" ", changes) : "No change point.")}");
    }

    private static Plot Panel(
        Picture picture, ChartContext context, Quantity quantity, HistoryWords words, CaseTrend trend, Axis horizontal)
    {
        var model = trend.Case.Model;
        var (least, greatest) = (trend.Points.Min(point => point.Value.Low),
            trend.Points.Max(point => point.Value.High));
        var (middle, spread) = (Math.Sqrt(least * greatest), Math.Sqrt(Math.Max(LeastSpread, greatest / least)));
        var plot = Plot.Begin(
            picture, context, model, quantity, [model], Height,
            (from, to) => Axis.Log([middle / spread, middle * spread], from, to), MarkScale);
        foreach (var change in trend.Changes)
            plot.UprightLine(model, horizontal.At(change.Run - 0.5), words.Change(trend, change));
        plot.Line(new PlotLine(
            model,
            [.. trend.Points.Select(point =>
                new PlotPoint(horizontal.At(point.Run), point.Value, $"{model}, {words.Point(point)}"))]));
        return plot;
    }

    /// <summary>A tick for each run; the first and the last have their dates, and some between.</summary>
    private static IEnumerable<(double At, string Text)> Dates(HistoryWords words, int first, int last, Axis horizontal)
    {
        var dated = Enumerable.Range(0, MostDates).Select(place => first + place * (last - first) / (MostDates - 1))
            .ToHashSet();
        return Enumerable.Range(first, last - first + 1).Select(
            run => (horizontal.At(run), dated.Contains(run) ? words.Date(run) : ""));
    }
}
