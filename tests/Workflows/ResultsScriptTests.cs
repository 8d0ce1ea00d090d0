using System.Diagnostics;
using ConcurrencyCompare.Tests.Application;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Workflows;

public sealed class ResultsScriptTests : IClassFixture<PublishedSite>, IDisposable
{
    private readonly PublishedSite _site;
    private readonly ScriptRun _scripts = new();

    public ResultsScriptTests(PublishedSite site)
    {
        _site = site;
        Git("init", "--quiet", "--bare", "origin");
        Git("clone", "--quiet", "origin", "one");
        Git("clone", "--quiet", "origin", "other");
    }

    public void Dispose() => _scripts.Dispose();

    [Fact]
    public void Take_gives_nothing_before_the_first_publication()
    {
        Results("one", "take", expected: 0);

        Assert.Empty(Directory.GetFileSystemEntries(_scripts.File("one/site")));
    }

    [Fact]
    public void Take_gives_what_was_kept()
    {
        _scripts.Write("one/site/index.html", "a page\r\n");
        _scripts.Write("one/site/a machine/history.jsonl", "{}\n");
        Results("one", "keep", expected: 0);

        Results("other", "take", expected: 0);

        Assert.Equal("a page\r\n", _scripts.Read("other/site/index.html"));
        Assert.Equal("{}\n", _scripts.Read("other/site/a machine/history.jsonl"));
    }

    [Fact]
    public void Keep_leaves_a_single_commit_however_often()
    {
        foreach (var text in new[] { "first", "second", "third" })
        {
            Results("one", "take", expected: 0);
            _scripts.Write("one/site/index.html", text);
            Results("one", "keep", expected: 0);
        }

        Assert.Equal("1\n", Git("-C", "origin", "rev-list", "--count", "results"));
        Assert.Equal("third", Git("-C", "origin", "show", "results:index.html"));
    }

    [Fact]
    public void Keep_refuses_to_replace_what_was_published_meanwhile()
    {
        Results("one", "take", expected: 0);
        Results("other", "take", expected: 0);
        _scripts.Write("one/site/index.html", "first");
        _scripts.Write("other/site/index.html", "second");
        Results("one", "keep", expected: 0);

        var refused = Results("other", "keep", expected: 1);

        Assert.Contains("error: 'site' was not kept", refused.Error, StringComparison.Ordinal);
        Assert.Equal("first", Git("-C", "origin", "show", "results:index.html"));
        Results("other", "take", expected: 0);
        Assert.Equal("first", _scripts.Read("other/site/index.html"));
    }

    [Fact]
    public void Publishers_one_after_the_other_make_the_site_of_both()
    {
        Results("one", "take", expected: 0);
        Publish("one", _site.Runs[0], "nowhere");
        Results("one", "keep", expected: 0);

        Results("other", "take", expected: 0);
        Publish("other", [.. _site.Runs.Skip(1)]);

        Assert.Equal(PublishedSite.Files(_site.Directory), PublishedSite.Files(_scripts.File("other/site")));
        Assert.StartsWith(
            "- nowhere is not published: error: there is no results.json in 'nowhere'.\n", _scripts.Read("summary.md"), StringComparison.Ordinal);
        Assert.EndsWith(_scripts.Read("other/site/summary.md"), _scripts.Read("summary.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Take_fails_when_the_branch_cannot_be_asked_for()
    {
        Git("-C", "one", "remote", "set-url", "origin", "../nowhere");

        Assert.NotEqual(0, _scripts.RunIn("one", "results", "take", "site").ExitCode);
    }

    /// <summary>With the application itself.</summary>
    private void Publish(string clone, params string[] runs)
    {
        var run = _scripts.RunIn(clone, "publish", ["site", .. runs]);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    private ProcessRun Results(string clone, string verb, int expected)
    {
        var run = _scripts.RunIn(clone, "results", verb, "site");
        Assert.True(run.ExitCode == expected, run.Output + run.Error);
        return run;
    }

    private string Git(params string[] arguments)
    {
        var run = ProcessRun.Of(new ProcessStartInfo("git", arguments) { WorkingDirectory = _scripts.File("") });
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }
}
