using System.Xml.Linq;
using ConcurrencyCompare.Analysis.Estimating;

namespace ConcurrencyCompare.Reports.Charts.Svg;

/// <summary>A point of a model's line.</summary>
/// <param name="At">Its place from left to right.</param>
/// <param name="Value">Its height, and its whisker.</param>
/// <param name="Tip">What it shows, in words.</param>
/// <param name="IsRinged">Whether it stands out.</param>
internal sealed record PlotPoint(double At, Estimate Value, string Tip, bool IsRinged = false);

/// <summary>A model's line.</summary>
/// <param name="Model">The model.</param>
/// <param name="Points">The marks, from left to right.</param>
/// <param name="Curve">Where the line runs; <see langword="null"/> for from mark to mark.</param>
internal sealed record PlotLine(
    string Model, IReadOnlyList<PlotPoint> Points, IReadOnlyList<(double At, double Value)>? Curve = null);

/// <summary>Lines of models over something that grows, with marks and vertical whiskers.</summary>
internal sealed class Plot
{
    public const double AxisLeft = Picture.Left + 62;
    public const double AxisRight = Picture.Right - 16;

    private const double Apart = 4;

    /// <summary>Lines of more models take more room, beside each other and in height.</summary>
    private const int Few = 5;

    private const double RoomOfEach = 14;

    private readonly Picture _picture;
    private readonly ChartContext _context;
    private readonly Axis _vertical;
    private readonly IReadOnlyList<string> _models;
    private readonly double _top;
    private readonly double _bottom;
    private readonly double _markScale;

    private Plot(
        Picture picture, ChartContext context, Axis vertical, IReadOnlyList<string> models, double top, double bottom,
        double markScale) =>
        (_picture, _context, _vertical, _models, _top, _bottom, _markScale) = (picture, context, vertical, models, top,
            bottom, markScale);

    /// <summary>Takes the room for a plot, and draws its vertical axis.</summary>
    /// <param name="picture">Where to draw.</param>
    /// <param name="context">The run.</param>
    /// <param name="heading">What stands above it; empty for nothing.</param>
    /// <param name="quantity">What the vertical axis shows; nothing says so where it has no name.</param>
    /// <param name="models">Whose lines will come; they stand a little apart, so that whiskers do not hide each
    /// other.</param>
    /// <param name="height">How high it is.</param>
    /// <param name="axis">Makes the vertical axis, from its bottom to its top.</param>
    /// <param name="markScale">The size of the marks: smaller where there are many.</param>
    public static Plot Begin(
        Picture picture, ChartContext context, string heading, Quantity quantity, IReadOnlyList<string> models,
        double height,
        Func<double, double, Axis> axis, double markScale = 0.85)
    {
        height += RoomOfEach * Math.Max(0, models.Count - Few);
        var titleTop = picture.Take(27);
        var top = picture.Take(height);
        var vertical = axis(top + height, top);
        var title = Picture.TitleOf(quantity, vertical);
        var room = Picture.Right - Picture.Left - TextWidth.Of(title, Picture.TextSize) - 16;
        var (titleAt, anchor) = heading.Length > 0 ? (Picture.Right, "end") : (Picture.Left, "start");
        if (heading.Length > 0)
        {
            picture.Add(SvgElement.Text(
                Picture.Left, titleTop + 13, TextWidth.Shorten(heading, Picture.TextSize, room, isBold: true), "cc-ink",
                isBold: true));
        }

        if (quantity.Name.Length > 0) picture.Add(SvgElement.Text(titleAt, titleTop + 13, title, "cc-faint", anchor));
        picture.Add(SvgElement.Path(
            "cc-grid",
            string.Concat(
                vertical.Ticks.Select(tick => $"M{SvgElement.Number(AxisLeft)} {SvgElement.Number(vertical.At(tick))}"
                + $"H{SvgElement.Number(AxisRight + 8)}")),
            SvgElement.Attribute("stroke-width", 1)));
        var above = double.PositiveInfinity;
        foreach (var tick in vertical.Ticks)
        {
            var y = vertical.At(tick) + 4.5;
            if (above - y < Picture.TextSize + 3) continue;
            above = y;
            picture.Add(SvgElement.Text(AxisLeft - 8, y, quantity.Tick(tick), "cc-faint", "end"));
        }

        return new Plot(picture, context, vertical, models, top, top + height, markScale);
    }

    /// <summary>The band around 1 in which no difference is called one.</summary>
    /// <param name="least">The least difference outside, 0.05 for 5%.</param>
    public void Band(double least) => _picture.Add(Picture.Band(
        AxisLeft, _vertical.At(1 + least), AxisRight + 8, _vertical.At(1 / (1 + least))));

    /// <summary>A line at a value: where there is no difference.</summary>
    public void ReferenceLine(double value) => _picture.Add(SvgElement.Path(
        "cc-one",
        $"M{SvgElement.Number(AxisLeft)} {SvgElement.Number(_vertical.At(value))}H{SvgElement.Number(AxisRight + 8)}",
        SvgElement.Attribute("stroke-width", 1.4)));

