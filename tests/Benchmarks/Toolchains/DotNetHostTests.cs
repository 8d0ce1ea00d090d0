namespace ConcurrencyCompare.Tests.Toolchains;

public class DotNetHostTests
{
    [Fact]
    public void Path_is_the_dotnet_that_runs_this() =>
        Assert.True(Path.IsPathRooted(DotNetHost.Path) && File.Exists(DotNetHost.Path));

    [Fact]
    public void Find_finds_nothing_where_the_program_brings_its_own_runtime()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.File("app/a/b"));

        Assert.Null(DotNetHost.Find(directory.File("app/a/b")));
    }
}
