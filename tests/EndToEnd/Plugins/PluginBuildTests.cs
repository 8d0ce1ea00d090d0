using ConcurrencyCompare.Tests.Support;
using static ConcurrencyCompare.Tests.Plugins.PluginSample;
using static ConcurrencyCompare.Tests.Support.Refusal;

namespace ConcurrencyCompare.Tests.Plugins;

/// <summary>Plug-ins that are projects, and cannot be built to one.</summary>
public sealed class PluginBuildTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_project_that_does_not_compile_is_refused_with_the_first_error_and_the_log()
    {
        var project = Project(_directory.Path, "Broken", Model("mine") + "\nclass Unfinished { int Missing( }");

        var run = List(project);

        var log = _directory.File("obj/concurrency-compare-build.log");
        AssertRefused(run, $"--plugin {project}: it cannot be built: ", "error CS", $"The log is {log}.");
        Assert.Contains("error CS", File.ReadAllText(log), StringComparison.Ordinal);
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

    private static CommandLineRun List(string plugin) => CommandLineRun.Of("list", "--plugin", plugin);
}
