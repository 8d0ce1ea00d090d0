using System.Text.RegularExpressions;

namespace ConcurrencyCompare.Tests.Reports.History;

public partial class HistoryReportTests
{
    private static readonly RunResults Last = SampleResults.Create();

    [Fact]
    public void Of_names_a_planted_change_and_where_it_began()
    {
        var history = Of(SampleHistory.Of(Last, 30));

        Assert.Equal("30 quick runs, 1 change point", history.Summary);
        Assert.StartsWith("30 quick runs from 2026-05-04 to 2026-11-23, 4 cases: 1 change point.", Lines(history)[0]);
        Assert.Matches(
            @"^Since run 15 \(2026-08-10, commit 000000f; \.NET 10\.0\.12, before \.NET 10\.0\.11\): "
                + @"threads take 1\.1[4-6]x \[.+\] as long in throughput, topology 1:1, capacity 1,024\.$",
            Lines(history)[1]);
        var table = TableOf(history)!;
        Assert.Equal(
            ["throughput, topology 1:1, capacity 1,024", "latency, rate 10,000/s"],
            table.Groups.Select(group => group.Name));
        var row = table.Groups[0].Rows[0].Texts();
        Assert.Equal("threads", row[0]);
        Assert.EndsWith(" as long since 2026-08-10", row[3]);
        Assert.StartsWith(row[2], row[3]);
        Assert.All(table.Rows.Skip(1), other => Assert.Same(Cell.Nothing, other[3]));
    }

    [Fact]
    public void Of_says_that_something_became_faster()
    {
        var history = Of(SampleHistory.Of(Last, 30, change: -0.15));

        Assert.Matches(@"threads take 0\.8\S* \[.+\] as long in throughput", Lines(history)[1]);
    }

