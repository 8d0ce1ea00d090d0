using System.Diagnostics;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Versions;

/// <summary>A repository, asked through git itself.</summary>
/// <param name="folder">A folder inside of it.</param>
/// <param name="interruption">Ends every question.</param>
internal sealed class GitRepository(string folder, CancellationToken interruption)
{
    /// <summary>What users set for their own work, and what would run their programs here or change what is checked
    /// out.</summary>
    private static readonly string[] Undisturbed =
    [
        "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.attributesFile=/dev/null", "core.autocrlf=false",
        "core.sparseCheckout=false", "submodule.recurse=false", "gc.auto=0", "maintenance.auto=false",
    ];

    /// <summary>What <c>git rev-parse --local-env-vars</c> names, beside the configuration: set where a hook calls us,
    /// and then about another repository.</summary>
    private static readonly string[] OfAnotherRepository =
    [
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_OBJECT_DIRECTORY", "GIT_DIR", "GIT_WORK_TREE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_GRAFT_FILE", "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE", "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_QUARANTINE_PATH", "GIT_ATTR_SOURCE",
    ];

    /// <summary>Whether there is something that is in no commit.</summary>
    /// <exception cref="UsageException">There is no repository, or no git.</exception>
    public bool HasUncommittedChanges()
    {
        if (!Directory.Exists(folder)) throw new UsageException($"there is no folder '{folder}'.");

        var place = Git("rev-parse", "--is-inside-work-tree");
        // A bare repository has no files that could differ.
        if (place.ExitCode == 0 && place.Output.Trim() == "false") return false;

        var status = place.ExitCode == 0 ? Git("status", "--porcelain", "--untracked-files=normal") : place;
        return status.ExitCode == 0
            ? status.Output.Length > 0
            : throw new UsageException($"git cannot read a repository in '{folder}': {Refusal(status.Error)}");
    }

    /// <summary>The commit that a branch, a tag or the like stands for: 40 hexadecimal digits.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public string CommitOf(string revision)
    {
        var parsed = Git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        return parsed.ExitCode == 0
            ? parsed.Output.Trim()
            : throw new UsageException(
                $"git knows no revision '{revision}' in '{folder}'. If the clone is shallow, fetch the revision "
                    + "first.");
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
        Git(CancellationToken.None, "worktree", "remove", "--force", "--force", path);

    /// <summary>Forgets the folders that are gone.</summary>
    public void PruneWorktrees() => Git(CancellationToken.None, "worktree", "prune");

    private Tool Git(params string[] arguments) => Git(interruption, arguments);

    private Tool Git(CancellationToken ending, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "git", [.. Undisturbed.SelectMany(setting => (string[])["-c", setting]), .. arguments])
        {
            WorkingDirectory = folder,
        };
        foreach (var name in OfAnotherRepository.Concat(start.Environment.Keys.Where(IsTrace)).ToList())
            start.Environment.Remove(name);
        // Words that are shown to the user are the same for all users, and nobody is asked for a password.
        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        return Tool.Run(start, ending);
    }

    private static bool IsTrace(string name) => name.StartsWith("GIT_TRACE", StringComparison.Ordinal);

    /// <summary>The error, and the command that git itself has for it, which stands some lines below.</summary>
    private static string Refusal(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var command = Array.Find(lines, line => line.StartsWith("git config ", StringComparison.Ordinal));
        return lines.FirstOrDefault("it says nothing.") + (command is null ? "" : $"; `{command}` allows it.");
    }

    /// <summary>Before an error git says what it was about to do.</summary>
    private static string LastLine(string text) => text.Trim().Split('\n')[^1].Trim();
}
