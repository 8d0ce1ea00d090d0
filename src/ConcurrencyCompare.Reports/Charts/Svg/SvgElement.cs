using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Charts.Svg;

/// <summary>The elements that pictures are made of; any text stays text.</summary>
internal static class SvgElement
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    /// <summary>An element; numbers among the attributes are rounded to two decimals.</summary>
    public static XElement Of(string name, params IEnumerable<object?> content) => new(Namespace + name, content);

    /// <summary>An attribute.</summary>
    public static XAttribute Attribute(string name, string value) => new(name, Plain(value));

    /// <inheritdoc cref="Attribute(string, string)"/>
    public static XAttribute Attribute(string name, double value) => new(name, Number(value));

    /// <summary>Classes, with what they look like on a light ground.</summary>
    public static IEnumerable<XAttribute> Class(string names)
    {
        yield return Attribute("class", names);
        foreach (var property in new[] { "fill", "stroke" })
        {
            var colour = names.Split(' ')
                .Select(name => ChartStyle.LightOf(name, property))
                .FirstOrDefault(found => found is not null);
            if (colour is not null) yield return Attribute(property, colour);
        }
    }

    /// <summary>What people see who point at an element; a page shows it as its own tooltip.</summary>
    public static IEnumerable<object> Tip(string text) => [Of("title", Plain(text))];

    public static XElement Group(string classes, params IEnumerable<object?> content) =>
        Of("g", [Class(classes), .. content]);

    /// <summary>Everything of a model.</summary>
    public static XElement Series(SeriesStyle style, string model, params IEnumerable<object?> content) => Of(
        "g",
        [
            Attribute("class", $"cc-series cc-series-{style.Number}"), Attribute("data-model", model),
            Attribute("fill", style.Light), Attribute("stroke", style.Light), .. content,
        ]);

    /// <summary>A line of text.</summary>
    public static XElement Text(
        double x, double y, string text, string classes = "cc-ink cc-halo", string anchor = "start",
        bool isBold = false) => Of(
        "text",
        [
            Class(classes),
            // A text among the marks of a model would get their stroke.
            classes.Contains("cc-halo", StringComparison.Ordinal) ? null : Attribute("stroke", "none"),
            Attribute("x", x), Attribute("y", y),
            anchor == "start" ? null : Attribute("text-anchor", anchor),
            isBold ? Attribute("font-weight", "bold") : null,
            Plain(text),
        ]);

    public static XElement Path(string classes, string data, params IEnumerable<object?> content) =>
        Of("path", [Class(classes), Attribute("d", data), .. content]);

    /// <summary>A mark in the shape of its model.</summary>
    public static XElement Mark(SeriesStyle style, double x, double y, double scale = 1, bool isHollow = false)
    {
        var hollow = isHollow || style.IsHollow;
        IEnumerable<object?> look = [hollow ? Class("cc-hollow") : null, Attribute("stroke-width", hollow ? 1.8 : 1)];
        return style.Shape.Length == 0
            ? Of("circle", [Attribute("cx", x), Attribute("cy", y), Attribute("r", 4.9 * scale), .. look])
            : Of(
                "path",
                [
                    Attribute("d", style.Shape),
                    Attribute("transform",
                        $"translate({Number(x)} {Number(y)})" + (scale == 1 ? "" : $" scale({Number(scale)})")),
                    .. look,
                ]);
    }

    /// <summary>A number with at most two decimals.</summary>
    public static string Number(double value) =>
        (Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>The element as a document, a line for each element.</summary>
    public static string Render(XElement element)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Indent = true,
            IndentChars = "",
            NewLineChars = "\n",
        };
        using (var writer = XmlWriter.Create(text, settings)) element.Save(writer);
        return text.Append('\n').ToString();
    }

    /// <summary>Without what is no letter: controls, among them those that turn the direction of text, and halves of
    /// letters.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isText = Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned)
                && rune.Value != OneLine.Glue;
            plain.Append(isText ? rune.ToString() : " ");
        }

        return plain.ToString();
    }
}
