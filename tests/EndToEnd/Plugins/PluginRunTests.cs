using System.Diagnostics;
using static ConcurrencyCompare.Tests.Plugins.PluginSample;

namespace ConcurrencyCompare.Tests.Plugins;

/// <summary>Plug-ins that are good, measured for real: nothing of the suite has to be touched for them.</summary>
[Collection(MeasuringTests.Name)]
public sealed class PluginRunTests : IDisposable
{
    private static readonly ModelInfo Outside = new OutsideModel().Info;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void List_and_demo_know_it()
    {
        var plugin = CompileOutside();
        var list = ApplicationProcess.RunBuilt("list", "--plugin", plugin);
        Assert.True(list.ExitCode == ExitCode.Success, list.Error);
        Assert.Contains(Outside.Name, list.Output, StringComparison.Ordinal);
        Assert.Contains(Outside.Description, list.Output, StringComparison.Ordinal);

        var demo = ApplicationProcess.RunBuilt("demo", Outside.Name, $"--plugin={plugin}", "--interval", "1ms");
        Assert.True(demo.ExitCode == ExitCode.Success, demo.Error);
        Assert.Equal(CommandLineRun.Of("demo", "callbacks", "--interval", "1ms").Output.Length, demo.Output.Length);
    }

    /// <summary>Every scenario, the limits included: those that have no case for it say nothing of it.</summary>
    [Fact]
    public void Benchmarks_measures_every_scenario_with_it_and_every_report_shows_it()
    {
        var (exitCode, output, error) = ApplicationProcess.Run(
            "benchmarks", "--profile", "smoke", "--models", $"threads,{Outside.Name}", "--output", _directory.Path,
            "--scenarios", string.Join(',', Scenario.Names), "--plugin", CompileOutside());

        Assert.True(exitCode == ExitCode.Success, output + error);
        var results = ResultsFile.Read(_directory.Path);
        Assert.DoesNotContain(results.Missing, missing => missing.Model == Outside.Name);
        // The others have only what threads are held against, or only parts of the suite.
        Assert.Equal(
            ["harness", "known-answers", "thread-loops", "timers"],
            Scenario.Names.Except(ScenariosOf(results, Outside.Name)).Order(StringComparer.Ordinal));
        Assert.Contains(results.Models, model => model == new NamedText(Outside.Name, Outside.Description));
        Assert.Equal("an outside queue", results.Manifest.Single(entry => entry.Model == Outside.Name).Queue);

        // Of one round the console names no models, as nothing is compared.
        Assert.Contains(_directory.File("report.md"), output, StringComparison.Ordinal);
        var report = File.ReadAllText(_directory.File("report.md"));
        Assert.StartsWith("# Threads, outside: ", report, StringComparison.Ordinal);
        Assert.Contains("| outside |", report, StringComparison.Ordinal);
        var page = Directory.GetFiles(_directory.Path, "*.html").Select(File.ReadAllText).Single();
        Assert.Contains("data-model=\"outside\"", page, StringComparison.Ordinal);
    }

    /// <summary>What the documentation shows is a plug-in.</summary>
    [Fact]
    public void The_example_of_the_documentation_is_a_plugin()
    {
        var examples = File.ReadAllText(Repository.PathOf("docs/plugins.md")).Split("```csharp\n").Skip(1)
            .Select(text => text[..text.IndexOf("```", StringComparison.Ordinal)]).ToList();
        var plugin = Compile(_directory.Path, "Example", Assert.Single(examples));

        var run = ApplicationProcess.RunBuilt(
            "benchmarks", "--plugin", plugin, "--models", "threads", "--profile", "smoke", "--dry-run");

        // The work alone: there is no model with it.
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Would measure 1 process, rounds: 1, ", run.Output, StringComparison.Ordinal);
    }

