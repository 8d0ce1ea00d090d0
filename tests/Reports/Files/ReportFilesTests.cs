namespace ConcurrencyCompare.Tests.Reports.Files;

public class ReportFilesTests
{
    /// <summary>Above about half a megabyte GitHub shows Markdown as plain text.</summary>
    private const int MostOnGitHub = 400_000;

    [Fact]
    public void Render_gives_the_report_of_a_full_run()
    {
        // Pictures have snapshots of their own.
        var markdown = MarkdownWriter.Render(
            ReportFolder.WithFiles(RunReport.Of(SampleResults.Full), SampleResults.Full));

        Assert.InRange(markdown.Length, 1, MostOnGitHub);
        Snapshot.Check("Reports", "report.md", markdown);
    }

    [Fact]
    public void Render_gives_a_row_for_each_measurement()
    {
        var results = SampleResults.Create(rounds: 2).WithHealth(_ => SampleHealth.Quiet);
        var rounds = results.Cases[0].Rounds;
        var withAside = rounds[0]
            with
        { Position = 9, SetAside = [rounds[0] with { Health = SampleHealth.Disturbed }] };
        var cases = new[] { results.Cases[0] with { Rounds = [withAside] } }.Concat(results.Cases.Skip(1));

        Snapshot.Check("Reports", "results.csv", ResultsCsv.Render(results with { Cases = [.. cases] }));
    }

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"a\"", "\"say \"\"a\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void Cell_is_never_a_formula(string text, string expected) => Assert.Equal(expected, ResultsCsv.Cell(text));
}
