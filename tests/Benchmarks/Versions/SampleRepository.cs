namespace ConcurrencyCompare.Tests.Versions;

/// <summary>A repository of two commits, in which <c>file.txt</c> says <c>one</c> and then <c>two</c>.</summary>
internal sealed class SampleRepository : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public SampleRepository()
    {
        Git("init", "--quiet");
        Commit("one");
        Git("tag", "first");
        Commit("two");
    }

    public string Path => _directory.Path;

    public string File => _directory.File("file.txt");

    public string Git(params string[] arguments)
    {
        var run = Tool.Run("git", Path, CancellationToken.None, arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output.Trim();
    }

    public void Dispose()
    {
        // git makes its files read-only, and Windows keeps those.
        foreach (var file in Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories))
            System.IO.File.SetAttributes(file, FileAttributes.Normal);
        _directory.Dispose();
    }

    private void Commit(string content)
    {
        System.IO.File.WriteAllText(File, content);
        Git("add", "file.txt");
        Git(
            "-c", "user.name=Somebody", "-c", "user.email=somebody@example.invalid", "-c", "commit.gpgSign=false",
            "commit", "--quiet", "-m", content);
    }
}
