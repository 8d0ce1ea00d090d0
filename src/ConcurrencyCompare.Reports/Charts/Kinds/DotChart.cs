using System.Xml.Linq;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Reports.Charts.Svg;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>A model's row.</summary>
/// <param name="Model">The model.</param>
/// <param name="Value">Where its dot and its whisker are.</param>
/// <param name="Note">What else is said about it.</param>
/// <param name="NoteInShort">The same with fewer words.</param>
internal sealed record DotRow(string Model, Estimate Value, string Note = "", string NoteInShort = "");

/// <summary>The rows of a setting.</summary>
/// <param name="Setting">In words; empty where there is but one.</param>
/// <param name="Rows">The rows; sorted by their values in the picture.</param>
internal sealed record DotGroup(string Setting, IReadOnlyList<DotRow> Rows);

/// <summary>Dots with whiskers, a group of rows for each setting: the value and a note below each.</summary>
internal static class DotChart
{
    private const double RowHeight = 41;
    private const double HeadingHeight = 25;
    private const double MostNameWidth = 130;
    private const double KeyWidth = 18;
    private const int ManyRows = 8;

    /// <summary>Small enough to leave most whiskers in sight.</summary>
    private const double WhiskerCap = 4;
    private const double MarkScale = 0.8;

    /// <summary>Draws the rows with an axis below, and one above where there are many.</summary>
    /// <param name="picture">Where to draw.</param>
    /// <param name="context">The run.</param>
    /// <param name="quantity">What the axis shows.</param>
    /// <param name="noteHeading">What the notes at the right are.</param>
    /// <param name="groups">The settings.</param>
    public static void Draw(
        Picture picture, ChartContext context, Quantity quantity, string noteHeading, IReadOnlyList<DotGroup> groups)
    {
        groups = [.. groups.Select(group => group with { Rows = [.. group.Rows.Select(Supported)] })];
        var rows = groups.SelectMany(group => group.Rows).ToList();
        var nameWidth = Math.Min(MostNameWidth, rows.Max(row => TextWidth.Of(row.Model, Picture.TextSize)));
        var plotLeft = Picture.Left + KeyWidth + nameWidth + 14;
        var values = rows.SelectMany(row => new[] { row.Value.Low, row.Value.High });
        var axis = Axis.Of(values, plotLeft, Picture.Right - 10);

        Headings(picture, quantity, noteHeading);
        if (rows.Count > ManyRows) AxisRow(picture, quantity, axis, isAbove: true);
        foreach (var group in groups) Draw(picture, context, quantity, axis, group, nameWidth);
        AxisRow(picture, quantity, axis, isAbove: false);
    }

    private static DotRow Supported(DotRow row) => row with { Value = row.Value.Supported };

    private static void Headings(Picture picture, Quantity quantity, string noteHeading)
    {
        var heading = TextWidth.Shorten(noteHeading, Picture.TextSize, 240);
        var top = picture.Take(18);
        picture.Add(SvgElement.Text(
            Picture.Left, top + 13,
            TextWidth.Shorten(quantity.Name, Picture.TextSize,
                Picture.Right - Picture.Left - TextWidth.Of(heading, Picture.TextSize) - 16), "cc-faint"));
        if (heading.Length > 0) picture.Add(SvgElement.Text(Picture.Right, top + 13, heading, "cc-faint", "end"));
    }

    private static void Draw(
        Picture picture, ChartContext context, Quantity quantity, Axis axis, DotGroup group, double nameWidth)
    {
        if (group.Setting.Length > 0)
        {
            var top = picture.Take(HeadingHeight);
            var setting = TextWidth.Shorten(
                group.Setting, Picture.TextSize, Picture.Right - Picture.Left, isBold: true);
            picture.Add(SvgElement.Text(Picture.Left, top + 18, setting, "cc-ink", isBold: true));
        }

        var first = picture.Take(RowHeight * group.Rows.Count + 2);
        var last = picture.Bottom - 6;
        picture.Add(Grid(axis, first, last));
        foreach (var (row, place) in group.Rows.OrderBy(row => row.Value.Center).Select((row, place) => (row, place)))
            picture.Add(Row(context, quantity, axis, group.Setting, row, first + place * RowHeight, nameWidth));
    }

