using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Runs;

/// <summary>What the report says of the runtime is what the measured processes had, not what this program
/// has.</summary>
[Collection(MeasuringTests.Name)]
public sealed class MeasuredRuntimeTests : FolderTests
{
    [Fact]
    public void Report_has_the_collector_and_the_compiler_of_the_measured_processes()
    {
        Assert.SkipUnless(Environment.ProcessorCount > 1, "With one processor there is no server's collector.");
        var application = Path.Combine(AppContext.BaseDirectory, "ConcurrencyCompare.Benchmarks.dll");

        // On one core the runtime takes the workstation's collector, whatever it is told.
        var run = ProcessRun.Of(new ProcessStartInfo(
            "dotnet",
            [application, "--profile", "smoke", "--scenarios", "round-trip,one-core", "--models", "callbacks",
                "--output", _directory.Path,
                "--envVars", "DOTNET_gcServer:1", "DOTNET_TieredPGO:0"]));

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var results = ResultsFile.Read(_directory.Path);
        Assert.Equal("workstation, concurrent", results.Environment.GarbageCollector);
        foreach (var measured in results.Cases)
        {
            var collector = measured.Scenario == "one-core" ? "workstation, concurrent" : "server, concurrent";
            Assert.All(
                measured.Rounds,
                round => Assert.Equal(
                    (collector, true, false),
                    (round.Process?.GarbageCollector, round.Process?.TieredCompilation, round.Process?.TieredPgo)));
        }

        var report = File.ReadAllText(_directory.File("report.md"));
        Assert.Contains("of different kinds", report);
        Assert.Contains("server, concurrent garbage collection", report);
        Assert.Contains("workstation, concurrent garbage collection", report);
        Assert.Contains("dynamic PGO off", report);
    }
}
