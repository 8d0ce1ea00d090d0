using System.Xml.Linq;
using ConcurrencyCompare.Reports.Documents;
using static ConcurrencyCompare.Reports.Html.Markup;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>Which model to use: questions whose answers choose among rows that are all in the page.</summary>
internal static class AdviceParts
{
    private const string Caption = "What was measured";

    private static readonly string[] Headings = ["measured", "fastest", "what was shown"];

    public static IEnumerable<XElement> Of(Advice advice) =>
    [
        Tag("div", Class("questions"), Attribute("hidden", ""), advice.Questions.Select(Question)),
        Tag("p", Id("advice-summary"), Attribute("role", "status"), Attribute("hidden", "")),
        Scrolling(
            Caption,
            Tag(
                "table",
                Id("advice-rows"),
                Tag("caption", Caption),
                Tag("thead", Tag("tr", Headings.Select(heading => Tag("th", Attribute("scope", "col"), heading)))),
                Tag("tbody", advice.Rows.Select(Row)))),
    ];

    private static XElement Question((string Text, IReadOnlyList<string> Choices) question, int number) => Tag(
        "fieldset",
        Tag("legend", question.Text),
        question.Choices.Prepend("any").Select((choice, place) => Tag(
            "label",
            Tag(
                "input",
                Attribute("type", "radio"), Attribute("name", $"question-{number + 1}"), Attribute("value", $"{place}"),
                place == 0 ? Attribute("checked", "") : null),
            Tag("span", choice))));

    private static XElement Row(AdviceRow row) => Tag(
        "tr",
        Attribute("data-fits", string.Join('-', row.Fits)),
        Tag(
            "th", Attribute("scope", "row"), Link(row.Place.Target!, row.Place.Lead),
            row.Place.Text.Length == 0 ? "" : ", " + row.Place.Text),
        Tag("td", row.Winner.Length == 0 ? "none" : row.Winner),
        Tag("td", row.Sentence));
}
