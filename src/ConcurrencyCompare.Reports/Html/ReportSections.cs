using System.Xml.Linq;
using ConcurrencyCompare.Reports.Charts;
using static ConcurrencyCompare.Reports.Html.Markup;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>The parts of a report in the order of reading: the answer first, then what shows it, then how far to trust it.
/// </summary>
internal static class ReportSections
{
    /// <summary>Beside the page in a run's folder.</summary>
    private static readonly string[] Files = ["results.json", "results.csv", "report.md", "histograms.hlog"];

    public static IReadOnlyList<Section> Of(Report report)
    {
        var tables = new HtmlTable(report.Models);
        var scenarios = Scenarios(report, tables);
        List<Section?> sections =
        [
            Answer(report),
            Overview(report),
            report.Advice.Rows.Count == 0 ? null : AdviceSection.Of(report.Advice, scenarios),
            new Section("results", "Scenario by scenario") { Parts = [.. scenarios.Values] },
            new Section("trust", "How far to trust it") { Parts = Trust(report, tables) },
            new Section("method", "How it was measured") { Parts = Method(report) },
            new Section("files", "Every number", Tag("ul", Files.Select(file => Tag("li", Link(file, file))))),
        ];
        return [.. sections.OfType<Section>()];
    }

    private static Section Answer(Report report) => new(
        "answer",
        "The answer",
        Tag("div", Class("answer"), List(report.Headlines.Count == 0 ? report.Answers : report.Headlines)),
        report.Missing.Count == 0 ? null : Tag(
            "div", Class("notice"), Tag("p", Tag("strong", "Not everything was measured:")), List(report.Missing)),
        report.Headlines.Count == 0 ? null : Details("Every comparison in a sentence", List(report.Answers)));

    private static Section? Overview(Report report)
    {
        var shown = report.Tables.Select(table => table.Title).ToHashSet();
        var charts = Figures(report.Charts.Where(chart => !shown.Contains(chart.Scenario)));
        return charts is null ? null : new Section("overview", "Overview", charts);
    }

    /// <summary>A section for each scenario, by its name.</summary>
    private static OrderedDictionary<string, Section> Scenarios(Report report, HtmlTable tables)
    {
        var sections = new OrderedDictionary<string, Section>();
        foreach (var scenario in report.Tables.GroupBy(table => table.Title))
        {
            if (scenario.Key == ReportTable.NoiseFloorTitle) continue;

            var main = scenario.First();
            var costs = report.CostTables.Where(table => table.Title == CostTable.TitleOf(scenario.Key));
            sections.Add(scenario.Key, new Section(
                $"scenario-{sections.Count + 1}",
                $"{Reports.Answer.Capitalized(scenario.Key)}: {main.Question}",
                [
                    Figures(report.Charts.Where(chart => chart.Scenario == scenario.Key)),
                    tables.Grouped(main, $"{scenario.Key}: values"),
                    .. scenario.Skip(1).Concat(costs).Select(table => Details(
                        Reports.Answer.Capitalized(table.Question), tables.Grouped(table, $"{table.Title}: {table.Question}"))),
                ])
            { ShortName = scenario.Key });
        }

        return sections;
    }

    private static List<Section> Trust(Report report, HtmlTable tables) =>
    [
        .. report.Tables.Where(table => table.Title == ReportTable.NoiseFloorTitle).Select(table => new Section(
            "noise-floor",
            $"{Reports.Answer.Capitalized(table.Title)}: {table.Question}",
            [
                Figures(report.Charts.Where(chart => chart.Scenario == table.Title)),
                tables.Flat(table, table.Title),
            ])
            { ShortName = table.Title }),
        new("health", "Health of the run", List(report.Health)),
        new("odd-rounds", "Odd rounds", List(report.Diagnostics)),
    ];

    private static List<Section> Method(Report report)
    {
        var manifest = new ReportTable(
            "what the models are made of",
            "",
            "",
            ["model", "queue", "signalling", "waiting", "threads", "set-up inside the clock"],
            [new ReportGroup("", [.. report.Manifest.Select(entry => new[]
            {
                entry.Model, entry.Queue, entry.Signalling, entry.Waiting, entry.Threads, entry.SetUp,
            })])]);
        List<Section> sections = [];
        if (report.Manifest.Count > 0)
            sections.Add(new Section("manifest", "What the models are made of", HtmlTable.OfWords(manifest)));
        sections.Add(new Section("reading", "How to read this", List(report.ReadingNotes)));
        sections.Add(new Section("machine", "Where it was measured", Tag(
            "dl", report.Facts.Select(fact => Tag("div", Tag("dt", fact.Name), Tag("dd", fact.Text))))));
        return sections;
    }

    /// <returns><see langword="null"/> for none.</returns>
    private static XElement? Figures(IEnumerable<Chart> charts)
    {
        var figures = charts.Select(Figure).ToList();
        return figures.Count == 0 ? null : Tag("div", Class("charts"), figures);
    }

    /// <summary>A picture brings its title and its description along.</summary>
    private static XElement Figure(Chart chart) => Tag("figure", XElement.Parse(chart.Svg));
}
