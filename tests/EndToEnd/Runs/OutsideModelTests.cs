using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Scenarios;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Runs;

/// <summary>A fourth model, of an assembly that the application does not know: nothing has to be touched for
/// it.</summary>
[Collection(MeasuringTests.Name)]
public sealed class OutsideModelTests : IDisposable
{
    private static readonly string Assembly = typeof(OutsideModel).Assembly.Location;
    private static readonly ModelInfo Info = new OutsideModel().Info;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void List_and_demo_know_it()
    {
        var list = Run("list");
        Assert.True(list.ExitCode == ExitCode.Success, list.Error);
        Assert.Contains(Info.Name, list.Output, StringComparison.Ordinal);
        Assert.Contains(Info.Description, list.Output, StringComparison.Ordinal);

        var demo = Run("demo", Info.Name);
        Assert.True(demo.ExitCode == ExitCode.Success, demo.Error);
        Assert.Equal(CommandLineRun.Of("demo", "callbacks").Output.Length, demo.Output.Length);
    }

    /// <summary>Every scenario, the limits included: those that have no case for it say nothing of it.</summary>
    [Fact]
    public void Benchmarks_measures_every_scenario_with_it_and_every_report_shows_it()
    {
        var (exitCode, output, error) = Run(
            "benchmarks", "--profile", "smoke", "--models", $"threads,{Info.Name}", "--output", _directory.Path,
            "--scenarios", string.Join(',', Scenario.Names));

        Assert.True(exitCode == ExitCode.Success, output + error);
        var results = ResultsFile.Read(_directory.Path);
        Assert.DoesNotContain(results.Missing, missing => missing.Model == Info.Name);
        // The others have only what threads are held against, or only parts of the suite.
        Assert.Equal(
            ["harness", "known-answers", "thread-loops", "timers"],
            Scenario.Names.Except(ScenariosOf(results, Info.Name)).Order(StringComparer.Ordinal));
        Assert.Contains(results.Models, model => model == new NamedText(Info.Name, Info.Description));
        Assert.Equal("an outside queue", results.Manifest.Single(entry => entry.Model == Info.Name).Queue);

        // Of one round the console names no models, as nothing is compared.
        Assert.Contains(_directory.File("report.md"), output, StringComparison.Ordinal);
        var report = File.ReadAllText(_directory.File("report.md"));
        Assert.StartsWith("# Threads, outside: ", report, StringComparison.Ordinal);
        Assert.Contains("| outside |", report, StringComparison.Ordinal);
        var page = Directory.GetFiles(_directory.Path, "*.html").Select(File.ReadAllText).Single();
        Assert.Contains("data-model=\"outside\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere.dll")]
    [InlineData("README.md")]
    public void A_name_that_is_no_assembly_is_an_error_of_usage(string path)
    {
        var wrong = Assert.Throws<UsageException>(() => OutsideModels.Load(Repository.PathOf(path)));
        Assert.StartsWith(OutsideModels.Variable, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_without_models_or_with_one_that_is_there_is_an_error_of_usage()
    {
        Assert.Throws<UsageException>(() => OutsideModels.Load(typeof(RunResults).Assembly.Location));
        Assert.Throws<UsageException>(() => OutsideModels.Load(typeof(IConcurrencyModel).Assembly.Location));
        Assert.Throws<UsageException>(() => OutsideModels.Load(Assembly + Path.PathSeparator + Assembly));
        Assert.Throws<UsageException>(() => OutsideModels.Load(Path.GetFileName(Assembly)));
        Assert.Equal([Info.Name], OutsideModels.Load(Assembly).Select(model => model.Info.Name));
        Assert.Empty(OutsideModels.Load(""));

        var run = ApplicationProcess.RunWith(OutsideModels.Variable, "nowhere.dll", "list");
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.StartsWith("error: " + OutsideModels.Variable, run.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> ScenariosOf(RunResults results, string model) => results.Cases
        .Where(measured => measured.Model == model || measured.Parameters.Values.Contains(model))
        .Where(measured => measured.Rounds.Count > 0)
        .Select(measured => measured.Scenario);

    private static ProcessRun Run(params string[] arguments) =>
        ApplicationProcess.RunWith(OutsideModels.Variable, Assembly, arguments);
}
