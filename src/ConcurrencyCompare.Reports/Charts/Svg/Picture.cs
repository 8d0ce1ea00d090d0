using System.Xml.Linq;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Charts.Svg;

/// <summary>A picture that grows downward: a heading, parts, and where it was measured.</summary>
/// <remarks> Narrow, because pages and GitHub scale pictures to the room there is: on a phone of 390 px a picture gets
/// about 358, and the text then still has 10.5 px.
/// </remarks>
internal sealed class Picture
{
    public const double Width = 440;
    public const double TextSize = 13;
    public const double Left = 14;
    public const double Right = Width - 14;

    private const double LineHeight = 17;
    private const double LegendHeight = 21;
    private const string Fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

    private readonly List<XElement> _content = [];
    private readonly ChartContext _context;
    private readonly string _title;

    /// <param name="context">The run.</param>
    /// <param name="title">What it shows, in a line.</param>
    /// <param name="notes">How to read it, in sentences.</param>
    public Picture(ChartContext context, string title, params IEnumerable<string> notes)
    {
        _context = context;
        _title = title;
        Heading(title);
        Paragraph(string.Join(" ", notes));
        Bottom += 6;
    }

    /// <summary>Where the next part begins.</summary>
    public double Bottom { get; private set; } = 8;

    public void Add(XElement? element)
    {
        if (element is not null) _content.Add(element);
    }

    /// <summary>Takes room for a part, and says where it begins.</summary>
    public double Take(double height)
    {
        var top = Bottom;
        Bottom += height;
        return top;
    }

    /// <summary>A heading, in as many lines as it needs.</summary>
    public void Heading(string text)
    {
        foreach (var line in TextWidth.Wrap(text, TextSize, Right - Left, isBold: true))
            Line(line, "cc-ink", isBold: true);
    }

    /// <summary>Sentences, in as many lines as they need.</summary>
    public void Paragraph(string text)
    {
        foreach (var line in TextWidth.Wrap(text, TextSize, Right - Left)) Line(line, "cc-faint");
    }

    /// <summary>Which mark and dash is whose.</summary>
    public void Legend(IEnumerable<string> models, bool hasLines)
    {
        var key = hasLines ? 34 : 12;
        var x = Left;
        var top = Take(LegendHeight);
        foreach (var model in models)
        {
            var style = _context.StyleOf(model);
            var name = TextWidth.Shorten(model, TextSize, (Right - Left) / 2 - key - 6);
            var width = key + 6 + TextWidth.Of(name, TextSize);
            if (x > Left && x + width > Right) (x, top) = (Left, Take(LegendHeight));
            Add(SvgElement.Series(
                style,
                model,
                hasLines ? LineOf(style, $"M{SvgElement.Number(x)} {SvgElement.Number(top + 10)}h{key}") : null,
                SvgElement.Mark(style, x + key / 2.0, top + 10),
                name == model ? null : SvgElement.Of("title", SvgElement.Plain(model)),
                SvgElement.Text(x + key + 6, top + 14.5, name, "cc-ink")));
            x += width + 16;
        }

        Bottom += 4;
    }

    /// <summary>A model's line.</summary>
    public static XElement LineOf(SeriesStyle style, string data) => SvgElement.Path(
        "cc-line",
        data,
        SvgElement.Attribute("fill", "none"),
        SvgElement.Attribute("stroke-width", 2),
        SvgElement.Attribute("stroke-linejoin", "round"),
        style.Dash is null ? null : SvgElement.Attribute("stroke-dasharray", style.Dash));

    /// <summary>What an axis shows, and how: names of models in it may be long.</summary>
    public static string TitleOf(Quantity quantity, Axis axis)
    {
        var scale = $" ({axis.Scale})";
        return TextWidth.Shorten(quantity.Name, TextSize, Right - Left - TextWidth.Of(scale, TextSize)) + scale;
    }

    /// <summary>The band in which no difference is called one.</summary>
    public static XElement Band(double left, double top, double right, double bottom) => SvgElement.Path(
        "cc-band",
        $"M{SvgElement.Number(left)} {SvgElement.Number(top)}H{SvgElement.Number(right)}V{SvgElement.Number(bottom)}"
            + $"H{SvgElement.Number(left)}z",
        SvgElement.Attribute("stroke-width", 0.6));

    /// <summary>The whole picture.</summary>
    /// <param name="name">What it is called; with a number behind where another picture is called so.</param>
    /// <param name="description">What can be seen in it.</param>
    public Chart ToChart(string name, string description)
    {
        name = _context.UniqueName(name);
        Bottom += 6;
        Paragraph(_context.Source);
        var height = Math.Ceiling(Bottom + 8);
        var plainDescription = SvgElement.Plain(description);
        var plainTitle = SvgElement.Plain(_title);
        var svg = SvgElement.Of(
            "svg",
            [
                SvgElement.Attribute("class", Chart.Class), SvgElement.Attribute("data-chart", name),
                SvgElement.Attribute("viewBox", $"0 0 {SvgElement.Number(Width)} {SvgElement.Number(height)}"),
                SvgElement.Attribute("width", Width), SvgElement.Attribute("height", height),
                SvgElement.Attribute("role", "img"),
                SvgElement.Attribute("aria-labelledby", $"cc-{name}-title cc-{name}-desc"),
                SvgElement.Attribute("font-family", Fonts), SvgElement.Attribute("font-size", TextSize),
                SvgElement.Of("title", SvgElement.Attribute("id", $"cc-{name}-title"), plainTitle),
                SvgElement.Of("desc", SvgElement.Attribute("id", $"cc-{name}-desc"), plainDescription),
                SvgElement.Of(
                    "rect",
                    [
                        SvgElement.Class("cc-background"), SvgElement.Attribute("x", 0.5),
                        SvgElement.Attribute("y", 0.5),
                        SvgElement.Attribute("width", Width - 1), SvgElement.Attribute("height", height - 1),
                        SvgElement.Attribute("rx", 8),
                    ]),
                // Text with a halo: the outline is painted below the letters.
                SvgElement.Of(
                    "g",
                    [SvgElement.Attribute("stroke-width", 3), SvgElement.Attribute("paint-order", "stroke"),
                        .. _content]),
            ]);
        return new Chart(name, plainTitle, plainDescription, SvgElement.Render(svg));
    }

    private void Line(string text, string classes, bool isBold = false) =>
        Add(SvgElement.Text(Left, Take(LineHeight) + 13, text, classes, isBold: isBold));
}
