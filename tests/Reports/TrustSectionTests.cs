using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Reports;
using ConcurrencyCompare.Reports.Html;
using ConcurrencyCompare.Tests.Analysis.Validity;
using Spectre.Console;

namespace ConcurrencyCompare.Tests.Reports;

/// <summary>Every report says whether its numbers can be trusted: in a line when they can, first of all when they cannot.</summary>
public class TrustSectionTests
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
        var trust = Report.Of(Clean).Trust;

        Assert.Empty(trust.Violations);
        Assert.Equal(
            "Checks of the measurement itself found nothing wrong: 4 known answers, 7 cases with twice their items, "
                + "6 pairs of cases with the same workload, 1,692 iterations' processor time.",
            Assert.Single(trust.Lines));
        Assert.Equal(["known answers", "linearity", "triangulation"], trust.Tables.Select(table => table.Title));
        var rows = trust.Tables[0].Groups.SelectMany(group => group.Rows).ToList();
        Assert.Equal(["time per item", "500 ns"], rows[0].Take(2));
        Assert.Equal(["allocated per item", "1,024 B", "1,024 B [1,024, 1,024]", "as known"], rows[1]);
        Assert.Equal(["voluntary switches per item", "1.00", "1.00 [1.00, 1.00]", "as known"], rows[2]);
        Assert.Equal(["time over that of steps", "10.00x"], rows[3].Take(2));
        Assert.Equal("1.93x [1.87, 2.04]", trust.Tables[1].Groups[0].Rows[0][1]);
    }

    [Fact]
    public void Of_a_wrong_run_says_what_is_wrong_and_where()
    {
        var violations = Report.Of(Wrong).Trust.Violations;

        Assert.Contains(violations, line => line.StartsWith("Known answers: time per item of spin is 500 ns, and was measured as 550 ns", StringComparison.Ordinal));
        Assert.Contains(violations, line => line.StartsWith("Known answers: time over that of steps of tenfold-steps is 10.00x, and was measured as 7.", StringComparison.Ordinal));
        Assert.Contains(violations, line => line.StartsWith("Linearity: twice the items take 1.", StringComparison.Ordinal)
            && line.Contains("in throughput, setting a (callbacks): something takes time there that is no item.", StringComparison.Ordinal));
        Assert.Contains(violations, line => line.StartsWith("Triangulation: threads takes 0.00", StringComparison.Ordinal)
            && line.EndsWith("the time in throughput, setting a that the same workload takes in waiting-producers, setting a.", StringComparison.Ordinal));
        Assert.Contains(violations, line => line.StartsWith("Positions: iteration 2 of oversubscribed, setting a, callbacks, takes 2.", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_conservation_names_an_iteration_and_how_many_there_are()
    {
        var run = new ValidatedRun(6, seed: 1) { ProcessorTime = (times, place) => 3 * times[place] + 20e6 };

        var line = Report.Of(run.Create()).Trust.Violations[0];

        Assert.StartsWith("Conservation: ", line, StringComparison.Ordinal);
        Assert.Contains("of processor time where at most ", line, StringComparison.Ordinal);
        Assert.EndsWith(", round 1, iteration 1 (17 more like it).", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_puts_violations_first_and_says_nothing_of_them_where_there_are_none()
    {
        var (clean, wrong) = (Report.Of(Clean), Report.Of(Wrong));

        Assert.DoesNotContain(TrustSection.Warning, MarkdownReport.Render(clean), StringComparison.Ordinal);
        Assert.DoesNotContain(TrustSection.Warning, HtmlReport.Render(clean), StringComparison.Ordinal);
        Assert.DoesNotContain(TrustSection.Warning, Printed(clean), StringComparison.Ordinal);
        AssertBefore(TrustSection.Warning, "## The answer", MarkdownReport.Render(wrong));
        AssertBefore(TrustSection.Warning, "class=\"answer\"", HtmlReport.Render(wrong));
        AssertBefore(TrustSection.Warning, "throughput", Printed(wrong));
    }

    [Fact]
    public void Render_has_the_section_in_every_format()
    {
        var report = Report.Of(Clean);

        Assert.Contains($"## {TrustSection.Heading}", MarkdownReport.Render(report), StringComparison.Ordinal);
        Assert.Contains("| spin | allocated per item | 1,024 B |", MarkdownReport.Render(report), StringComparison.Ordinal);
        Assert.Contains(TrustSection.Heading, HtmlReport.Render(report), StringComparison.Ordinal);
        Assert.Contains("do two scenarios agree on the same workload?", HtmlReport.Render(report), StringComparison.Ordinal);
        Assert.Contains(TrustSection.Clean, Printed(report), StringComparison.Ordinal);
    }

    private static void AssertBefore(string first, string second, string text)
    {
        var place = text.IndexOf(first, StringComparison.Ordinal);
        Assert.True(place >= 0 && place < text.IndexOf(second, StringComparison.Ordinal), text[..Math.Min(text.Length, 2_000)]);
    }

    private static string Printed(Report report)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No });
        console.Profile.Width = 200;
        ConsoleReport.Print(console, report);
        return output.ToString();
    }
}
