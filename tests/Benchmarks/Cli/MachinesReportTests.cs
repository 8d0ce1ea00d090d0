namespace ConcurrencyCompare.Tests.Cli;

public sealed class MachinesReportTests : FolderTests
{
    private string Output => _directory.File("merged");

    [Fact]
    public void Report_shows_what_a_matrix_of_machines_left_and_names_who_left_nothing()
    {
        Folder("artifacts/linux-x64", "AMD EPYC");
        Folder("artifacts/linux-arm64", "Ampere Altra");

        var run = CommandLineRun.Of(
            "report", _directory.File("artifacts"), "--output", Output, "--expect", "linux-x64,linux-arm64,windows");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var markdown = File.ReadAllText(Path.Combine(Output, ReportFolder.MarkdownName));
        Assert.Contains("2 runs side by side", markdown);
        Assert.Contains("**Not everything is here:**\n\n- **windows:** no results.\n\n", markdown);
        Assert.True(
            markdown.IndexOf("Ampere Altra", StringComparison.Ordinal)
                < markdown.IndexOf("AMD EPYC", StringComparison.Ordinal));
    }

    [Fact]
    public void Report_refuses_a_folder_without_results_and_writes_nothing()
    {
        var run = CommandLineRun.Of("report", _directory.Path, "--output", Output);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"error: there is no results.json in '{_directory.Path}', nor in a folder right below it.\n",
            run.Error.ReplaceLineEndings("\n"));
        Assert.False(Directory.Exists(Output));
    }

    private void Folder(string name, string processor)
    {
        var sample = SampleResults.Create();
        _directory.Folder(name, sample with { Environment = sample.Environment with { Processor = processor } });
    }
}
