using System.Xml.Linq;
using static ConcurrencyCompare.Reports.Html.Markup;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>Tables of a report: a body for each setting, so that sorting keeps together what is compared.</summary>
/// <param name="models">The models that readers can switch off, in the order of their numbers.</param>
internal sealed class HtmlTable(IReadOnlyList<string> models)
{
    private const string Number = "number";

    /// <summary>A table with a line above each group that says its setting.</summary>
    public XElement Grouped(ReportTable table, string caption)
    {
        var columns = ColumnsOf(table);
        return Of(caption, columns, table.Groups.Select(group => Tag(
            "tbody",
            group.Setting.Length == 0 ? null : GroupLine(table, group),
            group.Rows.Select(row => Row(row[0], row, row.Skip(1).Zip(columns.Skip(1)))))));
    }

    /// <summary>A table whose first column says the group: for groups of few rows.</summary>
    public XElement Flat(ReportTable table, string caption)
    {
        var columns = ColumnsOf(table);
        return Of(
            caption,
            [(table.GroupColumn, false), .. columns],
            [Tag("tbody", table.Groups.SelectMany(group => group.Rows.Select(row => Row(group.Setting, row, row.Zip(columns)))))]);
    }

    /// <summary>A table of words, which has nothing to sort.</summary>
    public static XElement OfWords(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) => Scrolling(
        caption,
        Tag(
            "table",
            Class("words"),
            Tag("caption", caption),
            Head(columns.Select(column => (column, false))),
            Tag("tbody", rows.Select(row => Tag(
                "tr", Tag("th", Attribute("scope", "row"), row[0]), row.Skip(1).Select(cell => Tag("td", cell)))))));

    private static XElement Of(
        string caption, IEnumerable<(string Heading, bool IsNumeric)> columns, IEnumerable<XElement> bodies) => Scrolling(
        caption, Tag("table", Class("sortable"), Tag("caption", caption), Head(columns), bodies));

    private static XElement Head(IEnumerable<(string Heading, bool IsNumeric)> columns) => Tag("thead", Tag("tr", columns.Select(
        column => Tag("th", Attribute("scope", "col"), column.IsNumeric ? Class(Number) : null, column.Heading))));

    /// <summary>The headings, and which of the columns hold numbers.</summary>
    private static List<(string Heading, bool IsNumeric)> ColumnsOf(ReportTable table) =>
    [
        .. table.Columns.Select((heading, place) => (
            heading,
            place > 0 && table.Groups.Any(group => group.Rows.Any(row => ShownValue.Of(row[place]) is not null)))),
    ];

    private static XElement GroupLine(ReportTable table, ReportGroup group) => Tag(
        "tr",
        Class("group"),
        Tag(
            "th",
            Attribute("scope", "rowgroup"),
            Attribute("colspan", $"{table.Columns.Count}"),
            Described(table.GroupColumn, group.Setting)));

    /// <summary>Names and values beside each other, where there are as many of both.</summary>
    private static string Described(string names, string values)
    {
        var (name, value) = (names.Split(", "), values.Split(", "));
        return name.Length == value.Length
            ? string.Join(", ", name.Zip(value, (name, value) => $"{name} {value}"))
            : $"{names}: {values}";
    }

    private XElement Row(
        string heading, IReadOnlyList<string> row, IEnumerable<(string Text, (string Heading, bool IsNumeric) Column)> cells) => Tag(
        "tr", ModelsOf(row), Tag("th", Attribute("scope", "row"), heading), cells.Select(cell => Cell(cell.Text, cell.Column.IsNumeric)));

    private static XElement Cell(string text, bool isNumeric) => isNumeric
        ? Tag(
            "td",
            Class(Number),
            ShownValue.Of(text) is { } value ? Attribute("data-value", value) : null,
            WithInterval(text))
        : Tag("td", text);

    /// <summary>The interval stands back behind the value.</summary>
    private static object[] WithInterval(string text)
    {
        var interval = text.EndsWith(']') ? text.LastIndexOf(" [", StringComparison.Ordinal) : -1;
        return interval < 0
            ? [text]
            : [text[..interval] + " ", Tag("span", Class("interval"), text[(interval + 1)..])];
    }

    /// <summary>Numbers rather than names, as in charts: names may be anything.</summary>
    private IEnumerable<XAttribute> ModelsOf(IReadOnlyList<string> cells)
    {
        var (first, second) = (NumberOf(cells[0]), cells.Count > 1 ? NumberOf(cells[1]) : 0);
        if (first > 0) yield return Attribute("data-series", $"{first}");
        if (second > 0) yield return Attribute("data-other", $"{second}");
    }

    /// <summary>From 1; 0 for what is no model.</summary>
    private int NumberOf(string cell) => models.TakeWhile(model => model != cell).Count() is var place && place < models.Count
        ? place + 1
        : 0;
}
