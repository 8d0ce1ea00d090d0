using System.Xml.Linq;
using ConcurrencyCompare.Reports.Advice;
using static ConcurrencyCompare.Reports.Html.Markup;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>Which model to use: questions whose answers choose among sentences that are all in the page.</summary>
internal static class AdviceSection
{
    private static readonly string[] Headings = ["measured", "what was shown"];

    public static Section Of(ModelAdvice advice, IReadOnlyList<Section> scenarios)
    {
        var open = string.Join('-', advice.Questions.Select(_ => ModelAdvice.Any));
        return new Section(
            "advice",
            "Which model should I use?",
            Tag("div", Class("questions"), Attribute("hidden", ""), advice.Questions.Select(Question)),
            Tag(
                "p",
                Id("advice-summary"),
                Attribute("role", "status"),
                advice.Conclusions.First(conclusion => conclusion.Answers.Any(answers => string.Join('-', answers) == open)).Text),
            Tag("ul", Id("advice-conclusions"), Attribute("hidden", ""), advice.Conclusions.Select(conclusion => Tag(
                "li",
                Attribute("data-answers", string.Join(' ', conclusion.Answers.Select(answers => string.Join('-', answers)))),
                conclusion.Text))),
            Scrolling(
                "What the advice rests on",
                Tag(
                    "table",
                    Id("advice-rows"),
                    Tag("caption", "What the advice rests on"),
                    Tag("thead", Tag("tr", Headings.Select(
                        heading => Tag("th", Attribute("scope", "col"), heading)))),
                    Tag("tbody", advice.Rows.Select(row => Row(row, scenarios))))));
    }

    private static XElement Question(AdviceQuestion question, int number) => Tag(
        "fieldset",
        Tag("legend", question.Text),
        question.Choices.Prepend("any").Select((choice, place) => Tag(
            "label",
            Tag(
                "input",
                Attribute("type", "radio"),
                Attribute("name", $"question-{number + 1}"),
                Attribute("value", $"{place}"),
                place == ModelAdvice.Any ? Attribute("checked", "") : null),
            Tag("span", choice))));

    private static XElement Row(AdviceRow row, IReadOnlyList<Section> scenarios) => Tag(
        "tr",
        Attribute("data-fits", string.Join('-', row.Fits)),
        Tag(
            "th",
            Attribute("scope", "row"),
            scenarios.FirstOrDefault(scenario => scenario.ShortName == row.Scenario) is { } section
                ? Link("#" + section.Id, row.Scenario)
                : row.Scenario,
            row.Setting.Length == 0 ? "" : ", " + row.Setting),
        Tag("td", row.Sentence));
}
