using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Comparing;

/// <summary>The report of a comparison.</summary>
internal static class ComparisonReport
{
    private const int MostInLines = 3;

    /// <summary>Of lines that say the like, so many are enough on a terminal.</summary>
    private const int Enough = 10;

    /// <summary>Builds the report; the same comparison gives the same report.</summary>
    public static Document Of(RunComparison comparison)
    {
        var words = new ComparisonWords(comparison);
        Section?[] sections =
        [
            new(
                "answer", "",
                [
                    new Lines([.. words.Headlines.Select(line => new Line(line))]) { IsAnswer = true },
                    .. ComparisonNotes.CautionsOf(comparison).Select(caution => new Paragraph(caution)),
                    TableOf(comparison, words),
                ]),
            ListOf("left-out", "Not compared", LeftOutOf(comparison)),
            ListOf("missing", "Missing rounds", [
                .. MissingOf(RunComparison.BaseName, comparison.Base),
                .. MissingOf(RunComparison.NewName, comparison.New)]),
            comparison.Differences.Count == 0 ? null : new Section(
                "differences", "The runs",
                new Table(
                    "", "what are the runs of?", [], ["", RunComparison.BaseName, RunComparison.NewName],
                    [new Group([], [.. comparison.Differences.Select(one => (Cell[])[one.What, one.Base, one.New])])])),
            new("health", "", new Paragraph(ComparisonNotes.HealthOf(comparison)), DriftTable.Of(comparison)),
            new(
                "reading", "How to read this",
                new Lines([.. ComparisonNotes.ReadingNotesOf(comparison)
                    .Select(note => new Line(note))]) { For = Readers.Markdown }),
        ];
        return new Document("Benchmarks, new against base", [.. sections.OfType<Section>()]);
    }

    private static Section? ListOf(string id, string heading, IEnumerable<string> lines) =>
        lines.Select(line => new Line(line)).ToList() is { Count: > 0 } items
            ? new Section(id, heading, new Lines(items) { Enough = Enough })
            : null;

    private static Table TableOf(RunComparison comparison, ComparisonWords words) => new(
        "cases", "how many times as fast is the new run?", ["case"],
        ["verdict", RunComparison.BaseName, RunComparison.NewName, $"times as fast as {RunComparison.BaseName}"],
        [
            .. comparison.Cases.OrderBy(compared => PlaceOf(compared.Pair)).Select(compared => new Group(
                [ComparisonWords.NameOf(compared.Case)],
                [
                    (Cell[])
                    [
                        words.VerdictOn(compared), ComparisonWords.Value(compared.Quantity, compared.Base),
                        ComparisonWords.Value(compared.Quantity, compared.New), Figures.Ratio(compared.Pair.Speed),
                    ],
                ])),
        ])
    {
        IsFlat = true,
        Dispensable = [1, 2],
    };

    /// <summary>The slowest first, and what is equal last; among the undecided and the equal the order of the
    /// base.</summary>
    private static (int Verdict, double Speed) PlaceOf(PairVerdict pair) => pair.Verdict switch
    {
        Verdict.Slower => (0, pair.Speed.Center),
        Verdict.Faster => (1, -pair.Speed.Center),
        Verdict.Undecided => (2, 0),
        _ => (3, 0),
    };

    /// <summary>Each case in a line, but many of a scenario of which nothing is compared in one.</summary>
    private static IEnumerable<string> LeftOutOf(RunComparison comparison)
    {
        var compared = comparison.Cases.Select(one => one.Case.Scenario).ToHashSet();
        return comparison.LeftOut.GroupBy(left => (left.Reason, left.Case.Scenario)).SelectMany(cases =>
        {
            var reason = ComparisonWords.Of(cases.Key.Reason);
            return compared.Contains(cases.Key.Scenario) || cases.Count() <= MostInLines
                ? cases.Select(left => $"{reason}: {ComparisonWords.NameOf(left.Case)}")
                : [$"{reason}: {SettingWords.Count(cases.Count(), "case")} of {cases.Key.Scenario}"];
        });
    }

    private static IEnumerable<string> MissingOf(string name, RunResults run) =>
        run.Missing.GroupBy(missing => missing.Reason).Select(missing => $"{name}: {ScenarioWords.Missing(missing)}");
}
