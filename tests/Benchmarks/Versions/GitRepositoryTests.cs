namespace ConcurrencyCompare.Tests.Versions;

public sealed class GitRepositoryTests : IDisposable
{
    private readonly SampleRepository _sample = new();

    private GitRepository Repository => new(_sample.Path, CancellationToken.None);

    public void Dispose() => _sample.Dispose();

    [Theory]
    [InlineData("HEAD~1")]
    [InlineData("first")]
    public void CommitOf_is_the_commit_that_a_revision_stands_for(string revision) =>
        Assert.Equal(_sample.Git("log", "--reverse", "--format=%H").Split('\n')[0], Repository.CommitOf(revision));

    [Theory]
    [InlineData("nowhere")]
    [InlineData("HEAD:file.txt")]
    [InlineData("--all")]
    [InlineData("")]
    public void CommitOf_says_that_there_is_none(string revision)
    {
        var refused = Assert.Throws<UsageException>(() => Repository.CommitOf(revision));

        Assert.StartsWith($"git knows no revision '{revision}'", refused.Message);
    }

    [Fact]
    public void HasUncommittedChanges_when_a_file_was_changed()
    {
        Assert.False(Repository.HasUncommittedChanges());

        File.WriteAllText(_sample.File, "three");

        Assert.True(Repository.HasUncommittedChanges());
    }

    [Fact]
    public void HasUncommittedChanges_says_that_there_is_no_repository()
    {
        using var elsewhere = new TemporaryDirectory();

        Assert.Contains(
            "not a git repository",
            Assert.Throws<UsageException>(
                () => new GitRepository(elsewhere.Path, default).HasUncommittedChanges()).Message);
        Assert.Contains(
            "there is no folder",
            Assert.Throws<UsageException>(
                () => new GitRepository(elsewhere.File("absent"), default).HasUncommittedChanges()).Message);
    }

    [Fact]
    public void Worktrees_check_commits_out_and_leave_nothing_behind()
    {
        string folder;
        using (var worktrees = new Worktrees(Repository))
        {
            var ofBase = worktrees.Add("base", Repository.CommitOf("first"));
            var ofNew = worktrees.Add("new", Repository.CommitOf("HEAD"));
            folder = Path.GetDirectoryName(ofBase.Folder)!;
            Assert.Equal("one", File.ReadAllText(Path.Combine(ofBase.Folder, "file.txt")));
            Assert.Equal("two", File.ReadAllText(Path.Combine(ofNew.Folder, "file.txt")));
            File.WriteAllText(Path.Combine(ofBase.Folder, "built.dll"), "");
            Assert.Equal(3, Worktrees().Length);
        }

        Assert.False(Directory.Exists(folder));
        Assert.Single(Worktrees());
    }

    [Fact]
    public void Worktrees_leave_nothing_behind_when_a_commit_cannot_be_checked_out()
    {
        using (var worktrees = new Worktrees(Repository))
        {
            worktrees.Add("base", Repository.CommitOf("first"));
            Assert.Throws<UsageException>(() => worktrees.Add("new", new string('0', 40)));
        }

        Assert.Single(Worktrees());
    }

    private string[] Worktrees() => _sample.Git("worktree", "list").Split('\n');
}
