using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Workflows;

public sealed class ResultsScriptTests : IDisposable
{
    private readonly ScriptRun _scripts = new();

    public ResultsScriptTests()
    {
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
        Draw("one", "first\r\n");
        Results("one", "keep", expected: 0);

        Results("other", "take", expected: 0);

        Assert.Equal(
            ["a machine/history.jsonl first\r\n", "a machine/results.json {}"],
            Files("other/site").Select(file => $"{file.Key} {_scripts.Read($"other/site/{file.Key}")}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keep_leaves_a_single_commit_however_often()
    {
        foreach (var text in new[] { "first", "second", "third" })
        {
            Results("one", "take", expected: 0);
            Draw("one", text);
            Results("one", "keep", expected: 0);
        }

        Assert.Equal("1\n", Git("-C", "origin", "rev-list", "--count", "results"));
        Assert.Equal("third", Git("-C", "origin", "show", "results:a machine/history.jsonl"));
    }

    [Fact]
    public void Keep_refuses_to_replace_what_was_published_meanwhile()
    {
        Results("one", "take", expected: 0);
        Results("other", "take", expected: 0);
        Draw("one", "first");
        Draw("other", "second");
        Results("one", "keep", expected: 0);

        var refused = Results("other", "keep", expected: 1);

        Assert.Contains("error: 'site' was not kept", refused.Error);
        Assert.Equal("first", Git("-C", "origin", "show", "results:a machine/history.jsonl"));
        Results("other", "take", expected: 0);
        Assert.Equal("first", _scripts.Read("other/site/a machine/history.jsonl"));
    }

    [Fact]
    public void Publishers_one_after_the_other_make_the_site_of_both()
    {
        string[] runs = [WriteRun("linux"), WriteRun("windows"), WriteRun("macos")];
        // The application itself, but without building it.
        _scripts.Replace("dotnet", $$"""
            while [ "$1" != -- ]; do shift; done
            exec '{{ProcessRun.Find("dotnet")}}' '{{typeof(ExitCode).Assembly.Location}}' "${@:2}"
            """);
        Results("one", "take", expected: 0);
        Publish("one", runs[0], "nowhere");
        Results("one", "keep", expected: 0);
        Results("other", "take", expected: 0);
        Publish("other", runs[1], runs[2]);

        Assert.Equal(0, CommandLineRun.Of(["publish", .. runs, "--site", _scripts.File("together")]).ExitCode);
        Assert.Equal(Files("together"), Files("other/site"));
        Assert.Equal(
            "- nowhere is not published: error: there is no results.json in 'nowhere'.\n\n",
            _scripts.Read("summary.md").Split("## ")[0]);
        Assert.EndsWith(_scripts.Read("together/summary.md"), _scripts.Read("summary.md"));
    }

    [Fact]
    public void Take_fails_when_the_branch_cannot_be_asked_for()
    {
        Git("-C", "one", "remote", "set-url", "origin", "../nowhere");

        Assert.NotEqual(0, _scripts.RunIn("one", "results", "take", "site").ExitCode);
    }

    /// <summary>A site, with such a history.</summary>
    private void Draw(string clone, string history)
    {
        _scripts.Write($"{clone}/site/a machine/history.jsonl", history);
        _scripts.Write($"{clone}/site/a machine/results.json", "{}");
        _scripts.Write($"{clone}/site/index.html", "drawn anew each time");
    }

    /// <summary>A run on a machine of that name.</summary>
    private string WriteRun(string name)
    {
        var sample = SampleResults.Create();
        var folder = _scripts.Directory(name);
        ResultsFile.Write(folder, sample with { Environment = sample.Environment with { Processor = name } });
        return folder;
    }

    /// <summary>Every file of a site, with its bytes.</summary>
    private Dictionary<string, string> Files(string site) => Directory
        .GetFiles(_scripts.File(site), "*", SearchOption.AllDirectories)
        .ToDictionary(
            file => Path.GetRelativePath(_scripts.File(site), file),
            file => Convert.ToHexString(File.ReadAllBytes(file)));

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
