using System.Xml.Linq;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Curves;
using ConcurrencyCompare.Reports.Charts.Svg;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>How many times as fast as the reference the other models are, over the work per item, and where that turns.
/// </summary>
internal static class BreakEvenChart
{
    private const double Height = 230;
    private const double RoomForNothing = 60;

    /// <summary>Whether a scenario's only parameter is work.</summary>
    public static bool Fits(IReadOnlyList<SettingComparison> settings) =>
        settings.Count > 1
        && settings.All(setting => setting.Parameters.Keys.SequenceEqual([WorkAmount.Parameter]) && setting.Models.Count > 1)
        && settings.Select(setting => setting.Reference).Distinct().Count() == 1
        && settings.Max(WorkOf) > 0;

    /// <summary>The picture of a scenario.</summary>
    public static Chart Of(ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings, string name)
    {
        var reference = settings[0].Reference;
        var works = settings.OrderBy(WorkOf).ToList();
        var models = context.ModelsOf(settings).Where(model => model != reference).ToList();
        var points = BreakEvenPoint.AllOf(context.Results).Where(point => point.Scenario == scenario.Name).ToList();
        var quantity = Quantity.Ratio($"times as fast as {reference}");
        var place = PlaceOf([.. works.Select(WorkOf)]);
        var lines = models.Select(model => new PlotLine(model, [.. works.SelectMany(setting => PointOf(context, quantity, setting, model, place))]))
            .ToList();
        var values = lines.SelectMany(line => line.Points)
            .SelectMany(point => new[] { point.Value.Low, point.Value.High })
            .Append(0.8).Append(1.25);

        var floor = context.FloorOf(scenario.Name, models.Append(reference));
        var picture = new Picture(
            context, $"{Answer.Capitalized(scenario.Name)}: {scenario.Text}", context.RoundsNote,
            $"Below 1x {reference} is faster.", context.HasIntervals ? "Bar at 1x: the crossing with its interval." : "",
            floor is null ? "" : "Band: noise floor.");
        picture.Legend(models, hasLines: true);
        var plot = Plot.Begin(picture, context, "", quantity, models, Height, (from, to) => Axis.Log(values, from, to));
        if (floor is { } deviation) plot.NoiseBand(deviation);
        plot.ReferenceLine(1);
        plot.HorizontalAxis(
            works.Select(setting => (place(WorkOf(setting)), setting.Parameters.Values.First().Replace("us", "µs", StringComparison.Ordinal))),
            "work per item at each end (log scale, beside 0)");
        foreach (var line in lines) plot.Line(line, context.HasIntervals);
        if (context.HasIntervals)
        {
            foreach (var point in points.Where(point => point.Work is not null)) picture.Add(Crossing(context, plot, point, place));
        }

        picture.Take(4);
        foreach (var point in points) picture.Paragraph(CurveWords.Of(point));
        var words = string.Join(" ", points.Select(CurveWords.Of));
        return picture.ToChart($"{name}-crossing", scenario.Name, $"Lines of {quantity.Name} over work per item. {words}".TrimEnd());
    }

    private static IEnumerable<PlotPoint> PointOf(
        ChartContext context, Quantity quantity, SettingComparison setting, string model, Func<double, double> place)
    {
        if (Ratios.Of(setting, model) is not { } ratio) yield break;

        var shown = context.HasIntervals ? ratio : ratio with { Confidence = 0 };
        yield return new PlotPoint(
            place(WorkOf(setting)), ratio, $"{model}, {setting.Setting}: {quantity.Show(shown)} as fast as {setting.Reference}");
    }

    /// <summary>A diamond at 1, as wide as its interval.</summary>
    private static XElement Crossing(ChartContext context, Plot plot, BreakEvenPoint point, Func<double, double> place)
    {
        var work = point.Work!.Value;
        var style = context.StyleOf(point.Model);
        var y = plot.At(1);
        var (low, center, high) = (place(work.Low), place(work.Center), place(work.High));
        return SvgElement.Series(
            style,
            point.Model,
            SvgElement.Group(
                "cc-mark cc-crossing",
                [
                    .. SvgElement.Tip(CurveWords.Of(point)),
                    SvgElement.Path(
                        "cc-whisker",
                        $"M{SvgElement.Number(low)} {SvgElement.Number(y)}H{SvgElement.Number(high)}"
                            + $"M{SvgElement.Number(low)} {SvgElement.Number(y - 6)}v12M{SvgElement.Number(high)} {SvgElement.Number(y - 6)}v12",
                        SvgElement.Attribute("stroke-width", 2.4)),
                    SvgElement.Path(
                        "cc-hollow",
                        $"M{SvgElement.Number(center - 6)} {SvgElement.Number(y)}l6-8l6 8l-6 8z",
                        SvgElement.Attribute("stroke-width", 2)),
                ]));
    }

    /// <summary>
    /// No work at the left, then in proportion to the work up to the least, as <see cref="BreakEvenPoint.CrossingOf"/> takes
    /// it, and from there on to its logarithm.
    /// </summary>
    private static Func<double, double> PlaceOf(IReadOnlyList<double> works)
    {
        var (left, least) = (Plot.AxisLeft + 14, works.First(work => work > 0));
        var hasNothing = works[0] == 0;
        var first = hasNothing ? left + RoomForNothing : left;
        var axis = Axis.Log(works, first - 6, Plot.AxisRight - 2);
        return work => work >= least ? axis.At(work) : double.Lerp(left, axis.At(least), work / least);
    }

    private static double WorkOf(SettingComparison setting) => WorkAmount.Parse(setting.Parameters[WorkAmount.Parameter]);
}
