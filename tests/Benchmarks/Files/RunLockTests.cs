namespace ConcurrencyCompare.Tests.Files;

/// <summary>Who measures with a build keeps others from it, whoever the folder of the build belongs to.</summary>
public sealed class RunLockTests : FolderTests
{
    private readonly string _build;
    private readonly string _temporary;

    public RunLockTests()
    {
        _build = Directory.CreateDirectory(_directory.File("build")).FullName;
        _temporary = Directory.CreateDirectory(_directory.File("temporary")).FullName;
    }

    private string Lock => Path.Combine(_build, "run.lock");

    [Fact]
    public void Take_is_for_one_at_a_time()
    {
        using (RunLock.Take(_build, _temporary))
            Assert.Contains("another run of this build", Refused());

        RunLock.Take(_build, _temporary).Dispose();
        Assert.Empty(Directory.GetFiles(_temporary));
    }

    [Fact]
    public void Take_locks_beside_the_temporary_files_where_the_build_is_somebody_elses()
    {
        // A folder in its place can be written as little as a file in a folder of another user, but also by root.
        Directory.CreateDirectory(Lock);

        using (RunLock.Take(_build, _temporary))
            Assert.Contains("another run of this build", Refused());

        Assert.Single(Directory.GetFiles(_temporary));
    }

    [Fact]
    public void Take_is_refused_while_the_owner_of_a_build_holds_a_file_that_others_may_only_read()
    {
        using var owner = RunLock.Take(_build, _temporary);

        // What somebody does who may not write.
        Assert.Null(FileLock.TryTakeExisting(Lock));
    }

    [Fact]
    public void Take_names_both_places_when_neither_can_be_written()
    {
        Directory.CreateDirectory(Lock);

        var refused = Assert.Throws<UsageException>(() => RunLock.Take(_build, _directory.File("absent"))).Message;

        Assert.Contains(Lock, refused);
        Assert.Contains(_directory.File("absent"), refused);
    }

    [Fact]
    public void Take_says_what_is_wrong_with_a_lock_that_cannot_be_opened_for_another_reason()
    {
        Directory.CreateDirectory(_directory.File("site/.lock"));

        var refused = Assert.Throws<UsageException>(
            () => SiteLock.Take(_directory.File("site"), TimeSpan.Zero)).Message;

        Assert.Contains($"'{_directory.File("site")}' cannot be written: ", refused);
    }

    private string Refused() => Assert.Throws<UsageException>(() => RunLock.Take(_build, _temporary)).Message;
}
