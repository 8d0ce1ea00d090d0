namespace ConcurrencyCompare.Tests.Workflows;

public sealed class PublishScriptTests : IDisposable
{
    private const int MostInSummary = 1024 * 1024;

    private readonly ScriptRun _scripts = new();

    public PublishScriptTests()
    {
        _scripts.Directory("site");
        // In place of the application: takes what is called good, and says what it was asked to add.
        _scripts.Replace("dotnet", """
            while [ "$1" != publish ]; do shift; done
            case $2 in
              *good*) echo "$2" >> "$4/summary.md" ;;
              *) printf 'warning: a word before\nerror: there are no results in %s.\n' "$2" >&2; exit 2 ;;
            esac
            """);
    }

    public void Dispose() => _scripts.Dispose();

    [Fact]
    public void Publish_summarises_what_is_published()
    {
        Assert.Equal(0, _scripts.Run("publish", "site", "runs/good", "runs/also good").ExitCode);
        Assert.Equal("\nruns/good\nruns/also good\n", _scripts.Read("summary.md"));
    }

    [Fact]
    public void Publish_names_a_run_that_is_refused_and_goes_on()
    {
        Assert.Equal(0, _scripts.Run("publish", "site", "runs/one", "runs/good", "runs/two").ExitCode);
        Assert.Equal(
            """
            - one is not published: error: there are no results in runs/one.
            - two is not published: error: there are no results in runs/two.

            runs/good

            """,
            _scripts.Read("summary.md"));
    }

    [Fact]
    public void Publish_fails_when_no_run_is_published()
    {
        Assert.Equal(1, _scripts.Run("publish", "site", "runs/one").ExitCode);
        Assert.Equal("- one is not published: error: there are no results in runs/one.\n", _scripts.Read("summary.md"));
    }

    [Fact]
    public void Publish_says_no_more_than_GitHub_takes()
    {
        _scripts.Write("site/summary.md", new string('x', MostInSummary));

        Assert.Equal(0, _scripts.Run("publish", "site", "runs/one", "runs/good").ExitCode);
        Assert.Equal(MostInSummary, _scripts.Read("summary.md").Length);
        Assert.StartsWith("- one is not published", _scripts.Read("summary.md"));
    }
}
