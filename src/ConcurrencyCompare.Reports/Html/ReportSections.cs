using System.Text.RegularExpressions;
using System.Xml.Linq;
using ConcurrencyCompare.Reports.Charts;
using ConcurrencyCompare.Reports.History;
using static ConcurrencyCompare.Reports.Html.Markup;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>The parts of a report in the order of reading: the answer first, then what shows it, then how far to trust it.
/// </summary>
internal static partial class ReportSections
{
    public static IReadOnlyList<Section> Of(Report report)
    {
        var tables = new HtmlTable(report.Models);
        var scenarios = Scenarios(report, tables);
        List<Section?> sections =
        [
            Answer(report, scenarios),
            Machines(report),
            Overview(report),
            report.Advice.Rows.Count == 0 ? null : AdviceSection.Of(report.Advice, scenarios),
            new Section("results", "Scenario by scenario") { Parts = scenarios },
            History(report, tables),
            new Section("trust", TrustSection.Heading) { Parts = Trust(report, tables) },
            new Section("method", "How it was measured") { Parts = Method(report) },
        ];
        return [.. sections.OfType<Section>()];
    }

    private static Section Answer(Report report, IReadOnlyList<Section> scenarios) => new(
        "answer",
        "The answer",
        report.Trust.Violations.Count == 0 ? null : Tag(
            "div", Class("notice"), Tag("p", Tag("strong", TrustSection.Warning)), List(report.Trust.Violations)),
        report.InShort.Count == 0 ? null : Tag("div", Class("answer short"), Tag("ul", report.InShort.Select(line => Tag("li", ByKind(line))))),
        Tag("div", Class("answer"), Tag("ul", report.Headlines.Select(headline => Tag("li", Lines(
            headline.Text, scenarios.FirstOrDefault(scenario => scenario.ShortName == headline.Scenario)))))),
        report.Missing.Count == 0 ? null : Tag(
            "div", Class("notice"), Tag("p", Tag("strong", "Not everything was measured:")), List(report.Missing)),
        report.Answers.Count <= 1 ? null : Details("Every comparison in a sentence", List(report.Answers)));

    /// <summary>A line of the answer in short, its kind of work in bold.</summary>
    private static IEnumerable<object> ByKind(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return [Tag("strong", line[..(colon + 1)]), line[(colon + 1)..]];
    }

    private static Section? Overview(Report report)
    {
        var charts = Figures(report.Overview);
        return charts is null ? null : new Section("overview", "Overview", charts);
    }

    private static Section? Machines(Report report) => report.Machines.Count == 0 ? null : new Section(
        "machines",
        MachinePage.Heading,
        Tag("ul", report.Machines.Select(machine => Tag(
            "li", Link($"{machine.Folder}/{HtmlReport.Name}", machine.Label), $": {machine.Summary}"))));

    private static Section? History(Report report, HtmlTable tables) => report.History is not { } history ? null : new Section(
        "history",
        ReportHistory.Heading,
        List([.. history.Lines, .. history.Warnings]),
        Figures(history.Charts),
        history.Table is not { } table ? null : Details(
            Reports.Answer.Capitalized(table.Question), tables.Grouped(table, $"{table.Title}: {table.Question}")));

    private static List<Section> Scenarios(Report report, HtmlTable tables) =>
        [.. report.Sections.Select((scenario, place) => Scenario(scenario, place + 1, tables))];

    private static Section Scenario(ReportSection scenario, int number, HtmlTable tables)
    {
        var others = scenario.Tables.Skip(1).Concat(scenario.Costs is null ? [] : [scenario.Costs]);
        return new Section(
            $"scenario-{number}",
            $"{Reports.Answer.Capitalized(scenario.Name)}: {scenario.Question}",
            [
                .. scenario.Headlines.Select(headline => Tag("p", Lines(headline))),
                Figures(scenario.Charts),
                .. scenario.Tables.Take(1).Select(table => tables.Grouped(table, $"{scenario.Name}: values")),
                .. others.Select(table => Details(
                    Reports.Answer.Capitalized(table.Question), tables.Grouped(table, $"{table.Title}: {table.Question}"))),
            ])
        { ShortName = scenario.Name };
    }

