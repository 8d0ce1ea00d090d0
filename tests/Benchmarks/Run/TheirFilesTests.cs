namespace ConcurrencyCompare.Tests.Run;

public sealed class TheirFilesTests : FolderTests
{
    private static readonly DateTime LongAgo = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Written_are_new_and_changed_files_whatever_the_clock_says()
    {
        Write("results/old.csv", "1");
        Write("results/changed.csv", "1");
        var files = TheirFiles.In(_directory.Path);

        // As if somebody had set the clock back while BenchmarkDotNet wrote.
        Write("results/new.csv", "1", LongAgo);
        Write("results/changed.csv", "22", LongAgo);
        Write("run.log", "1");

        Assert.Equal([PathOf("results/changed.csv"), PathOf("results/new.csv")], files.Written());
    }

    [Fact]
    public void Written_is_the_program_as_one_folder_and_nothing_where_there_is_nothing()
    {
        var files = TheirFiles.In(_directory.Path);
        Assert.Empty(files.Written());

        Write("program/a.dll", "1");
        Assert.Equal([PathOf("program")], files.Written());
    }

    private string PathOf(string file) =>
        Path.Combine(TheirFiles.FolderIn(_directory.Path), file.Replace('/', Path.DirectorySeparatorChar));

    private void Write(string file, string text, DateTime? written = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        if (written is { } date) File.SetLastWriteTimeUtc(PathOf(file), date);
    }
}
