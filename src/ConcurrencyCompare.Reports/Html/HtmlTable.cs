using System.Globalization;
using System.Xml.Linq;
using ConcurrencyCompare.Reports.Documents;
using static ConcurrencyCompare.Reports.Html.Markup;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>Tables of a page: a body for each group, so that sorting keeps together what is compared.</summary>
/// <param name="models">The models that readers can switch off, in the order of their numbers.</param>
internal sealed class HtmlTable(IReadOnlyList<string> models)
{
    private const string Number = "number";

    /// <summary>Longer texts are broken into lines: they would push a table out of the page, and off the
    /// paper.</summary>
    private const int LongestLine = 60;

    /// <summary>A table; one of words has nothing to sort.</summary>
    public XElement Of(Table table)
    {
        var isOfWords = table.GroupNames.Count == 0
            && !table.Columns.Where((_, column) => table.IsNumeric(column)).Any();
        var headings = table.Columns.Select((heading, column) => Heading(heading, table.IsNumeric(column)));
        return Scrolling(
            table.Caption,
            Tag(
                "table",
                Class(isOfWords ? "words" : "sortable"),
                Tag("caption", table.Caption),
                Tag("thead", Tag(
                    "tr", table.IsFlat ? headings.Prepend(Heading(table.GroupHeading, isNumeric: false)) : headings)),
                table.IsFlat
                    ? Tag("tbody",
                        table.Groups.SelectMany(group => group.Rows.Select(row => Row(table, row, group.Name))))
                    : table.Groups.Select(group => Tag(
                        "tbody",
                        group.Values.Count == 0 ? null : GroupLine(table, group),
                        group.Rows.Select(row => Row(table, row))))));
    }

    private static XElement Heading(string heading, bool isNumeric) =>
        Tag("th", Attribute("scope", "col"), isNumeric ? Class(Number) : null, heading);

    private static XElement GroupLine(Table table, Group group) => Tag(
        "tr",
        Class("group"),
        Tag(
            "th",
            Attribute("scope", "rowgroup"),
            Attribute("colspan", $"{table.Columns.Count}"),
            string.Join(", ", table.GroupNames.Zip(group.Values, (name, value) => $"{name} {value}"))));

    /// <summary>A row that is headed by its group, or by its first cell.</summary>
    private XElement Row(Table table, IReadOnlyList<Cell> row, string? heading = null) => Tag(
        "tr",
        SeriesOf(row),
        Tag("th", Attribute("scope", "row"), heading ?? row[0].Text),
        row.Index().Skip(heading is null ? 1 : 0).Select(cell => CellOf(cell.Item, table.IsNumeric(cell.Index))));

    private static XElement CellOf(Cell cell, bool isNumeric)
    {
        // Words before a number may stand above it; number and interval stay together.
        var hasWords = isNumeric && cell.Interval.Length > 0 && cell.Text.Contains(' ', StringComparison.Ordinal);
        return Tag(
            "td",
            isNumeric ? Class(hasWords ? $"{Number} said" : Number)
                : cell.Text.Length > LongestLine ? Class("prose") : null,
            cell.Value is { } value
                ? Attribute("data-value", value.ToString("G4", CultureInfo.InvariantCulture)) : null,
            cell.Text,
            // The interval stands back behind the value.
            cell.Interval.Length == 0
                ? null
                : new object[] { hasWords ? $"{OneLine.Glue}" : " ", Tag("span", Class("interval"), cell.Interval) });
    }

    /// <summary>Numbers rather than names, as in charts: names may be anything.</summary>
    private IEnumerable<XAttribute> SeriesOf(IReadOnlyList<Cell> row)
    {
        var numbers = row.Select(cell => cell.Series).OfType<string>().Select(name => models.ToList().IndexOf(name) + 1)
            .ToList();
        if (numbers is [> 0 and var first, ..]) yield return Attribute("data-series", $"{first}");
        if (numbers is [_, > 0 and var second]) yield return Attribute("data-other", $"{second}");
    }
}
