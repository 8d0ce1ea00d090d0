namespace ConcurrencyCompare.Tests.Reports.Comparing;

public class ComparisonReportTests
{
    private static readonly Document Sample = Report(SampleComparison.Base, SampleComparison.New);

    [Fact]
    public void Of_says_first_what_became_slower() => Assert.Equal(
        [
            "1 of 7 cases slower: callbacks, throughput, capacity 1,024 (1.12x [1.10, 1.14] as long).",
            "1 of 7 cases faster: iterators, throughput, capacity 1,024 (0.800x [0.788, 0.812] as long).",
            "1 equal within 5%, 3 undecided, 1 with too few rounds.",
            "Not compared: 1 case only in base, 1 case only in new, 1 case measured in neither.",
        ],
        Headlines(Sample));

    [Fact]
    public void Of_says_that_no_slowdown_is_shown_and_how_much_is_left_open()
    {
        var same = Report(SampleComparison.Base, SampleComparison.Base);

        Assert.Equal("No slowdown in 8 cases: 8 equal within 5%.", Headlines(same)[0]);
    }

    [Fact]
    public void Of_names_the_greatest_changes_alone_when_there_are_many()
    {
        var full = SampleResults.Full;

        var slower = Headlines(
            Report(InTurns(full), InTurns(full.Retimed((measured, _) => measured.Scenario == "harness" ? 3 : 1.5))))[0];

        Assert.Contains(" cases slower: ", slower);
        Assert.Equal(5, slower.Split("as long").Length - 1);
        Assert.EndsWith(" more.", slower);
        Assert.Contains("produce-and-check, harness (3.", slower);
    }

    [Fact]
    public void Of_has_a_row_for_each_case_the_slower_ones_first_and_the_equal_ones_last()
    {
        var verdicts = Cases(Sample).Rows.Select(row => row[0].Text).ToList();

        Assert.Equal(
            [
                "slower", "faster", "undecided: about 11 rounds would decide",
                "undecided: about 23 rounds would decide",
                "undecided: more than 200 rounds would be needed", "too few rounds: at least 6 are needed",
                "equal within 5%",
            ],
            verdicts);
        Assert.All(Cases(Sample).Rows, row => Assert.Equal(Cases(Sample).Columns.Count, row.Count));
    }

    [Fact]
    public void Of_lists_what_is_not_compared_missing_or_different()
    {
        Assert.Equal(
            [
                "only in base: threads, throughput, capacity unbounded",
                "measured in neither: threads, waiting-producers, capacity 1,024",
                "only in new: callbacks, payloads, capacity unbounded",
            ],
            Sample.LinesIn("left-out"));
        Assert.Equal(2, Sample.LinesIn("missing").Count);
        Assert.Equal(["commit", "runtime"], Sample.TablesIn("differences")[0].Rows.Select(row => row[0].Text));
        Assert.Equal(
            "Disturbed by other programs: 0 of 72 measurements of base, 1 of 68 measurements of new.",
            Sample.LinesIn("health")[0]);
        Assert.Equal(
            "Disturbed by other programs: not given by the system of base, not given by the system of new.",
            Report(SampleResults.Create(), SampleResults.Create()).LinesIn("health")[0]);
    }

    [Fact]
    public void Of_lists_whole_scenarios_in_a_line_where_nothing_of_them_is_compared()
    {
        var full = SampleResults.Full;
        var part = full
            with
        { Cases = [.. full.Cases.Where(measured => measured.Scenario is "throughput" or "start-up")] };
        var less = part with { Cases = [.. part.Cases.Where(measured => measured.Model != "iterators")] };

        var leftOut = Report(full, less).LinesIn("left-out");

        Assert.Contains("only in base: 72 cases of break-even", leftOut);
        Assert.Contains("only in base: iterators, start-up", leftOut);
        Assert.Contains("only in base: callbacks, round-trip", leftOut);
    }

    [Fact]
    public void Of_warns_of_runs_apart_and_says_when_everything_moved()
    {
        var run = SampleComparison.Base.Apart();

        Assert.Empty(Cautions(Sample));
        Assert.Contains("measurement in turns", Assert.Single(Cautions(Report(run, run))));
        Assert.Contains("take 1.30x as long or longer", Cautions(Report(run, run.Retimed((_, _) => 1.3)))[1]);
        Assert.Contains("take 0.77x as long or shorter", Cautions(Report(run.Retimed((_, _) => 1.3), run))[1]);
        Assert.StartsWith(
            "undecided, and more rounds will not help: ",
            Cases(Report(run, run.Retimed((_, _) => 1.3))).Groups[0].Rows[0][0].Text);
    }

    [Fact]
    public void Of_shows_processor_time_as_a_share()
    {
        var report = Report(Idle(), Idle());

        Assert.Equal("2.01% [1.94, 2.10]", Cases(report).Rows.Single().Texts()[1]);
        Assert.Contains(report.LinesIn("reading"), note => note.Contains("processor time", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_shows_single_rounds_without_intervals()
    {
        var one = SampleResults.Create(rounds: 1);

        Assert.All(Cases(Report(one, one)).Rows, row => Assert.All(row, cell => Assert.Equal("", cell.Interval)));
    }

    [Theory]
    [InlineData(0.05, "within 5%")]
    [InlineData(0.1, "within 10%")]
    public void Of_says_what_the_threshold_is(double threshold, string expected)
    {
        var report = ComparisonReport.Of(RunComparison.Of(SampleComparison.Base, SampleComparison.Base, threshold));

        Assert.Contains(expected, Headlines(report)[0]);
        Assert.Contains(report.LinesIn("reading"), note => note.Contains(expected, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Headlines(Document report) =>
        [.. report.Part("answer").Blocks.OfType<Lines>().Single().Items.Select(line => line.Text.Plain())];

    private static IReadOnlyList<string> Cautions(Document report) =>
        [.. report.Part("answer").Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text)];

    private static Table Cases(Document report) => Assert.Single(report.TablesIn("answer"));

    private static Document Report(RunResults baseRun, RunResults newRun) =>
        ComparisonReport.Of(RunComparison.Of(baseRun, newRun, 0.05));

    private static RunResults InTurns(RunResults run) =>
        run with { Settings = run.Settings with { TurnsId = "turns" } };

    private static RunResults Idle() => SampleResults.Create() with
    {
        Cases = [SampleResults.Extra("idle", "callbacks", ExtraNames.CpuShare, 0.02)],
    };
}
