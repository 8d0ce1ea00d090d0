using System.Xml.Linq;
using ConcurrencyCompare.Analysis.Curves;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>How many times as fast as the reference the other models are, over the work per item, and where that turns.
/// </summary>
/// <remarks>Where settings differ in something else as well, those of the most amounts are drawn: a picture for each
/// would be too many.</remarks>
internal static class BreakEvenChart
{
    private const double Height = 230;
    private const double RoomForNothing = 60;
    private const double CrossingsApart = 13;

    /// <summary>Whether a scenario has amounts of work.</summary>
    public static bool Fits(JudgedScenario scenario) =>
        scenario.Crossings.Count > 0
        && RowOf(scenario) is { Count: > 1 } row
        && row.Select(setting => setting.Reference).Distinct().Count() == 1
        && row.Max(setting => WorkOf(scenario, setting)) > 0;

    /// <summary>The picture of a scenario.</summary>
    public static Chart Of(ChartContext context, JudgedScenario scenario, string name)
    {
        var row = RowOf(scenario);
        var others = OthersOf(scenario, row[0]);
        var reference = row[0].Reference;
        var works = row.Select(setting => (Setting: setting, Work: WorkOf(scenario, setting)))
            .OrderBy(one => one.Work).ToList();
        var models = context.ModelsOf(row).Where(model => model != reference).ToList();
        var curves = scenario.Crossings.Where(point => CaseResult.Describe(point.Others) == CaseResult.Describe(others))
            .ToList();
        // A dozen diamonds would hide each other, and what they are about.
        var own = row.SelectMany(setting => setting.OfModels.Cases).Select(one => one.Model).ToHashSet();
        var crossings = curves.Where(point => own.Contains(point.Model))
            .Where(point => point is { SupportsClaims: true, Kind: BreakEvenKind.Crossing })
            .ToList();
        var quantity = Quantity.Ratio($"times as fast as {reference}");
        var place = PlaceOf([.. works.Select(one => one.Work)]);
        var lines = models
            .Select(model => new PlotLine(
                model, [.. works.SelectMany(one => PointOf(quantity, one.Setting, model, place(one.Work)))]))
            .ToList();
        var values = lines.SelectMany(line => line.Points)
            .SelectMany(point => new[] { point.Value.Low, point.Value.High })
            .Append(0.8).Append(1.25);

        var least = context.LeastDifference(scenario);
        var picture = new Picture(
            context, $"{SettingWords.Capitalized(scenario.Name)}: {scenario.Facts.Text}", context.RoundsNote,
            others.Count > 0 ? SettingWords.Sentence(SettingWords.Of(others)) : "",
            $"Below 1x: {reference} faster.",
            crossings.Count > 0 ? "Diamond at 1x: the crossing with its interval." : "",
            $"Band: differences up to {Figures.Share(least)}.");
        picture.Legend(models, hasLines: true);
        var plot = Plot.Begin(picture, context, "", quantity, models, Height, (from, to) => Axis.Log(values, from, to));
        plot.Band(least);
        plot.ReferenceLine(1);
        plot.HorizontalAxis(
            works.Select(one => (place(one.Work), Quantity.TimeTick(one.Work))),
            $"work per item at each end (log scale{(works[0].Work == 0 ? ", beside 0" : "")})");
        foreach (var line in lines) plot.Line(line);
        foreach (var (order, point) in crossings.Index())
        {
            picture.Add(
                Crossing(context, point, place, plot.At(1) + (order - (crossings.Count - 1) / 2.0) * CrossingsApart));
        }

        picture.Take(4);
        string[] sentences =
        [
            .. curves.Where(point => own.Contains(point.Model))
                .Select(point => SettingWords.Sentence(CurveWords.Of(point))),
        ];
        foreach (var sentence in sentences) picture.Paragraph(sentence);
        return picture.ToChart(
            $"{name}-crossing",
            string.Join(' ', [
                $"{SettingWords.Capitalized(quantity.Name)} over work per item. {context.RoundsNote}", .. sentences,
            ]).TrimEnd());
    }

    private static IEnumerable<PlotPoint> PointOf(Quantity quantity, JudgedSetting setting, string model, double at)
    {
        if (setting.SpeedOver(setting.Reference, model) is { } ratio)
        {
            yield return new PlotPoint(
                at, ratio,
                $"{model}, {SettingWords.Of(setting.Parameters)}: {quantity.Show(ratio)} as fast as "
                    + $"{setting.Reference}");
        }
    }

    /// <summary>A diamond by the line at 1, with its interval; several stand above each other, lest they hide each
    /// other.</summary>
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
                    .. SvgElement.Tip(SettingWords.Sentence(CurveWords.Of(point))),
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

    private static double WorkOf(JudgedScenario scenario, JudgedSetting setting) =>
        WorkAmount.Parse(setting.Parameters[scenario.Facts.Of(ParameterFacts.Work)!]);

    /// <summary>The settings that differ in nothing but their work: those of the most amounts.</summary>
    private static IReadOnlyList<JudgedSetting> RowOf(JudgedScenario scenario) =>
    [
        .. scenario.Settings
            .GroupBy(setting => CaseResult.Describe(OthersOf(scenario, setting)))
            .MaxBy(row => row.Count()) ?? Enumerable.Empty<JudgedSetting>(),
    ];

    private static IReadOnlyDictionary<string, string> OthersOf(JudgedScenario scenario, JudgedSetting setting) =>
        BreakEvenPoint.OthersOf(setting.Parameters, scenario.Facts.Of(ParameterFacts.Work)!);
}
