using ConcurrencyCompare.Benchmarks.Display;
using Spectre.Console;

namespace ConcurrencyCompare.Tests.Reports.Runs;

/// <summary>Every report says whether its numbers can be trusted: in a line when they can, first of all when they
/// cannot.</summary>
public class TrustTests
{
    private static readonly RunResults Clean = new ValidatedRun(6, seed: 1).Create();

    private static readonly RunResults Wrong = new ValidatedRun(10, seed: 1)
    {
        Constant = 1e6,
        Scatter = 0.4,
        Slowing = (scenario, place) => scenario == "oversubscribed" && place == 1 ? 3 : 1,
        Miscounting = scenario => scenario == "waiting-producers" ? 0.001 : 1,
    }.Create();

    [Fact]
    public void Of_a_clean_run_is_a_line_and_tables()
    {
        var report = RunReport.Of(Clean);

        Assert.Empty(Violations(report));
        Assert.Equal(
            "All checks of the measurement passed: 4 known answers, 7 cases with twice their items, "
                + "6 pairs of cases with the same workload, 1,692 iterations' processor time.",
            Assert.Single(report.LinesIn("validity", Readers.Page)));
        var tables = report.TablesIn("validity");
        Assert.Equal(["known answers", "linearity", "triangulation"], tables.Select(table => table.Title));
        var rows = tables[0].Rows.Select(row => row.Texts()).ToList();
        Assert.Equal(["time per item", "500 ns"], rows[0].Take(2));
        Assert.Equal(["allocated per item", "1,024 B", "1,024 B [1,024, 1,024]", "as known"], rows[1]);
        Assert.Equal(["voluntary switches per item", "1.00", "1.00 [1.00, 1.00]", "as known"], rows[2]);
        Assert.Equal(["time over that of steps", "10.00x"], rows[3].Take(2));
        Assert.Equal("1.93x [1.87, 2.04]", tables[1].Groups[0].Rows[0].Texts()[1]);
    }

    [Fact]
    public void Of_a_wrong_run_says_what_is_wrong_and_where()
    {
        var violations = Violations(RunReport.Of(Wrong));

        Assert.Contains(
            violations,
            line =>
                line.StartsWith(
                    "Known answers: time per item of spin is 500 ns, and was measured as 550 ns",
                    StringComparison.Ordinal));
        Assert.Contains(
            violations,
            line =>
                line.StartsWith(
                    "Known answers: time over that of steps of tenfold-steps is 10.00x, and was measured as 7.",
                    StringComparison.Ordinal));
        Assert.Contains(
            violations, line => line.StartsWith("Linearity: twice the items take 1.", StringComparison.Ordinal)
            && line.Contains(
                "in throughput, setting a (callbacks): part of the time belongs to no item.",
                StringComparison.Ordinal));
        Assert.Contains(
            violations, line => line.StartsWith("Triangulation: threads take 0.00", StringComparison.Ordinal)
            && line.EndsWith(
                "as long in throughput, setting a as in waiting-producers, setting a, with the same workload.",
                StringComparison.Ordinal));
        Assert.Contains(
            violations,
            line =>
                line.StartsWith(
                    "Positions: iteration 2 of oversubscribed, setting a, callbacks takes 2.",
                    StringComparison.Ordinal));
    }

    [Fact]
    public void Of_conservation_names_an_iteration_and_how_many_there_are()
    {
        var run = new ValidatedRun(6, seed: 1) { ProcessorTime = (times, place) => 3 * times[place] + 20e6 };

        var line = Violations(RunReport.Of(run.Create()))[0];

        Assert.StartsWith("Conservation: ", line);
        Assert.Contains(" of processor time where at most ", line);
        Assert.EndsWith(", round 1, iteration 1 (and 17 more).", line);
    }

    [Fact]
    public void Render_puts_violations_first_and_says_nothing_of_them_where_there_are_none()
    {
        var (clean, wrong) = (RunReport.Of(Clean), RunReport.Of(Wrong));

        Assert.DoesNotContain(ValidityWords.Warning, MarkdownWriter.Render(clean));
        Assert.DoesNotContain(ValidityWords.Warning, PageWriter.Render(clean));
        Assert.DoesNotContain(ValidityWords.Warning, Printed(clean));
        AssertBefore(ValidityWords.Warning, "- **Throughput", MarkdownWriter.Render(wrong));
        AssertBefore(ValidityWords.Warning, "class=\"answer\"", PageWriter.Render(wrong));
        AssertBefore(ValidityWords.Warning, "Throughput", Printed(wrong));
        // Without a heading of nothing.
        Assert.DoesNotContain("Checks of the measurement", Printed(wrong));
    }

    [Fact]
    public void Render_has_the_section_in_every_format()
    {
        var report = RunReport.Of(Clean);

        Assert.Contains($"## {ValidityWords.Heading}", MarkdownWriter.Render(report));
        Assert.Contains("| spin | allocated per item | 1,024 B |", MarkdownWriter.Render(report));
        Assert.Contains(ValidityWords.Heading, PageWriter.Render(report));
        Assert.Contains("do two scenarios agree on the same workload?", PageWriter.Render(report));
        Assert.Contains(ValidityWords.Clean, Printed(report));
    }

    private static void AssertBefore(string first, string second, string text)
    {
        var place = text.IndexOf(first, StringComparison.Ordinal);
        Assert.True(
            place >= 0 && place < text.IndexOf(second, StringComparison.Ordinal), text[..Math.Min(text.Length, 2_000)]);
    }

    private static IReadOnlyList<string> Violations(Document report) =>
        [.. report.Part("answer").Content.OfType<Notice>().First().Items.Select(line => line.ToString().Plain())];

    private static string Printed(Document report)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Profile.Width = 200;
        ConsoleReport.Print(console, report);
        return output.ToString();
    }
}
