using System.Xml.Linq;
using ConcurrencyCompare.Analysis.Surprises;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>What contradicts expectations: a row each, where it is greatest.</summary>
internal static class SurpriseChart
{
    /// <summary>The picture's name.</summary>
    public const string Name = "surprises";

    private const double RowHeight = 41;
    private const double KeyWidth = 18;

    /// <summary>The picture of a run; <see langword="null"/> where nothing was found.</summary>
    public static Chart? Of(ChartContext context)
    {
        var found = context.Run.Surprises.Found;
        if (found.Count == 0) return null;

        var picture = new Picture(
            context, SurpriseWords.Heading,
            "How many times as much, where it is most. Expected: the line at 1x, or left of it.",
            context.RoundsNote);
        var valueWidth = found.Max(surprise => TextWidth.Of(Figures.Ratio(surprise.Greatest.Ratio), Picture.TextSize));
        var axis = Axis.Log(
            found.SelectMany(surprise => new[] { surprise.Greatest.Ratio.Low, surprise.Greatest.Ratio.High }).Append(1)
                .Append(2),
            Picture.Left + KeyWidth, Picture.Right - valueWidth - 16);
        var first = picture.Bottom;
        var last = first + found.Count * RowHeight;
        picture.Add(DotChart.Grid(axis, first, last));
        picture.Add(SvgElement.Path(
            "cc-one", $"M{SvgElement.Number(axis.At(1))} {SvgElement.Number(first)}V{SvgElement.Number(last)}",
            SvgElement.Attribute("stroke-width", 1.4)));
        foreach (var surprise in found) picture.Add(Row(context, axis, surprise, picture.Take(RowHeight)));
        DotChart.AxisRow(picture, Quantity.Ratio("times as much"), axis, isAbove: false);
        return picture.ToChart(
            Name, string.Join(" ", found.Select(surprise => SettingWords.Capitalized(TextOf(surprise)) + ".")));
    }

    private static XElement Row(ChartContext context, Axis axis, Surprise surprise, double top)
    {
        var (style, ratio) = (context.StyleOf(surprise.Model), surprise.Greatest.Ratio);
        var title = TextWidth.Shorten(
            $"{surprise.Model}: {SurpriseWords.RatioOf(surprise)}", Picture.TextSize,
            Picture.Right - Picture.Left - KeyWidth);
        return SvgElement.Series(
            style,
            surprise.Model,
            SvgElement.Mark(style, Picture.Left + 6, top + 10),
            SvgElement.Text(Picture.Left + KeyWidth, top + 14.5, title, "cc-ink cc-halo"),
            SvgElement.Group(
                "cc-mark",
                [
                    .. SvgElement.Tip(TextOf(surprise)),
                    ratio.IsSingle ? null : DotChart.Whisker(axis, ratio, top + 28),
                    SvgElement.Mark(style, axis.At(ratio.Center), top + 28, 0.8),
                ]),
            SvgElement.Text(Picture.Right, top + 32.5, Figures.Ratio(ratio), "cc-ink cc-halo", "end"));
    }

    private static string TextOf(Surprise surprise) =>
        $"{surprise.Model}, {SurpriseWords.RatioOf(surprise)}: {Figures.Ratio(surprise.Greatest.Ratio)} "
        + $"in {SurpriseWords.PlaceOf(surprise.Kind, surprise.Greatest)}";
}
