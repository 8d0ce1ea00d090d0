namespace ConcurrencyCompare.Tests.Workflows;

public sealed class CompareScriptTests : IDisposable
{
    private readonly ScriptRun _scripts = new();

    public void Dispose() => _scripts.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Compare_summarises_and_ends_as_the_comparison_does(int exitCode)
    {
        _scripts.Directory("base");
        _scripts.Directory("new");
        _scripts.Replace("dotnet", $$"""
            printf '%s\n' "$@" > '{{_scripts.File("asked")}}'
            echo slower > '{{_scripts.File("out")}}/comparison.md'
            exit {{exitCode}}
            """);

        var run = _scripts.Run("compare", "base", "new", "out", "--rounds", "6");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal("slower\n", _scripts.Read("summary.md"));
        Assert.Equal(
            ["run", "-c", "Release", "compare", "--checkouts", _scripts.File("base"), _scripts.File("new"), "--fail-on",
                "slower",
                "--output", _scripts.File("out"), "--rounds", "6"],
            _scripts.Read("asked").TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Compare_says_nothing_when_nothing_was_compared()
    {
        _scripts.Replace("dotnet", "exit 2");

        Assert.Equal(2, _scripts.Run("compare", ".", ".", "out").ExitCode);
        Assert.False(File.Exists(_scripts.File("summary.md")));
    }
}
