using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Reports;
using ConcurrencyCompare.Tests.Support;
using static ConcurrencyCompare.Tests.Support.Refusal;

namespace ConcurrencyCompare.Tests.Application;

public sealed class ReportCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Run_renders_a_folder_again_from_its_results_alone()
    {
        var folder = _directory.Folder("run", SampleResults.Create());

        var run = CommandLineRun.Of("report", folder);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(Path.Combine(folder, MarkdownReport.Name), run.Output, StringComparison.Ordinal);
        Assert.Equal(
            MarkdownReport.Render(Report.Of(SampleResults.Create())),
            File.ReadAllText(Path.Combine(folder, MarkdownReport.Name)));
        Assert.True(File.Exists(Path.Combine(folder, ResultsCsv.Name)));
    }

    [Fact]
    public void Run_leaves_the_folder_alone_when_another_one_is_given()
    {
        var folder = _directory.Folder("run", SampleResults.Create());
        var other = _directory.File("other");

        Assert.Equal(0, CommandLineRun.Of("report", folder, "--output", other).ExitCode);

        Assert.Equal([ResultsFile.Name], Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.True(File.Exists(Path.Combine(other, MarkdownReport.Name)));
    }

    [Fact]
    public void Run_shows_several_folders_side_by_side()
    {
        var one = _directory.Folder("one", SampleResults.Create());
        var two = _directory.Folder("two", SampleResults.Full);
        var output = _directory.File("both");

        var run = CommandLineRun.Of("report", one, two, "--output", output);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var markdown = File.ReadAllText(Path.Combine(output, MarkdownReport.Name));
        Assert.Contains("2 runs side by side", markdown, StringComparison.Ordinal);
        Assert.Contains("2 cores (two): x as fast as threads", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain(_directory.Path, markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_refuses_several_folders_without_one_for_the_report()
    {
        var one = _directory.Folder("one", SampleResults.Create());

        AssertRefused(CommandLineRun.Of("report", one, one), "give one with --output");
        Assert.Equal([ResultsFile.Name], Directory.GetFiles(one).Select(Path.GetFileName));
    }

    [Fact]
    public void Run_writes_nothing_when_one_of_the_folders_is_damaged()
    {
        var one = _directory.Folder("one", SampleResults.Create());
        var two = _directory.File("two");
        Directory.CreateDirectory(two);
        File.WriteAllText(Path.Combine(two, ResultsFile.Name), "{ \"format\": ");
        var output = _directory.File("both");

        AssertRefused(CommandLineRun.Of("report", one, two, "--output", output), "is not a results file (line 1");
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public void Run_refuses_a_folder_that_is_not_there_or_holds_no_results()
    {
        AssertRefused(CommandLineRun.Of("report", _directory.File("absent")), "there is no results.json in '");
        AssertRefused(CommandLineRun.Of("report", _directory.Path), "there is no results.json in '");
        AssertRefused(CommandLineRun.Of("report"), "report");
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }
}
