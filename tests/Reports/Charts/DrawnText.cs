using System.Xml.Linq;

namespace ConcurrencyCompare.Tests.Reports.Charts;

/// <summary>A text of a picture, and the room that it takes at most.</summary>
internal sealed record DrawnText(string Text, double Size, double Left, double Top, double Right, double Bottom)
{
    private const double Ascent = 0.76;
    private const double Descent = 0.2;

    public bool Overlaps(DrawnText other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>The texts of a picture.</summary>
    public static IReadOnlyList<DrawnText> AllOf(Chart chart)
    {
        var svg = XDocument.Parse(chart.Svg).Root!;
        return [.. svg.Descendants(svg.Name.Namespace + "text").Select(Of)];
    }

    private static DrawnText Of(XElement text)
    {
        var size = Number(text.AncestorsAndSelf()
            .Select(element => element.Attribute("font-size"))
            .First(size => size is not null)!);
        var width = TextWidth.Of(text.Value, size, text.Attribute("font-weight")?.Value == "bold");
        var left = Number(text.Attribute("x")!) - text.Attribute("text-anchor")?.Value switch
        {
            "end" => width,
            "middle" => width / 2,
            _ => 0,
        };
        var y = Number(text.Attribute("y")!);
        return new DrawnText(text.Value, size, left, y - Ascent * size, left + width, y + Descent * size);
    }

    private static double Number(XAttribute attribute) => double.Parse(attribute.Value, CultureInfo.InvariantCulture);
}
