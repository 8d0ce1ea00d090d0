using System.Text;
using System.Xml.Linq;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>Writes elements as HTML; whatever is text in them stays text.</summary>
/// <remarks> The tree is LINQ's; its own writer knows XML alone, where <c>&lt;script /&gt;</c> is an empty script and
/// an entity may stand in one (<see
/// href="https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments"/>).
/// </remarks>
internal static class HtmlWriter
{
    private static readonly HashSet<string> Void = ["meta", "link", "input", "br", "hr", "img", "col"];

    private static readonly HashSet<string> Raw = ["script", "style"];

    /// <summary>Elements behind which a new line shows nowhere.</summary>
    private static readonly HashSet<string> Blocks =
    [
        "html", "head", "body", "meta", "title", "style", "script", "header", "main", "footer", "nav", "section", "div",
        "h1", "h2", "h3", "p", "ul", "li", "table", "caption", "thead", "tbody", "tr", "dl", "dt", "dd", "details",
        "summary", "figure", "pre", "fieldset", "legend", "svg",
    ];

    /// <summary>Appends an element and what is in it.</summary>
    public static void Write(StringBuilder text, XElement element)
    {
        var name = element.Name.LocalName;
        text.Append('<').Append(name);
        foreach (var attribute in element.Attributes()) WriteAttribute(text, attribute);
        text.Append('>');
        if (!Void.Contains(name))
        {
            foreach (var node in element.Nodes()) WriteNode(text, node, isRaw: Raw.Contains(name));
            text.Append("</").Append(name).Append('>');
        }

        if (Blocks.Contains(name)) text.Append('\n');
    }

    private static void WriteAttribute(StringBuilder text, XAttribute attribute)
    {
        text.Append(' ').Append(attribute.Name.LocalName).Append("=\"");
        WriteText(text, attribute.Value);
        text.Append('"');
    }

    private static void WriteNode(StringBuilder text, XNode node, bool isRaw)
    {
        if (node is XElement element) Write(text, element);
        else if (node is XText raw && isRaw) text.Append(raw.Value);
        else if (node is XText plain) WriteText(text, plain.Value);
    }

    private static void WriteText(StringBuilder text, string value)
    {
        foreach (var character in value)
        {
            switch (character)
            {
                case '&': text.Append("&amp;"); break;
                case '<': text.Append("&lt;"); break;
                case '>': text.Append("&gt;"); break;
                case '"': text.Append("&quot;"); break;
                case '\n': text.Append(' '); break;
                case var control when char.IsControl(control): text.Append('\uFFFD'); break;
                case var turning when TurnsText(turning): text.Append($"[U+{(int)turning:X4}]"); break;
                default: text.Append(character); break;
            }
        }
    }

    /// <summary>Characters that nobody sees and that make others stand elsewhere
    /// (<see href="https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters"/>).</summary>
    private static bool TurnsText(char character) =>
        character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