    private static List<Section> Trust(Report report, HtmlTable tables)
    {
        List<Section> sections =
        [
            new("health", "Health of the run", List(report.Health)),
            new("odd-rounds", "Odd rounds", List(report.Diagnostics)),
        ];
        if (report.Controls is { } controls)
        {
            sections.Insert(0, new Section("controls", $"{controls.Title}: {controls.Question}", tables.Flat(controls, controls.Title))
            {
                ShortName = controls.Title,
            });
        }

        if (report.Trust.Lines.Count > 0)
        {
            sections.Insert(0, new Section("validity", "Checks of the measurement", [
                List([.. report.Trust.Lines, .. report.Trust.Violations]),
                .. report.Trust.Tables.Select(table => tables.Grouped(table, $"{table.Title}: {table.Question}")),
            ]));
        }

        return sections;
    }

    private static List<Section> Method(Report report)
    {
        List<Section?> sections =
        [
            report.Manifest.Count == 0 ? null : new Section("manifest", "What the models are made of", Manifest(report)),
            new Section("reading", "How to read this", List(report.ReadingNotes)),
            new Section("machine", "Where it was measured", Tag(
                "dl", report.Facts.Select(fact => Tag("div", Tag("dt", fact.Name), Tag("dd", fact.Text))))),
            report.Commands.Count == 0 ? null : new Section(
                "again", "How to measure it again", Scrolling("Command line", report.Commands.Select(line => Tag("pre", line)))),
            report.Files.Count == 0 ? null : new Section(
                "files", "Every number", Tag("ul", report.Files
                    .Where(file => file.Name != HtmlReport.Name)
                    .Select(file => Tag("li", Link(file.Name, file.Name), $": {file.Text}")))),
        ];
        return [.. sections.OfType<Section>()];
    }

    private static XElement Manifest(Report report) => HtmlTable.OfWords(
        "what the models are made of",
        ["model", "queue", "signalling", "waiting", "threads", "set-up inside the clock"],
        report.Manifest.Select(entry => new[]
        {
            entry.Model, entry.Queue, entry.Signalling, entry.Waiting, entry.Threads, entry.SetUp,
        }));

    /// <summary>A headline, each of its clauses in a line, and its beginning a link to its section.</summary>
    private static IEnumerable<object> Lines(string text, Section? section = null)
    {
        var clauses = EndOfClause().Split(text);
        var colon = clauses[0].IndexOf(": ", StringComparison.Ordinal);
        if (section is not null && colon > 0)
        {
            yield return Link("#" + section.Id, clauses[0][..(colon + 1)]);
            yield return " ";
            clauses[0] = clauses[0][(colon + 2)..];
        }

        foreach (var (place, clause) in clauses.Index())
            yield return Tag("span", Class("clause"), place < clauses.Length - 1 ? clause + " " : clause);
    }

    [GeneratedRegex(@"(?<=;) |(?<=\.) (?=\p{Lu})")]
    private static partial Regex EndOfClause();

    /// <returns><see langword="null"/> for none.</returns>
    private static XElement? Figures(IEnumerable<Chart> charts)
    {
        var figures = charts.Select(Figure).ToList();
        return figures.Count == 0 ? null : Tag("div", Class("charts"), figures);
    }

    /// <summary>A picture brings its title and its description along. Names of charts are unique in a report, ids of elements
    /// only in a picture.</summary>
    private static XElement Figure(Chart chart)
    {
        var picture = XElement.Parse(chart.Svg);
        foreach (var attribute in picture.DescendantsAndSelf().Attributes().Where(one => one.Name.LocalName is "id" or "aria-labelledby"))
            attribute.Value = string.Join(' ', attribute.Value.Split(' ').Select(id => $"{chart.Name}-{id}"));
        return Tag("figure", picture);
    }
}
