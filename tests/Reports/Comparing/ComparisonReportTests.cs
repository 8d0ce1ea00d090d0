using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Reports.Comparing;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Reports.Comparing;

public class ComparisonReportTests
{
    private static readonly ComparisonReport Sample = Report(SampleComparison.Base, SampleComparison.New);

    [Fact]
    public void Of_says_first_what_became_slower() => Assert.Equal(
        [
            "1 of 7 cases slower: callbacks, throughput, capacity 1024: 1.12x [1.10, 1.14] as slow.",
            "1 of 7 cases faster: iterators, throughput, capacity 1024: 1.25x [1.23, 1.27] as fast.",
            "1 shown equal within 5%, 3 undecided, 1 with too few rounds.",
            "Not compared: 1 case only in base, 1 case only in new, 1 case measured in neither.",
        ],
        Sample.Headlines);

    [Fact]
    public void Of_says_that_no_slowdown_is_shown_and_how_much_is_left_open()
    {
        var same = Report(SampleComparison.Base, SampleComparison.Base);

        Assert.Equal("No slowdown shown in 8 cases; 8 shown equal within 5%.", same.Headlines[0]);
    }

    [Fact]
    public void Of_names_the_greatest_changes_alone_when_there_are_many()
    {
        var full = SampleResults.Full;

        var slower = Report(InTurns(full), InTurns(full.Retimed((measured, _) => measured.Scenario == "harness" ? 3 : 1.5))).Headlines[0];

        Assert.Contains(" cases slower: ", slower, StringComparison.Ordinal);
        Assert.Equal(5, slower.Split("as slow").Length - 1);
        Assert.EndsWith(" more.", slower, StringComparison.Ordinal);
        Assert.Contains("produce-and-check, harness: 3.", slower, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_has_a_row_for_each_case_the_slower_ones_first_and_the_equal_ones_last()
    {
        var verdicts = Sample.Table.Groups.Select(group => group.Rows.Single()[0]).ToList();

        Assert.Equal(
            [
                "slower", "faster", "undecided: about 11 rounds would decide", "undecided: about 23 rounds would decide",
                "undecided: it takes more than 200 rounds", "too few rounds: measure at least 6", "equal within 5%",
            ],
            verdicts);
        Assert.All(Sample.Table.Groups, group => Assert.Equal(Sample.Table.Columns.Count, group.Rows.Single().Count));
    }

    [Fact]
    public void Of_lists_what_is_not_compared_missing_or_different()
    {
        Assert.Equal(
            [
                "only in base: threads, throughput, capacity unbounded", "measured in neither: threads, waiting-producers, capacity 1024",
                "only in new: callbacks, payloads, capacity unbounded",
            ],
            Sample.LeftOut);
        Assert.Equal(2, Sample.Missing.Count);
        Assert.Equal(["commit", "runtime"], Sample.Differences.Select(difference => difference.What));
        Assert.Equal("Disturbed by other programs: 0 of 72 measurements of base, 1 of 68 measurements of new.", Sample.Health);
        Assert.Equal(
            "Disturbed by other programs: not given by the system of base, not given by the system of new.",
            Report(SampleResults.Create(), SampleResults.Create()).Health);
    }

    [Fact]
    public void Of_lists_whole_scenarios_in_a_line_where_nothing_of_them_is_compared()
    {
        var full = SampleResults.Full;
        var part = full with { Cases = [.. full.Cases.Where(measured => measured.Scenario is "throughput" or "start-up")] };
        var less = part with { Cases = [.. part.Cases.Where(measured => measured.Model != "iterators")] };

        var leftOut = Report(full, less).LeftOut;

        Assert.Contains("only in base: 15 cases of break-even", leftOut);
        Assert.Contains("only in base: iterators, start-up", leftOut);
        Assert.Contains("only in base: callbacks, round-trip", leftOut);
    }

    [Fact]
    public void Of_warns_of_runs_apart_and_says_when_everything_moved()
    {
        var run = SampleComparison.Base.Apart();

        Assert.Empty(Sample.Cautions);
        Assert.Contains("compare --git", Assert.Single(Report(run, run).Cautions), StringComparison.Ordinal);
        Assert.Contains("at least 1.30x as slow", Report(run, run.Retimed((_, _) => 1.3)).Cautions[1], StringComparison.Ordinal);
        Assert.Contains("at least 1.30x as fast", Report(run.Retimed((_, _) => 1.3), run).Cautions[1], StringComparison.Ordinal);
        Assert.Contains(
            "undecided, more rounds will not decide: ", Report(run, run.Retimed((_, _) => 1.3)).Table.Groups[0].Rows[0][0], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_says_that_ratios_are_compared_and_what_has_none()
    {
        var full = SampleResults.Full;
        var report = ComparisonReport.Of(RunComparison.Of(full, full, 0.05, ofRatios: true));

        Assert.Equal("Benchmarks, new against base: ratios between models", report.Title);
        Assert.Contains("not times", Assert.Single(report.Cautions), StringComparison.Ordinal);
        Assert.Equal("No ratios between models, and so not compared: harness.", report.ReadingNotes[^1]);
        Assert.Matches("^[0-9.]+x \\[", report.Table.Groups[0].Rows[0][1]);
    }

    [Fact]
    public void Of_shows_processor_time_as_a_share()
    {
        var report = Report(Idle(), Idle());

        Assert.Equal("2.01 % [1.94, 2.10]", report.Table.Groups.Single().Rows.Single()[1]);
        Assert.Contains(report.ReadingNotes, note => note.Contains("processor time", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_shows_single_rounds_without_intervals()
    {
        var one = SampleResults.Create(rounds: 1);

        Assert.All(Report(one, one).Table.Groups, group => Assert.DoesNotContain(group.Rows.Single(), cell => cell.Contains('[')));
    }

    [Theory]
    [InlineData(0.05, "within 5%")]
    [InlineData(0.1, "within 10%")]
    public void Of_says_what_the_threshold_is(double threshold, string expected)
    {
        var report = ComparisonReport.Of(RunComparison.Of(SampleComparison.Base, SampleComparison.Base, threshold));

        Assert.Contains(expected, report.Headlines[0], StringComparison.Ordinal);
        Assert.Contains(report.ReadingNotes, note => note.Contains(expected, StringComparison.Ordinal));
    }

    private static ComparisonReport Report(RunResults baseRun, RunResults newRun) =>
        ComparisonReport.Of(RunComparison.Of(baseRun, newRun, 0.05));

    private static RunResults InTurns(RunResults run) => run with { Settings = run.Settings with { Interleaving = "turns" } };

    private static RunResults Idle() => SampleResults.Create() with
    {
        Cases = [SampleResults.Extra("idle", "callbacks", ExtraNames.CpuShare, 0.02)],
    };
}
