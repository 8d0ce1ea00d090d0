using System.Xml.Linq;
using ConcurrencyCompare.Analysis.Diagnostics;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>Every launch as a dot, in the settings that tell most of how predictable models are.</summary>
internal static class SpreadChart
{
    /// <summary>The picture's name.</summary>
    public const string Name = "predictability";

    private const double RowHeight = 38;
    private const double HeadingHeight = 25;
    private const double MostNameWidth = 130;
    private const double KeyWidth = 18;

    /// <summary>The picture of some settings; <see langword="null"/> without any.</summary>
    public static Chart? Of(ChartContext context, IReadOnlyList<SettingSpread> spreads)
    {
        if (spreads.Count == 0) return null;

        var picture = new Picture(
            context, SpreadWords.Heading, "A dot for each launch. Line: 10th to 90th percentile of launches.",
            "At 1x: the model's own centre, so that rows can be held against each other.");
        var models = spreads.SelectMany(spread => spread.Models).ToList();
        var nameWidth = Math.Min(MostNameWidth, models.Max(model => TextWidth.Of(model.Case.Model, Picture.TextSize)));
        var axis = Axis.Log(
            models.SelectMany(model => model.Values.Select(value => value / model.Center)).Append(0.8).Append(1.25),
            Picture.Left + KeyWidth + nameWidth + 14, Picture.Right - 10);
        var quantity = Quantity.Ratio("times as long as the centre");
        picture.Add(SvgElement.Text(Picture.Right, picture.Take(18) + 13, "p90 over p10", "cc-faint", "end"));
        DotChart.AxisRow(picture, quantity, axis, isAbove: true);
        foreach (var spread in spreads) Draw(picture, context, axis, spread, nameWidth);
        DotChart.AxisRow(picture, quantity, axis, isAbove: false);
        return picture.ToChart(Name, string.Join(" ", spreads.Select(DescriptionOf)));
    }

    private static void Draw(Picture picture, ChartContext context, Axis axis, SettingSpread spread, double nameWidth)
    {
        var heading = TextWidth.Shorten(PlaceOf(spread), Picture.TextSize, Picture.Right - Picture.Left, isBold: true);
        picture.Add(SvgElement.Text(Picture.Left, picture.Take(HeadingHeight) + 18, heading, "cc-ink", isBold: true));
        var first = picture.Take(RowHeight * spread.Models.Count + 2);
        var (begin, end) = (SvgElement.Number(first), SvgElement.Number(picture.Bottom - 6));
        picture.Add(DotChart.Grid(axis, first, picture.Bottom - 6));
        picture.Add(SvgElement.Path(
            "cc-one", $"M{SvgElement.Number(axis.At(1))} {begin}V{end}", SvgElement.Attribute("stroke-width", 1.2)));
        for (var place = 0; place < spread.Models.Count; place++)
            picture.Add(Row(context, axis, spread.Models[place], first + place * RowHeight, nameWidth));
    }

    private static XElement Row(ChartContext context, Axis axis, LaunchSpread spread, double top, double nameWidth)
    {
        var (model, middle) = (spread.Case.Model, top + 10);
        var style = context.StyleOf(model);
        var range = SpreadWords.RangeOf(spread);
        var y = SvgElement.Number(middle);
        // A line of no length with a round end is a dot: all of them are a single path.
        var dots = string.Concat(
            spread.Values.Select(value => $"M{SvgElement.Number(axis.At(value / spread.Center))} {y}h0"));
        return SvgElement.Series(
            style,
            model,
            SvgElement.Mark(style, Picture.Left + 6, middle),
            SvgElement.Text(
                Picture.Left + KeyWidth, top + 14.5, TextWidth.Shorten(model, Picture.TextSize, nameWidth),
                "cc-ink cc-halo"),
            DotChart.Whisker(axis, new Estimate(1, spread.Low / spread.Center, spread.High / spread.Center, 1), middle),
            SvgElement.Path(
                "cc-line", dots, SvgElement.Attribute("fill", "none"), SvgElement.Attribute("stroke-width", 7),
                SvgElement.Attribute("stroke-linecap", "round"), SvgElement.Attribute("stroke-opacity", 0.55)),
            SvgElement.Text(Picture.Left + KeyWidth, top + 30, range, "cc-faint cc-halo"),
            SvgElement.Text(Picture.Right, top + 30, Figures.RoughRatio(spread.Factor), "cc-faint cc-halo", "end"));
    }

    private static string PlaceOf(SettingSpread spread) =>
        SettingWords.Joined(spread.Scenario.Name, SettingWords.Of(spread.Setting.Parameters));

    private static string DescriptionOf(SettingSpread spread) =>
        $"{SettingWords.Capitalized(PlaceOf(spread))}: "
        + $"{string.Join("; ", spread.Models.Select(model => $"{model.Case.Model} {SpreadWords.RangeOf(model)}"))}.";
}
