using ConcurrencyCompare.Benchmarks.Commands;

namespace ConcurrencyCompare.Benchmarks.Interleaving;

/// <summary>A repository, asked through git itself.</summary>
/// <param name="folder">A folder inside of it.</param>
/// <param name="interruption">Ends every question.</param>
internal sealed class GitRepository(string folder, CancellationToken interruption)
{
    /// <summary>Whether there is something that is in no commit.</summary>
    /// <exception cref="UsageException">There is no repository, or no git.</exception>
    public bool HasUncommittedChanges()
    {
        if (!Directory.Exists(folder)) throw new UsageException($"there is no folder '{folder}'.");

        var status = Git("status", "--porcelain");
        return status.ExitCode == 0
            ? status.Output.Length > 0
            : throw new UsageException($"git cannot read a repository in '{folder}': {FirstLine(status.Error)}");
    }

    /// <summary>The commit that a branch, a tag or the like stands for: 40 hexadecimal digits.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public string CommitOf(string revision)
    {
        var parsed = Git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        return parsed.ExitCode == 0
            ? parsed.Output.Trim()
            : throw new UsageException(
                $"git knows no revision '{revision}' in '{folder}'. If the clone is shallow, fetch the revision first.");
    }

    /// <summary>Checks a commit out into a folder of its own.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void AddWorktree(string path, string commit)
    {
        var added = Git("worktree", "add", "--detach", path, commit);
        if (added.ExitCode != 0)
            throw new UsageException($"git cannot check {commit} out: {LastLine(added.Error)}");
    }

    /// <summary>Removes that folder, whatever was done to it, also after an interruption.</summary>
    public void RemoveWorktree(string path) =>
        Tool.Run("git", folder, CancellationToken.None, "worktree", "remove", "--force", "--force", path);

    private Tool Git(params string[] arguments) => Tool.Run("git", folder, interruption, arguments);

    private static string FirstLine(string text) => text.Trim().Split('\n')[0].Trim();

    /// <summary>Before an error git says what it was about to do.</summary>
    private static string LastLine(string text) => text.Trim().Split('\n')[^1].Trim();
}
