using System.Text;

namespace ConcurrencyCompare.Tests.Reports.Markdown;

public class RunSummaryTests
{
    private static readonly RunResults Results = SampleResults.Create();

    [Fact]
    public void Render_gives_answer_history_verdicts_and_health_without_links_or_pictures() =>
        Snapshot.Check("Reports", "summary.md", RunSummary.Render([Machine("A machine", Results)]));

    [Theory]
    [InlineData(1_000)]
    [InlineData(5_000)]
    [InlineData(20_000)]
    public void Render_cuts_at_a_whole_line_and_says_so(int mostBytes)
    {
        (string, Document)[] machines =
            [.. Enumerable.Range(1, 3).Select(number => Machine($"Machine {number}", SampleResults.Full))];
        var whole = RunSummary.Render(machines);

        var cut = RunSummary.Render(machines, mostBytes);

        Assert.InRange(Encoding.UTF8.GetByteCount(cut), mostBytes / 2, mostBytes);
        var lines = cut.TrimEnd('\n').Split('\n');
        Assert.Equal(whole.Split('\n')[..(lines.Length - 2)], lines[..^2]);
        Assert.Matches(
            @"^\*\*Cut to stay within [0-9,]+ bytes: [0-9,]+ lines? more, with [0-9,]+ headings?, in the report\.\*\*$",
            lines[^1]);
    }

    [Fact]
    public void Render_stays_within_what_github_takes_whatever_it_is_given()
    {
        var huge = new Document("huge", new Section("s", "", new Lines(new string('ä', RunSummary.MostBytes))));
        var many = new Document("many", new Section("s", "", new Lines(
            [.. Enumerable.Repeat<Line>("One of very many lines | with | ä and €.", 100_000)])));

        Assert.InRange(
            Encoding.UTF8.GetByteCount(RunSummary.Render([("many", many)])), RunSummary.MostBytes - 1_000,
            RunSummary.MostBytes);
        Assert.InRange(Encoding.UTF8.GetByteCount(RunSummary.Render([("huge", huge)])), 1, RunSummary.MostBytes);
    }

    private static (string Label, Document Report) Machine(string label, RunResults results) =>
        (label, RunReport.Of(results, SampleHistory.Of(results, 30)));
}
