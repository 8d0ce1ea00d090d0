using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>Elements of a page, in the order of reading.</summary>
internal static partial class Markup
{
    /// <summary>An element with its attributes and content; <see langword="null"/> among them is left out.</summary>
    public static XElement Tag(string name, params object?[] content) => new(name, content);

    public static XAttribute Attribute(string name, string value) => new(name, value);

    public static XAttribute Class(string name) => new("class", name);

    public static XAttribute Id(string id) => new("id", id);

    public static XElement Link(string target, string text) => Tag("a", Attribute("href", target), text);

    /// <summary>A text in which no line ends between the dashes of an option.</summary>
    public static IEnumerable<object> Prose(string text) => Options().Split(text)
        .Select((part, place) => place % 2 == 0 ? (object)part : Tag("span", Class("option"), part));

    [GeneratedRegex(@"(?<![\w-])(--[a-z][a-z-]*)")]
    private static partial Regex Options();

    /// <summary>Something wide that scrolls in itself, also by keyboard.</summary>
    public static XElement Scrolling(string label, params object?[] content) => Tag(
        "div", Class("scroll"), Attribute("role", "region"), Attribute("tabindex", "0"), Attribute("aria-label", label),
        content);

    public static XElement Details(string summary, params object?[] content) =>
        Tag("details", Tag("summary", summary), content);
}
