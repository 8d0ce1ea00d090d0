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
    private const double CrossingsApart = 13;

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
        var crossings = points.Where(point => point is { SupportsClaims: true, Kind: BreakEvenKind.Crossing }).ToList();
        var quantity = Quantity.Ratio($"times as fast as {reference}");
        var place = PlaceOf([.. works.Select(WorkOf)]);
        var lines = models
            .Select(model => new PlotLine(model, [.. works.SelectMany(setting => PointOf(quantity, setting, model, place))]))
            .ToList();
        var values = lines.SelectMany(line => line.Points)
            .SelectMany(point => new[] { point.Value.Low, point.Value.High })
            .Append(0.8).Append(1.25);

        var least = context.LeastDifference(scenario.Name, models.Append(reference));
        var picture = new Picture(
            context, $"{Answer.Capitalized(scenario.Name)}: {scenario.Text}", context.RoundsNote,
            $"Below 1x: {reference} faster.", crossings.Count > 0 ? "Diamond at 1x: the crossing, with its interval." : "",
            $"Band: differences up to {Figures.Share(least)}.");
        picture.Legend(models, hasLines: true);
        var plot = Plot.Begin(picture, context, "", quantity, models, Height, (from, to) => Axis.Log(values, from, to));
        plot.Band(least);
        plot.ReferenceLine(1);
        plot.HorizontalAxis(
            works.Select(setting => (place(WorkOf(setting)), Quantity.TimeTick(WorkOf(setting)))),
            "work per item at each end (log scale, beside 0)");
        foreach (var line in lines) plot.Line(line);
        foreach (var (point, order) in crossings.Select((point, order) => (point, order)))
            picture.Add(Crossing(context, point, place, plot.At(1) + (order - (crossings.Count - 1) / 2.0) * CrossingsApart));

        picture.Take(4);
        foreach (var point in points) picture.Paragraph(CurveWords.Of(point));
        var words = string.Join(" ", points.Select(CurveWords.Of));
        return picture.ToChart(
            $"{name}-crossing", scenario.Name,
            $"Lines of {quantity.Name} over work per item. {context.RoundsNote} {words}".TrimEnd());
    }

    private static IEnumerable<PlotPoint> PointOf(
        Quantity quantity, SettingComparison setting, string model, Func<double, double> place)
    {
        if (Ratios.Of(setting, model) is not { } ratio) yield break;

        yield return new PlotPoint(
            place(WorkOf(setting)), ratio, $"{model}, {setting.Setting}: {quantity.Show(ratio)} as fast as {setting.Reference}");
    }

    /// <summary>A diamond by the line at 1, with its interval; several stand above each other, lest they hide each other.</summary>
    private static XElement Crossing(ChartContext context, BreakEvenPoint point, Func<double, double> place, double y)
    {
        var work = point.Work!.Value;
        var style = context.StyleOf(point.Model);
        var (low, high) = (SvgElement.Number(place(work.Low)), SvgElement.Number(place(work.High)));
        var (middle, top) = (SvgElement.Number(y), SvgElement.Number(y - 4));
        return SvgElement.Series(
            style,
            point.Model,
            SvgElement.Group(
                "cc-mark cc-crossing",
                [
                    .. SvgElement.Tip(CurveWords.Of(point)),
                    SvgElement.Path(
                        "cc-whisker",
                        $"M{low} {middle}H{high}M{low} {top}v8M{high} {top}v8",
                        SvgElement.Attribute("stroke-width", 2)),
                    SvgElement.Path(
                        "cc-hollow",
                        $"M{SvgElement.Number(place(work.Center) - 5)} {middle}l5-5l5 5l-5 5z",
                        SvgElement.Attribute("stroke-width", 2)),
                ]));
    }

    /// <summary>
    /// No work at the left, then in proportion to the work up to the least, and from there on to its logarithm.
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