    private static XElement Row(
        ChartContext context, Quantity quantity, Axis axis, string setting, DotRow row, double top, double nameWidth)
    {
        var style = context.StyleOf(row.Model);
        var value = quantity.Show(row.Value).ToString();
        var middle = top + 10;
        var room = Picture.Right - Picture.Left - KeyWidth - TextWidth.Of(value, Picture.TextSize) - 16;
        var note = new[] { row.Note, row.NoteInShort }
            .FirstOrDefault(
                text => TextWidth.Of(text, Picture.TextSize) <= room,
                TextWidth.Shorten(row.NoteInShort, Picture.TextSize, room));
        var place = setting.Length > 0 ? $"{row.Model}, {setting}" : row.Model;
        return SvgElement.Series(
            style,
            row.Model,
            SvgElement.Mark(style, Picture.Left + 6, middle),
            SvgElement.Text(
                Picture.Left + KeyWidth, top + 14.5, TextWidth.Shorten(row.Model, Picture.TextSize, nameWidth),
                "cc-ink cc-halo"),
            SvgElement.Group(
                "cc-mark",
                [
                    .. SvgElement.Tip($"{place}: {value}" + (row.Note.Length > 0 ? $", {row.Note}" : "")),
                    row.Value.IsSingle ? null : Whisker(axis, row.Value, middle),
                    SvgElement.Mark(style, axis.At(row.Value.Center), middle, MarkScale),
                ]),
            SvgElement.Text(Picture.Left + KeyWidth, top + 31, value, "cc-ink cc-halo"),
            note.Length == 0 ? null : SvgElement.Text(Picture.Right, top + 31, note, "cc-faint cc-halo", "end"));
    }

    /// <summary>A horizontal whisker.</summary>
    public static XElement Whisker(Axis axis, Estimate value, double y)
    {
        var (low, high) = (SvgElement.Number(axis.At(value.Low)), SvgElement.Number(axis.At(value.High)));
        var (top, height) = (SvgElement.Number(y - WhiskerCap), SvgElement.Number(2 * WhiskerCap));
        return SvgElement.Path(
            "cc-whisker", $"M{low} {SvgElement.Number(y)}H{high}M{low} {top}v{height}M{high} {top}v{height}",
            SvgElement.Attribute("stroke-width", 1.8));
    }

    /// <summary>Lines at the ticks.</summary>
    public static XElement Grid(Axis axis, double top, double bottom)
    {
        var data = string.Concat(axis.Ticks.Select(tick =>
            $"M{SvgElement.Number(axis.At(tick))} {SvgElement.Number(top)}V{SvgElement.Number(bottom)}"));
        return SvgElement.Path("cc-grid", data.Length > 0 ? data : "M0 0", SvgElement.Attribute("stroke-width", 1));
    }

    /// <summary>Ticks with their values, and what the axis shows.</summary>
    public static void AxisRow(Picture picture, Quantity quantity, Axis axis, bool isAbove)
    {
        var top = picture.Take(isAbove ? 19 : 40);
        Ticks(picture, quantity, axis, top + 13);
        if (isAbove) return;

        picture.Add(SvgElement.Text(Picture.Right, top + 31, Picture.TitleOf(quantity, axis), "cc-faint", "end"));
    }

    /// <summary>The values of the ticks, as many as have room.</summary>
    public static void Ticks(Picture picture, Quantity quantity, Axis axis, double y)
    {
        var end = double.NegativeInfinity;
        foreach (var tick in axis.Ticks)
        {
            var text = quantity.Tick(tick);
            var half = TextWidth.Of(text, Picture.TextSize) / 2;
            var x = Math.Min(axis.At(tick), Picture.Right + 8 - half);
            if (x - half < end + 6) continue;

            end = x + half;
            picture.Add(SvgElement.Text(x, y, text, "cc-faint", "middle"));
        }
    }
}
