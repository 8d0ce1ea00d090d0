using System.Globalization;
using System.Xml.Linq;
using ConcurrencyCompare.Reports.Documents;
using static ConcurrencyCompare.Reports.Html.Markup;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>A reader's own numbers, as sliders that move a marker on the maps; without script the maps and tables say
/// as much.</summary>
internal static class FinderParts
{
    public static IEnumerable<XElement?> Of(Finder finder) =>
    [
        Tag("p",
            "The maps and their tables hold what was measured. Between their cells and beyond them nothing is known, "
                + "and nothing is interpolated."),
        Tag("div", Id("finder"), Attribute("data-cores", Text(finder.Cores)), Attribute("hidden", ""),
            finder.Numbers.Select(Field)),
        Tag("p", Id("found"), Attribute("role", "status"), Attribute("aria-live", "polite"), Attribute("hidden", "")),
        Tag("p", Id("found-command"), Attribute("hidden", ""), "To measure exactly that: ", Tag("code")),
        finder.Others.Count == 0 ? null : Details("Measured between the columns of the maps", Tag(
            "ul",
            Id("other-cells"),
            finder.Others.Select(cell => Tag(
                "li",
                Attribute("data-kind", cell.Kind), Attribute("data-amount", Text(cell.Amount)),
                Attribute("data-at-once", Text(cell.AtOnce)), cell.Text + ".")))),
        finder.Rates.Count == 0 ? null : Details("Latency at the rates that were measured", Tag(
            "ul",
            Id("rates"),
            finder.Rates.Select(rate => Tag("li", Attribute("data-rate", Text(rate.PerSecond)), rate.Shown + ".")))),
    ];

    private static XElement Field(FinderNumber number) => Tag(
        "div",
        Tag("label", Attribute("for", "find-" + number.Name), number.Label),
        Tag(
            "input",
            Id("find-" + number.Name), Attribute("type", "range"), Attribute("min", "0"), Attribute("step", "1"),
            Attribute("max", Text(number.Choices.Count - 1)), Attribute("value", Text(number.First)),
            Attribute("data-values", string.Join(' ', number.Choices.Select(choice => Text(choice.Value)))),
            Attribute("data-texts", string.Join('|', number.Choices.Select(choice => choice.Text)))),
        Tag("output", Attribute("for", "find-" + number.Name), number.Choices[number.First].Text));

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