    [Fact]
    public void Of_shows_no_change_in_a_flat_history()
    {
        var history = Of(SampleHistory.Of(Last, 60, change: 0));

        Assert.Equal("60 quick runs, 0 change points", history.Summary);
        Assert.EndsWith("4 cases: no change point.", Lines(history)[0]);
        Assert.DoesNotContain(
            Charts(history), chart => chart.Svg.Contains("Dashed upright line", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "1 quick run so far; change points need 12.")]
    [InlineData(11, "11 quick runs so far; change points need 12.")]
    public void Of_says_plainly_that_runs_are_too_few(int runs, string expected)
    {
        var history = Of(SampleHistory.Of(Last, runs));

        Assert.Equal([expected], Lines(history));
        Assert.Equal(runs > 1 ? 2 : 0, Charts(history).Count);
        Assert.Equal(runs > 1, TableOf(history) is not null);
    }

    [Fact]
    public void Of_holds_nothing_against_other_profiles_or_cases_that_are_gone()
    {
        var runs = SampleHistory.Of(Last, 30).Runs.Select(
            (run, place) => place < 15 ? run with { Conditions = run.Conditions with { Profile = "full" } } : run);

        var history = Of(new RunHistory([.. runs], []));

        Assert.Equal("15 quick runs, 0 change points", history.Summary);
        Assert.Equal(
            "Not in this history: 15 runs of other profiles or settings, or before the last 200.", Lines(history)[^1]);
    }

    [Fact]
    public void Of_looks_at_the_last_two_hundred_runs()
    {
        var history = Of(SampleHistory.Of(Last, 230, change: 0));

        Assert.Equal("200 quick runs, 0 change points", history.Summary);
        Assert.Contains(", run 171 (", Charts(history)[0].Svg);
        Assert.DoesNotContain(", run 170 (", Charts(history)[0].Svg);
        Assert.StartsWith("Not in this history: 30 runs", Lines(history)[^1]);
    }

    [Fact]
    public void Of_draws_what_changed_and_then_the_first_setting_of_other_scenarios()
    {
        var full = SampleResults.Full;
        var charts = Charts(Of(full, SampleHistory.Of(full, 30)));

        Assert.Equal("history-throughput-topology-1-1-capacity-1", charts[0].Name);
        Assert.Equal(4, charts.Count);
        Assert.Equal(charts.Count, charts.Select(chart => chart.Name.Split('-')[1]).Distinct().Count());
    }

    [Fact]
    public void Of_names_the_largest_of_many_changes()
    {
        var full = SampleResults.Full;
        var runs = SampleHistory.Of(full, 40).Runs.Select((run, place) => place < 20
            ? run with { Values = run.Values.ToDictionary(value => value.Key, value => Halved(value.Value)) }
            : run);

        var history = Of(full, new RunHistory([.. runs], []));

        // Where the noise of a run hides the step, it is found one run later, in a line of its own.
        var line = Assert.Single(Lines(history), line => line.StartsWith("Since run 21 ", StringComparison.Ordinal));
        Assert.Matches("(;.*){7}; [0-9]+ more in the table[.]$", line);
        Assert.Equal(4, Charts(history).Count);
    }

    [Fact]
    public void Render_shows_the_history_as_markdown()
    {
        var markdown = MarkdownWriter.Render(RunReport.Of(Last, SampleHistory.Of(Last, 30)));

        var from = markdown.IndexOf("## History", StringComparison.Ordinal);
        var to = markdown.IndexOf("\n## ", from + 1, StringComparison.Ordinal);
        Snapshot.Check("Reports/History", "history.md", markdown[from..to]);
    }

    [Fact]
    public void Render_shows_the_history_in_the_page()
    {
        var page = PageWriter.Render(RunReport.Of(Last, SampleHistory.Of(Last, 30)));

        var section = Assert.Single(HistorySection().Matches(page)).Value;
        // Pictures have snapshots of their own.
        Snapshot.Check("Reports/History", "history.html", Picture().Replace(section, "<svg/>"));
        Assert.Equal(2, Picture().Count(section));
        Assert.Contains("<a href=\"#history\">History</a>", page);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Of_draws_what_was_looked_at(int place)
    {
        var chart = Charts(Of(SampleHistory.Of(Last, 30)))[place];

        Snapshot.Check("Reports/History", chart.Name + ".svg", chart.Svg);
    }

    [Fact]
    public void Render_keeps_hostile_commits_and_versions_as_text()
    {
        const string Hostile = "<img src=x>|\u202E[a](b)";
        var runs = SampleHistory.Of(Last, 30).Runs.Select((run, place) =>
            place >= 14 ? run with { Environment = run.Environment with { Runtime = Hostile } } : run);
        var report = RunReport.Of(Last, new RunHistory([.. runs], [Hostile]));

        Assert.DoesNotContain("<img", MarkdownWriter.Render(report));
        Assert.DoesNotContain("](b)", MarkdownWriter.Render(report));
        Assert.DoesNotContain("<img", PageWriter.Render(report));
        Assert.DoesNotContain('\u202E', PageWriter.Render(report) + MarkdownWriter.Render(report));
    }

    private static HistoryReport Of(RunHistory history) => Of(Last, history);

    private static HistoryReport Of(RunResults run, RunHistory history) =>
        new RunReport(JudgedRun.Of(run), history).History!;

    private static IReadOnlyList<string> Lines(HistoryReport history) =>
        [.. history.Section.Blocks.OfType<Lines>().Single().Items.Select(line => line.Text.Plain())];

    private static IReadOnlyList<Chart> Charts(HistoryReport history) =>
        history.Section.Blocks.OfType<Pictures>().SingleOrDefault()?.Charts ?? [];

    private static Table? TableOf(HistoryReport history) => history.Section.Blocks.OfType<Table>().SingleOrDefault();

    private static Estimate Halved(Estimate value) =>
        new(value.Center / 2, value.Low / 2, value.High / 2, value.Confidence);

    [GeneratedRegex("<section id=\"history\".*?</section>\n", RegexOptions.Singleline)]
    private static partial Regex HistorySection();

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Picture();
}
