using System.Xml.Linq;
using static ConcurrencyCompare.Reports.Html.Markup;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>Tables of a report: a body for each setting, so that sorting keeps together what is compared.</summary>
/// <param name="models">The models that readers can switch off, in the order of their numbers.</param>
internal sealed class HtmlTable(IReadOnlyList<string> models)
{
    /// <summary>A table with a line above each group that says its setting.</summary>
    public XElement Grouped(ReportTable table, string caption) => Of(
        caption,
        table.Columns,
        table.Groups.Select(group => Tag(
            "tbody",
            group.Setting.Length == 0 ? null : GroupLine(table, group),
            group.Rows.Select(Row))));

    /// <summary>A table whose first column says the group: for groups of few rows.</summary>
    public XElement Flat(ReportTable table, string caption) => Of(
        caption,
        [table.GroupColumn, .. table.Columns],
        [Tag("tbody", table.Groups.SelectMany(group => group.Rows.Select(row => FlatRow(group.Setting, row))))]);

    /// <summary>A table of words, which has nothing to sort.</summary>
    public static XElement OfWords(ReportTable table) => Scrolling(
        table.Title,
        Tag(
            "table",
            Class("words"),
            Tag("caption", table.Title),
            Head(table.Columns),
            Tag("tbody", table.Groups.SelectMany(group => group.Rows).Select(row => Tag(
                "tr", Tag("th", Attribute("scope", "row"), row[0]), row.Skip(1).Select(cell => Tag("td", cell)))))));

    private static XElement Of(string caption, IEnumerable<string> columns, IEnumerable<XElement> bodies) => Scrolling(
        caption,
        Tag(
            "table",
            Class("sortable"),
            Tag("caption", caption),
            Head(columns),
            bodies));

    private static XElement Head(IEnumerable<string> columns) =>
        Tag("thead", Tag("tr", columns.Select(column => Tag("th", Attribute("scope", "col"), column))));

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

    private XElement Row(IReadOnlyList<string> cells) => Tag(
        "tr", ModelsOf(cells), Tag("th", Attribute("scope", "row"), cells[0]), cells.Skip(1).Select(Cell));

    private XElement FlatRow(string setting, IReadOnlyList<string> cells) => Tag(
        "tr", ModelsOf(cells), Tag("th", Attribute("scope", "row"), setting), cells.Select(Cell));

    private static XElement Cell(string text)
    {
        var value = ShownValue.Of(text);
        return value is null ? Tag("td", text) : Tag("td", Attribute("data-value", value), WithInterval(text));
    }

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
