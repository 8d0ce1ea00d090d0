using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Files;

namespace ConcurrencyCompare.Benchmarks.Versions;

/// <summary>Commits, checked out beside the repository for as long as they are measured.</summary>
/// <remarks>Outside of it, because versions before this one look for their project in all folders of the repository,
/// and must not find it twice. A measurement that is killed leaves its folder behind; the next one removes
/// it.</remarks>
internal sealed class Worktrees : IDisposable
{
    private const string Prefix = "concurrency-compare-worktrees-";

    /// <summary>Held by whoever uses the folder.</summary>
    private const string Lock = ".lock";

    /// <summary>A folder is made before it is held.</summary>
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(1);

    private readonly GitRepository _repository;
    private readonly DirectoryInfo _folder;
    private readonly IDisposable? _held;
    private readonly List<string> _paths = [];

    public Worktrees(GitRepository repository)
    {
        _repository = repository;
        RemoveLeftovers(Path.GetTempPath());
        repository.PruneWorktrees();
        _folder = Directory.CreateTempSubdirectory(Prefix);
        _held = FileLock.TryTake(Path.Combine(_folder.FullName, Lock));
    }

    /// <summary>Checks a commit out.</summary>
    /// <param name="name">The side.</param>
    /// <param name="commit">The commit's full hash.</param>
    public Checkout Add(string name, string commit)
    {
        var path = Path.Combine(_folder.FullName, name);
        _paths.Add(path);
        _repository.AddWorktree(path, commit);
        return new Checkout(name, path);
    }

    public void Dispose()
    {
        foreach (var path in _paths) _repository.RemoveWorktree(path);
        _held?.Dispose();
        TryDelete(_folder.FullName);
    }

    private static void RemoveLeftovers(string temporary)
    {
        foreach (var folder in Directory.EnumerateDirectories(temporary, Prefix + "*"))
        {
            try
            {
                if (TimeProvider.System.GetUtcNow() - Directory.GetLastWriteTimeUtc(folder) < Making) continue;
                using var held = FileLock.TryTake(Path.Combine(folder, Lock));
                if (held is null) continue;
            }
            catch (Exception foreign) when (Cause.IsRefusal(foreign))
            {
                continue;
            }

            TryDelete(folder);
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception kept) when (Cause.IsRefusal(kept))
        {
            // Somebody else's, or in use: what was measured is not affected.
        }
    }
}
