namespace ConcurrencyCompare.Tests.Versions;

/// <summary>What users have set for their own work with git neither runs nor changes what is measured.</summary>
[Collection(SerialTests.Name)]
public sealed class UndisturbedGitTests : IDisposable
{
    private readonly SampleRepository _sample = new();
    private readonly TemporaryDirectory _directory = new();

    private GitRepository Repository => new(_sample.Path, CancellationToken.None);

    public void Dispose()
    {
        _sample.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Hooks_do_not_run()
    {
        var ran = _directory.File("ran");
        foreach (var hook in (string[])["post-checkout", "post-index-change", "reference-transaction"])
            WriteScript(Path.Combine(_sample.Path, ".git", "hooks", hook), $"touch '{ran}'; exit 1");
        WriteScript(_directory.File("monitor"), $"touch '{ran}'");
        _sample.Git("config", "core.fsmonitor", _directory.File("monitor"));

        Assert.False(Repository.HasUncommittedChanges());
        Assert.Equal("one", ContentOf("first"));

        Assert.False(File.Exists(ran));
    }

    [Fact]
    public void Filters_and_line_ends_of_the_user_do_not_change_what_is_checked_out()
    {
        File.WriteAllText(_directory.File("attributes"), "*.txt filter=shout\n* text eol=crlf\n");
        _sample.Git("config", "core.attributesFile", _directory.File("attributes"));
        _sample.Git("config", "filter.shout.smudge", "tr a-z A-Z");
        _sample.Git("config", "filter.shout.required", "true");
        _sample.Git("config", "core.autocrlf", "true");

        Assert.Equal("one", ContentOf("first"));
    }

    [Fact]
    public void A_sparse_checkout_of_the_user_leaves_nothing_out()
    {
        _sample.Git("sparse-checkout", "set", "--no-cone", "nothing-like-that");

        Assert.Equal("one", ContentOf("first"));
    }

    [Fact]
    public void Signing_and_hidden_files_of_the_user_change_no_answer()
    {
        _sample.Git("config", "commit.gpgSign", "true");
        _sample.Git("config", "gpg.program", "/nowhere/gpg");
        _sample.Git("config", "log.showSignature", "true");
        _sample.Git("config", "status.showUntrackedFiles", "no");
        Assert.Equal(40, Repository.CommitOf("HEAD").Length);

        File.WriteAllText(Path.Combine(_sample.Path, "new.txt"), "");

        Assert.True(Repository.HasUncommittedChanges());
    }

    [Fact]
    public void What_a_hook_says_of_another_repository_is_not_taken_for_ours()
    {
        // As a hook of another repository would start us; nobody but git reads these.
        using var other = new SampleRepository();
        File.WriteAllText(other.File, "changed");
        Dictionary<string, string> foreign = new()
        {
            ["GIT_DIR"] = Path.Combine(other.Path, ".git"),
            ["GIT_WORK_TREE"] = other.Path,
            ["GIT_INDEX_FILE"] = Path.Combine(other.Path, ".git", "index"),
            ["GIT_TRACE"] = "1",
        };
        foreach (var (name, value) in foreign) Environment.SetEnvironmentVariable(name, value);
        try
        {
            Assert.False(Repository.HasUncommittedChanges());
            using var nowhere = new TemporaryDirectory();
            var refused = Assert.Throws<UsageException>(
                () => new GitRepository(nowhere.Path, default).HasUncommittedChanges());
            Assert.Contains("': fatal: not a git repository", refused.Message);
        }
        finally
        {
            foreach (var name in foreign.Keys) Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Fact]
    public void A_bare_repository_and_a_detached_head_are_measured_as_well()
    {
        var bare = _directory.File("bare.git");
        _sample.Git("clone", "--quiet", "--bare", _sample.Path, bare);
        _sample.Git("checkout", "--quiet", "--detach", "first");

        Assert.False(new GitRepository(bare, default).HasUncommittedChanges());
        using var worktrees = new Worktrees(new GitRepository(bare, default));
        Assert.Equal(
            "one",
            File.ReadAllText(Path.Combine(worktrees.Add("base", Repository.CommitOf("HEAD")).Folder, "file.txt")));
    }

    [Fact]
    public void A_shallow_clone_says_what_it_lacks()
    {
        var shallow = _directory.File("shallow");
        _sample.Git("clone", "--quiet", "--depth", "1", new Uri(_sample.Path).AbsoluteUri, shallow);
        var repository = new GitRepository(shallow, default);

        Assert.Equal(40, repository.CommitOf("HEAD").Length);
        var refused = Assert.Throws<UsageException>(() => repository.CommitOf("HEAD~1"));
        Assert.Contains("If the clone is shallow, fetch the revision first.", refused.Message);
    }

    [Fact]
    public void A_repository_of_somebody_else_is_refused_with_the_words_of_git()
    {
        // git's own way to test this without a second user.
        Environment.SetEnvironmentVariable("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
        try
        {
            var refused = Assert.Throws<UsageException>(() => Repository.HasUncommittedChanges());
            Assert.Contains("': fatal: detected dubious ownership in repository", refused.Message);
            Assert.Contains("; `git config --global --add safe.directory ", refused.Message);
        }
        finally
        {
            Environment.SetEnvironmentVariable("GIT_TEST_ASSUME_DIFFERENT_OWNER", null);
        }
    }

    [Fact]
    public void Worktrees_of_a_measurement_that_was_killed_are_removed_by_the_next_one()
    {
        var killed = Directory.CreateTempSubdirectory("concurrency-compare-worktrees-").FullName;
        Repository.AddWorktree(Path.Combine(killed, "base"), Repository.CommitOf("first"));
        File.WriteAllText(Path.Combine(killed, ".lock"), "");
        Directory.SetLastWriteTimeUtc(killed, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));

        using (var worktrees = new Worktrees(Repository))
        {
            Assert.False(Directory.Exists(killed));
            Assert.Single(_sample.Git("worktree", "list").Split('\n'));

            // One that is in use stays, whatever its age.
            var used = Path.GetDirectoryName(worktrees.Add("base", Repository.CommitOf("first")).Folder)!;
            Directory.SetLastWriteTimeUtc(used, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
            using (new Worktrees(Repository)) Assert.True(Directory.Exists(used));
        }
    }

    private static void WriteScript(string path, string script)
    {
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string ContentOf(string revision)
    {
        using var worktrees = new Worktrees(Repository);
        return File.ReadAllText(Path.Combine(worktrees.Add("base", Repository.CommitOf(revision)).Folder, "file.txt"));
    }
}
