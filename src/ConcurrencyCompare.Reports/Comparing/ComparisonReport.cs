using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports.Comparing;

/// <summary>What the report of a comparison says, words included; every format for people prints this and adds nothing.</summary>
public sealed record ComparisonReport
{
    private const int MostInLines = 3;

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The answer, in a few sentences.</summary>
    public required IReadOnlyList<string> Headlines { get; init; }

    /// <summary>What to know before believing it; empty where there is nothing.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];

    /// <summary>A row for each case: first the slower ones, then the faster, the undecided and the equal ones.</summary>
    public required ReportTable Table { get; init; }

    /// <summary>What is not compared: each case in a line, but many of a scenario of which nothing is compared in one.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>What was asked for in either run and not measured.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>In what the runs differ beside what they measured.</summary>
    public IReadOnlyList<RunDifference> Differences { get; init; } = [];

    /// <summary>How many measurements other programs disturbed.</summary>
    public required string Health { get; init; }

    /// <summary>What looks like a change and is none; <see langword="null"/> where nobody looked.</summary>
    public ReportTable? NotTheCode { get; init; }

    /// <summary>How to read the table.</summary>
    public IReadOnlyList<string> ReadingNotes { get; init; } = [];

    /// <summary>Builds the report of a comparison; the same comparison gives the same report.</summary>
    public static ComparisonReport Of(RunComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);

        var words = new ComparisonWords(comparison);
        return new ComparisonReport
        {
            Title = comparison.Kind == ComparisonKind.Ratios
                ? "Benchmarks, new against base: ratios between models"
                : "Benchmarks, new against base",
            Headlines = [.. words.Headlines],
            Cautions = [.. ComparisonNotes.CautionsOf(comparison)],
            Table = TableOf(comparison, words),
            LeftOut = [.. LeftOutOf(comparison)],
            Missing = [.. MissingOf(RunComparison.BaseName, comparison.Base), .. MissingOf(RunComparison.NewName, comparison.New)],
            Differences = comparison.Differences,
            Health = ComparisonNotes.HealthOf(comparison),
            NotTheCode = DriftTable.Of(comparison),
            ReadingNotes = [.. ComparisonNotes.ReadingNotesOf(comparison)],
        };
    }

    private static ReportTable TableOf(RunComparison comparison, ComparisonWords words) => new(
        "cases",
        "how many times as fast does the new run have each case?",
        "case",
        ["verdict", RunComparison.BaseName, RunComparison.NewName, $"x as fast as {RunComparison.BaseName}"],
        [
            .. comparison.Cases.OrderBy(compared => PlaceOf(compared.Pair)).Select(compared => new ReportGroup(
                compared.Case.Name,
                [
                    (string[])
                    [
                        words.VerdictOn(compared), ComparisonWords.Value(compared.Quantity, compared.Base),
                        ComparisonWords.Value(compared.Quantity, compared.New), ComparisonWords.Ratio(compared.Pair.Speed),
                    ],
                ])),
        ]);

    /// <summary>The slowest first, and what is equal last; among the undecided and the equal the order of the base.</summary>
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
                ? cases.Select(left => $"{reason}: {left.Case.Name}")
                : [$"{reason}: {cases.Count()} cases of {cases.Key.Scenario}"];
        });
    }

    private static IEnumerable<string> MissingOf(string name, RunResults run) =>
        run.Missing.GroupBy(missing => missing.Reason).Select(missing => $"{name}: {RunWords.Describe(missing)}");
}
