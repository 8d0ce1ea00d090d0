using System.Xml.Linq;
using static ConcurrencyCompare.Reports.Html.Markup;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>A part of the page that the table of contents leads to.</summary>
/// <param name="Id">What links lead to.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Content">What stands below it.</param>
internal sealed record Section(string Id, string Heading, params IReadOnlyList<object?> Content)
{
    /// <summary>A short name for the table of contents, where the heading is long.</summary>
    public string? ShortName { get; init; }

    /// <summary>The parts of it that have headings of their own.</summary>
    public IReadOnlyList<Section> Parts { get; init; } = [];

    /// <summary>The section as it stands in the page.</summary>
    /// <param name="level">The level of its heading.</param>
    public XElement ToElement(int level = 2) => Tag(
        "section",
        Markup.Id(Id),
        Attribute("aria-labelledby", Id + "-heading"),
        Tag($"h{level}", Markup.Id(Id + "-heading"), Heading),
        Content,
        Parts.Select(part => part.ToElement(level + 1)));

    /// <summary>Its line in the table of contents, with its parts.</summary>
    public XElement ToEntry() => Tag(
        "li",
        Link("#" + Id, ShortName ?? Heading),
        Parts.Count == 0 ? null : Tag("ul", Parts.Select(part => part.ToEntry())));
}