    /// <summary>A project in a repository, with a model, a work, and libraries that are called as ours and are
    /// others.</summary>
    [Fact]
    public void Benchmarks_builds_a_project_and_measures_its_models_and_works_with_its_own_dependencies()
    {
        // The names of one that we use, and of one that this very program is.
        var perfolizer = Compile(
            _directory.File("libraries"), "Perfolizer",
            "namespace Perfolizer { public class Own { public int Value = 3; } }", version: "99.0.0.0");
        var benchmarks = Compile(
            _directory.File("libraries"), "ConcurrencyCompare.Benchmarks",
            "namespace ConcurrencyCompare.Benchmarks { public class Own { public int Value = 4; } }");
        var source = Model(
            "mine",
            $$"""
            var sum = new Perfolizer.Own().Value + new ConcurrencyCompare.Benchmarks.Own().Value;
            if (sum != 7) throw new InvalidOperationException();
            // What a model writes must not get between what a measured process says.
            Console.Write("here I am ");
            {{GoodRun}}
            """);
        var project = Project(_directory.File("mine"), "Mine", source, "<AssemblyVersion>3.1.4.0</AssemblyVersion>");
        File.WriteAllText(_directory.File("mine/Counting.cs"), Work("counting"));
        File.WriteAllText(
            project,
            File.ReadAllText(project).Replace(
                "<ItemGroup>",
                $"<ItemGroup><Reference Include=\"{perfolizer}\" /><Reference Include=\"{benchmarks}\" />",
                StringComparison.Ordinal));
        var commit = CommitAll(_directory.File("mine"));
        File.AppendAllText(_directory.File("mine/Counting.cs"), "// changed");

        var output = _directory.File("out");
        var run = ApplicationProcess.Run(
            "benchmarks", "--plugin", project, "--profile", "smoke", "--models", "threads,sequential,mine",
            "--scenarios", "throughput,real-work", "--output", output);

        Assert.True(run.ExitCode == ExitCode.Success, run.Output + run.Error);
        var results = ResultsFile.Read(output);
        Assert.Empty(results.Missing);
        Assert.All((string[])["threads", "sequential", "mine"], model => Assert.Equal(
            ["real-work", "throughput"], ScenariosOf(results, model).Distinct().Order(StringComparer.Ordinal)));
        var plugin = Assert.Single(results.Plugins!);
        Assert.Equal(
            ("Mine.csproj", "3.1.4.0", commit, true),
            (plugin.File, plugin.Version, plugin.Commit, plugin.IsModified));
        Assert.Equal(["mine", "counting"], plugin.Names);
        Assert.Contains("--plugin Mine.csproj", results.Settings.Command, StringComparison.Ordinal);
        Assert.Contains(
            $"| Plug-in Mine.csproj | 3.1.4.0, commit {commit} with changes that are in none, module {plugin.Module}: "
                + "mine, counting |",
            File.ReadAllText(Path.Combine(output, "report.md")), StringComparison.Ordinal);
    }

    /// <summary>A report lists what a model cannot do by nature as not applicable, with its reason.</summary>
    [Fact]
    public void Benchmarks_does_not_try_what_a_model_says_it_cannot_do()
    {
        var run = ApplicationProcess.Run(
            "benchmarks", "--plugin", Compile(_directory.File("narrow"), "Narrow", ModelOfOneConsumer()), "--plugin",
            Compile(_directory.File("other"), "Other", Model("other")), "--profile", "smoke", "--models", "mine",
            "--scenarios", "throughput", "--output", _directory.File("out"));

        Assert.True(run.ExitCode == ExitCode.Success, run.Output + run.Error);
        var results = ResultsFile.Read(_directory.File("out"));
        Assert.Contains(results.Cases, measured => measured is { Model: "mine", Rounds.Count: > 0 });
        Assert.NotEmpty(results.Missing);
        Assert.All(results.Missing, missing => Assert.Equal(
            ("mine", true, "this queue has one reader"), (missing.Model, missing.IsNotApplicable, missing.Reason)));
        var report = File.ReadAllText(_directory.File("out/report.md"));
        Assert.Contains("Not applicable", report, StringComparison.Ordinal);
        Assert.Contains("This queue has one reader.", report, StringComparison.Ordinal);
        // Also what was loaded beside it and not measured: without it, the run could not be resumed.
        Assert.Equal(["Narrow.dll", "Other.dll"], results.Plugins!.Select(plugin => plugin.File));
    }

    private static IEnumerable<string> ScenariosOf(RunResults results, string model) => results.Cases
        .Where(measured => measured.Model == model || measured.Parameters.Values.Contains(model))
        .Where(measured => measured.Rounds.Count > 0)
        .Select(measured => measured.Scenario);

    /// <summary>A model that nothing in the product knows.</summary>
    private string CompileOutside() => Compile(
        _directory.File("outside"), "Outside",
        "using System.Threading; using ConcurrencyCompare.Models.Callbacks;\n"
            + File.ReadAllText(Repository.PathOf("tests/Support/Models/OutsideModel.cs")));

    /// <summary>Makes a repository of a folder.</summary>
    /// <returns>Its commit.</returns>
    private static string CommitAll(string folder)
    {
        File.WriteAllText(Path.Combine(folder, ".gitignore"), "bin/\nobj/\n");
        Git("init", "--quiet");
        Git("add", ".");
        Git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "first");
        return Git("rev-parse", "HEAD").Trim();

        string Git(params string[] arguments)
        {
            var run = ProcessRun.Of(new ProcessStartInfo("git", ["-c", "commit.gpgSign=false", .. arguments])
            {
                WorkingDirectory = folder,
            });
            Assert.True(run.ExitCode == 0, run.Error);
            return run.Output;
        }
    }
}
