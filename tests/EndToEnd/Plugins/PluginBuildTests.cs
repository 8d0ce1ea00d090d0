using static ConcurrencyCompare.Tests.Plugins.PluginSample;

namespace ConcurrencyCompare.Tests.Plugins;

/// <summary>Plug-ins that are projects, and cannot be built to one.</summary>
public sealed class PluginBuildTests : FolderTests
{
    [Fact]
    public void A_project_that_does_not_compile_is_refused_with_the_first_error_and_the_log()
    {
        var project = Project(_directory.Path, "Broken", Model("mine") + "\nclass Unfinished { int Missing( }");

        var run = List(project);

        var log = _directory.File("obj/concurrency-compare-build.log");
        AssertRefused(run, $"--plugin {project}: it cannot be built: ", "error CS", $"The log is {log}.");
        Assert.Contains("error CS", File.ReadAllText(log));
    }

    [Fact]
    public void A_project_that_is_none_or_no_library_or_for_another_framework_is_refused()
    {
        AssertRefused(
            List(Project(_directory.File("program"), "Program", Model("mine"), "<OutputType>Exe</OutputType>")),
            "it is no library: its OutputType is 'Exe'.");
        AssertRefused(
            List(Project(
                _directory.File("several"), "Several", Model("mine"),
                "<TargetFrameworks>net48;netstandard2.0</TargetFrameworks>")),
            "it is built for net48;netstandard2.0, and this is net10.0.");
        AssertRefused(
            List(Project(
                _directory.File("newer"), "Newer", Model("mine"), "<TargetFramework>net11.0</TargetFramework>")),
            "it cannot be built: ", "NETSDK1045", "The log is ");

        File.WriteAllText(_directory.File("Text.csproj"), "no project");
        AssertRefused(List(_directory.File("Text.csproj")), "it cannot be built: ", "MSB4025");
    }

    /// <summary>A library does not have its packages beside it, unless it is asked to; here it needs no feed, as the
    /// suite uses the same.</summary>
    [Fact]
    public void A_project_has_its_packages_with_it()
    {
        var project = Project(
            _directory.Path, "Packed",
            Model("mine", members: "public Mine() => new HdrHistogram.LongHistogram(9, 1);"));
        File.WriteAllText(
            project,
            File.ReadAllText(project).Replace(
                "<ItemGroup>", "<ItemGroup><PackageReference Include=\"HdrHistogram\" Version=\"2.5.0\" />",
                StringComparison.Ordinal));

        var run = ApplicationProcess.RunBuilt("list", "--plugin", project);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("  mine ", run.Output);
    }

    /// <summary>Others in the list would need a feed. A path may be relative, have spaces, and come twice.</summary>
    [Fact]
    public void A_project_with_a_list_of_frameworks_is_taken_once_by_whatever_path()
    {
        var project = Project(_directory.File("my models"), "Several", Model("mine"));
        File.WriteAllText(
            project,
            File.ReadAllText(project).Replace(
                "<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;</TargetFrameworks>",
                StringComparison.Ordinal));
        var relative = Path.GetRelativePath(Repository.PathOf(), project);

        var run = ApplicationProcess.RunBuilt("list", "--plugin", project, "--plugin", relative);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Single(run.Output.Split('\n'), line => line.StartsWith("  mine ", StringComparison.Ordinal));
    }

    /// <summary>Measured processes would measure something else than was tried, and than the results name.</summary>
    [Fact]
    public void A_plugin_that_is_built_anew_meanwhile_is_not_measured()
    {
        var file = Compile(_directory.Path, "Mine", Model("mine"));
        var (variable, value) = Plugin.Shared([file]);
        Compile(_directory.Path, "Mine", Model("mine", members: "int _more;"));

        var run = ApplicationProcess.RunBuiltWith(variable, value, PluginTrial.Command);

        Assert.Equal("refused plug-in Mine.dll: somebody has built it anew meanwhile.", run.Output.Trim());
    }

    private static CommandLineRun List(string plugin) => CommandLineRun.Of("list", "--plugin", plugin);
}
