namespace ConcurrencyCompare.Tests.Cli;

public sealed class ExportCommandTests : FolderTests
{
    public ExportCommandTests() => ResultsFile.Write(_directory.Path, SampleResults.Create());

    [Fact]
    public void Export_writes_to_standard_output()
    {
        var run = CommandLineRun.Of("export", _directory.Path, "--format", "openmetrics");

        Assert.Equal((0, "", OpenMetrics.Render(SampleResults.Create())), (run.ExitCode, run.Error, run.Output));
    }

    [Fact]
    public void Export_writes_a_file()
    {
        var file = _directory.File("out.json");

        var run = CommandLineRun.Of("export", _directory.Path, "--format", "github-action-benchmark", "--output", file);

        Assert.Equal((0, "", ""), (run.ExitCode, run.Error, run.Output));
        Assert.Equal(GitHubActionBenchmark.Render(SampleResults.Create()), File.ReadAllText(file));
    }

    [Theory]
    [InlineData("--format xml", "unknown format 'xml'. There are: github-action-benchmark, openmetrics.")]
    [InlineData("", "--format")]
    [InlineData("--format openmetrics --output no/such/folder/file", "cannot be written")]
    public void Export_says_what_is_wrong(string arguments, string expected)
    {
        var run = CommandLineRun.Of(
            ["export", _directory.Path, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        AssertRefused(run, expected);
    }
}
