using System.Xml.Linq;
using ConcurrencyCompare.Reports.Documents;
using static ConcurrencyCompare.Reports.Html.Markup;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>The sections of a document as elements of a page.</summary>
/// <param name="document">The document.</param>
internal sealed class PageSections(Document document)
{
    private readonly HtmlTable _tables = new(document.Models);

    /// <summary>The sections for the first screen.</summary>
    public IEnumerable<XElement> First =>
        For(document.Sections).Where(section => section.IsFirst).Select(section => ElementOf(section, level: 2));

    /// <summary>The others, in the order of reading.</summary>
    public IEnumerable<XElement> Others =>
        For(document.Sections).Where(section => !section.IsFirst).Select(section => ElementOf(section, level: 2));

    /// <summary>Their lines in the table of contents.</summary>
    public IEnumerable<XElement> Entries => For(document.Sections).Select(EntryOf);

    private static IEnumerable<Section> For(IEnumerable<Section> sections) =>
        sections.Where(section => section.IsFor(Readers.Page));

    private static XElement EntryOf(Section section)
    {
        var parts = For(section.Parts).Select(EntryOf).ToList();
        return Tag("li", Link("#" + section.Id, section.ShortName ?? section.Heading),
            parts.Count == 0 ? null : Tag("ul", parts));
    }

    private XElement ElementOf(Section section, int level) => Tag(
        "section",
        Id(section.Id),
        Attribute("aria-labelledby", section.Id + "-heading"),
        Tag($"h{level}", Id(section.Id + "-heading"), section.Heading),
        section.Blocks.Where(block => block.For.HasFlag(Readers.Page)).Select(ElementOf),
        For(section.Parts).Select(part => ElementOf(part, level + 1)));

    private object ElementOf(Block block) => block switch
    {
        Lines { Summary.Length: > 0 } lines => Details(lines.Summary, List(lines.Items)),
        Lines lines => lines.IsAnswer ? Tag("div", Class("answer"), List(lines.Items)) : List(lines.Items),
        Notice notice => Tag("div", Class("notice"), Tag("p", Tag("strong", notice.Heading + ":")), List(notice.Items)),
        Paragraph paragraph => Tag("p", Prose(paragraph.Text)),
        Pictures pictures => Tag("div", Class("charts"), pictures.Charts.Select(Figure)),
        Table { IsFolded: true } table => Details(Capitalized(table.Question), _tables.Of(table)),
        Table table => _tables.Of(table),
        Terms terms => Tag(
            "dl", terms.Items.Select(item => Tag("div", Tag("dt", item.Name), Tag("dd", Prose(item.Text))))),
        Code code => Scrolling("Command line", code.Items.Select(line => Tag("pre", line))),
        Finder finder => FinderParts.Of(finder),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, null),
    };

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static XElement List(IEnumerable<Line> items) => Tag("ul", items.Select(item => Tag("li", Item(item))));

    private static object?[] Item(Line item) => item.Lead.Length == 0
        ? [Prose(item.Text)]
        : [item.Target is { } target ? Link(target, item.Lead) : Tag("strong", item.Lead), ": ", Prose(item.Text)];

    /// <summary>A picture brings its title and its description along. Names of charts are unique in a document, ids of
    /// elements only in a picture.</summary>
    private static XElement Figure(Chart chart)
    {
        var picture = XElement.Parse(chart.Svg);
        foreach (var attribute in picture.DescendantsAndSelf().Attributes()
            .Where(one => one.Name.LocalName is "id" or "aria-labelledby"))
        {
            attribute.Value = string.Join(' ', attribute.Value.Split(' ').Select(id => $"{chart.Name}-{id}"));
        }

        return Tag("figure", picture);
    }
}
