namespace ConcurrencyCompare.Benchmarks.Interleaving;

/// <summary>Commits, checked out beside the repository for as long as they are measured.</summary>
/// <remarks>Outside of it, because BenchmarkDotNet looks for the project in all folders of the repository, and must not find it
/// twice.</remarks>
internal sealed class Worktrees(GitRepository repository) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("concurrency-compare-");
    private readonly List<string> _paths = [];

    /// <summary>Checks a commit out.</summary>
    /// <param name="name">The side.</param>
    /// <param name="commit">The commit's full hash.</param>
    public Checkout Add(string name, string commit)
    {
        var path = Path.Combine(_folder.FullName, name);
        _paths.Add(path);
        repository.AddWorktree(path, commit);
        return new Checkout(name, path);
    }

    public void Dispose()
    {
        foreach (var path in _paths) repository.RemoveWorktree(path);
        _folder.Delete(recursive: true);
    }
}