    /// <summary>A line that no model has.</summary>
    /// <param name="points">Where it runs, from left to right.</param>
    /// <param name="tip">What it shows, in words.</param>
    public void Theory(IReadOnlyList<(double At, double Value)> points, string tip) => _picture.Add(SvgElement.Group(
        "cc-mark cc-theory",
        [
            .. SvgElement.Tip(tip),
            SvgElement.Path(
                "cc-one",
                string.Concat(points.Select((point, order) =>
                    $"{(order == 0 ? "M" : "L")}{SvgElement.Number(point.At)} "
                        + $"{SvgElement.Number(_vertical.At(point.Value))}")),
                SvgElement.Attribute("fill", "none"), SvgElement.Attribute("stroke-width", 1.4)),
        ]));

    /// <summary>A line of a model from the top to the bottom, where something begins.</summary>
    public void UprightLine(string model, double at, string tip) => _picture.Add(SvgElement.Series(
        _context.StyleOf(model),
        model,
        SvgElement.Group(
            "cc-mark",
            [
                .. SvgElement.Tip(tip),
                SvgElement.Path(
                    "cc-line",
                    $"M{SvgElement.Number(at)} {SvgElement.Number(_top)}V{SvgElement.Number(_bottom)}",
                    SvgElement.Attribute("stroke-width", 1.6), SvgElement.Attribute("stroke-dasharray", "5 3")),
                SvgElement.Path("cc-line", $"M{SvgElement.Number(at)} {SvgElement.Number(_top - 5)}l5 5l-5 5l-5-5z"),
            ])));

    /// <summary>The horizontal axis: the places that are marked, their names where they have any, and what it
    /// shows.</summary>
    public void HorizontalAxis(IEnumerable<(double At, string Text)> ticks, string title)
    {
        var labels = ticks.ToList();
        _picture.Add(SvgElement.Path(
            "cc-axis",
            $"M{SvgElement.Number(AxisLeft)} {SvgElement.Number(_bottom)}H{SvgElement.Number(AxisRight + 8)}"
                + string.Concat(
                    labels.Select(label => $"M{SvgElement.Number(label.At)} {SvgElement.Number(_bottom)}v4")),
            SvgElement.Attribute("stroke-width", 1)));
        var y = _picture.Take(title.Length > 0 ? 40 : 26) + 17;
        var end = double.NegativeInfinity;
        foreach (var (at, text) in labels)
        {
            if (text.Length == 0) continue;

            var half = TextWidth.Of(text, Picture.TextSize) / 2;
            var x = Math.Min(at, Picture.Right + 8 - half);
            if (x - half < end + 3) continue;

            end = x + half;
            _picture.Add(SvgElement.Text(x, y, text, "cc-faint", "middle"));
        }

        if (title.Length > 0) _picture.Add(SvgElement.Text(Picture.Right, y + 18, title, "cc-faint", "end"));
    }

    /// <summary>A model's line, whiskers and marks.</summary>
    public void Line(PlotLine line)
    {
        var style = _context.StyleOf(line.Model);
        var place = _models.ToList().IndexOf(line.Model) - (_models.Count - 1) / 2.0;
        var aside = place * Math.Min(Apart, (_models.Count <= Few ? 3 : 6) * Apart / _models.Count);
        var curve = line.Curve ?? [.. line.Points.Select(point => (point.At, point.Value.Center))];
        var data = string.Concat(curve.Select((point, order) =>
            $"{(order == 0 ? "M" : "L")}{SvgElement.Number(point.At + aside)} "
                + $"{SvgElement.Number(_vertical.At(point.Value))}"));
        _picture.Add(SvgElement.Series(
            style,
            line.Model,
            [
                curve.Count > 1 ? Picture.LineOf(style, data) : null,
                .. line.Points.Select(point => Mark(style, point, point.At + aside)),
            ]));
    }

    /// <summary>The height of a value.</summary>
    public double At(double value) => _vertical.At(value);

    private XElement Mark(SeriesStyle style, PlotPoint point, double x)
    {
        var y = _vertical.At(point.Value.Center);
        return SvgElement.Group(
            "cc-mark",
            [
                .. SvgElement.Tip(point.Tip),
                point.Value.High > point.Value.Low ? Whisker(point.Value, x) : null,
                point.IsRinged
                    ? SvgElement.Of(
                        "circle",
                        [
                            SvgElement.Attribute("class", "cc-ring"), SvgElement.Attribute("fill", "none"),
                            SvgElement.Attribute("stroke-width", 1.8), SvgElement.Attribute("cx", x),
                            SvgElement.Attribute("cy", y), SvgElement.Attribute("r", 9),
                        ])
                    : null,
                SvgElement.Mark(style, x, y, _markScale),
            ]);
    }

    private XElement Whisker(Estimate value, double x)
    {
        var (high, low) = (SvgElement.Number(_vertical.At(value.High)), SvgElement.Number(_vertical.At(value.Low)));
        var left = SvgElement.Number(x - 3.5);
        return SvgElement.Path(
            "cc-whisker",
            $"M{SvgElement.Number(x)} {high}V{low}M{left} {high}h7M{left} {low}h7",
            SvgElement.Attribute("stroke-width", 1.4));
    }
}
