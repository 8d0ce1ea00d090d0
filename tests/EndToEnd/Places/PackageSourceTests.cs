namespace ConcurrencyCompare.Tests.Places;

/// <summary>Which feeds a restore asks, whatever the user has configured for his own work.</summary>
[Collection(MeasuringTests.Name)]
public sealed class PackageSourceTests : FolderTests
{
    private const string Official = "<add key=\"nuget.org\" value=\"https://api.nuget.org/v3/index.json\" />";
    private const string Away = "<add key=\"other\" value=\"http://127.0.0.1:9/v3/index.json\" />";

    [Fact]
    public void Restore_asks_no_second_feed_of_the_user()
    {
        var clone = Clone("clone");

        var run = Dotnet(clone, Official + Away, "restore", "src/ConcurrencyCompare", "--force", "--locked-mode");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.DoesNotContain("NU1507", run.Output);
        Assert.DoesNotContain("127.0.0.1", run.Output);
    }

    [Theory]
    [InlineData("clone", Official, false)]
    [InlineData("clone", Official + Away, false)]
    [InlineData("clone", "", false)]
    [InlineData("clone", null, false)]
    // Who has a mirror instead cannot reach what it mirrors.
    [InlineData("clone", "<add key=\"mirror\" value=\"http://127.0.0.1:9/v3/index.json\" />", true)]
    // NuGet takes the ; for the end of a path.
    [InlineData("a;b", Official, true)]
    public void RestoreConfigFile_is_the_users_own_only_where_ours_would_not_do(
        string folder, string? sources, bool isUsers)
    {
        var run = Dotnet(
            Clone(folder), sources, "msbuild", "src/ConcurrencyCompare", "-getProperty:RestoreConfigFile", "-nologo");

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(isUsers ? UserConfig : "", run.Output.Trim().Replace('\\', '/'));
    }

    [Fact]
    public void Audits_and_feeds_that_are_away_warn()
    {
        var run = Dotnet(
            Clone("clone"), Official, "msbuild", "src/ConcurrencyCompare", "-getProperty:WarningsNotAsErrors",
            "-nologo");

        foreach (var code in (string[])["NU1507", "NU1801", "NU1900", "NU1901", "NU1902", "NU1903", "NU1904"])
            Assert.Contains(code, run.Output);
    }

    [Fact]
    public void A_folder_below_which_nothing_can_be_built_is_named_in_a_line()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such folders.");

        var run = Dotnet(Clone("a\"b"), Official, "build", "src/ConcurrencyCompare", "-nologo");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("The .NET SDK cannot build below a folder whose name has a quotation mark", run.Output);
    }

    [Fact]
    public void Sources_without_a_repository_are_of_no_commit_of_one_around_them()
    {
        var run = Dotnet(
            Clone("clone"), Official, "msbuild", "src/ConcurrencyCompare",
            "-getProperty:EnableSourceControlManagerQueries", "-nologo");

        Assert.Equal("false", run.Output.Trim());
    }

    private string UserConfig => OperatingSystem.IsWindows()
        ? _directory.File("home").Replace('\\', '/') + "/NuGet/NuGet.Config"
        : _directory.File("home/.nuget/NuGet/NuGet.Config");

    private string Clone(string name)
    {
        SourceCopy.CreateClean(_directory.File(name));
        return _directory.File(name);
    }

    /// <summary>Runs <c>dotnet</c> for a user with these package sources, or without a configuration; packages that are
    /// here already are used.</summary>
    private ProcessRun Dotnet(string clone, string? sources, params string[] arguments)
    {
        if (sources is not null)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(UserConfig)!);
            File.WriteAllText(UserConfig, $"<configuration><packageSources>{sources}</packageSources></configuration>");
        }

        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return OddClone.Run(clone, "dotnet", arguments, start =>
        {
            start.Environment["HOME"] = _directory.File("home");
            start.Environment["APPDATA"] = _directory.File("home");
            start.Environment["DOTNET_CLI_HOME"] = _directory.File("cli-home");
            start.Environment["NUGET_PACKAGES"] = packages;
        });
    }
}
