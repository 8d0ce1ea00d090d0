namespace ConcurrencyCompare.Tests.Cli;

/// <summary>A variable of a script that is not set leaves an empty path: that must not pass for the current folder, nor
/// for anything else.</summary>
public sealed class EmptyPathTests : FolderTests
{
    private readonly string _run;

    public EmptyPathTests() => _run = _directory.Folder("run", SampleResults.Create());

    [Theory]
    [InlineData("report", "EMPTY")]
    [InlineData("report", "RUN", "EMPTY", "--output", "OUT")]
    [InlineData("report", "RUN", "--output", "EMPTY")]
    [InlineData("report", "RUN", "--output=")]
    [InlineData("publish", "--site", "EMPTY")]
    [InlineData("publish", "EMPTY", "--site", "OUT")]
    [InlineData("publish", "RUN", "--site", "EMPTY")]
    [InlineData("export", "EMPTY", "--format", "openmetrics")]
    [InlineData("export", "RUN", "--format", "openmetrics", "--output", "EMPTY")]
    [InlineData("compare", "EMPTY", "RUN")]
    [InlineData("compare", "RUN", "EMPTY")]
    [InlineData("compare", "RUN", "RUN", "--output", "EMPTY")]
    [InlineData("compare", "--git", "HEAD", "--repository", "EMPTY", "--output", "OUT")]
    [InlineData("compare", "--checkouts", "EMPTY", "RUN", "--output", "OUT")]
    [InlineData("compare", "--checkouts", "RUN", "EMPTY", "--output", "OUT")]
    [InlineData("benchmarks", "--output", "EMPTY")]
    [InlineData("benchmarks", "--resume", "--output", "EMPTY")]
    [InlineData("--output", "EMPTY")]
    public void Run_refuses_a_path_that_is_none(params string[] arguments)
    {
        foreach (var empty in (string[])["", " ", "\t", "a\0b"])
        {
            if (empty != "" && !arguments.Contains("EMPTY")) continue;

            var before = Everything();
            var run = CommandLineRun.Of([.. arguments.Select(argument => argument switch
            {
                "EMPTY" => empty,
                "RUN" => _run,
                "OUT" => _directory.File("out"),
                _ => argument,
            })]);

            AssertRefused(run, arguments[^1] == "--output=" ? "--output" : "path");
            Assert.Equal(before, Everything());
        }
    }

    private string[] Everything() =>
        [.. Directory.GetFileSystemEntries(_directory.Path, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)];
}
