namespace ConcurrencyCompare.Tests.Analysis.Results;

/// <summary>Facts about the runtime are those of the measured processes, not of the program around them.</summary>
public sealed class ProcessFactsTests
{
    private static readonly ProcessFacts Usual = new(
        ".NET 10.0.1", "workstation, concurrent", TieredCompilation: true, TieredPgo: true);
    private static readonly ProcessFacts Server = Usual
        with
    { GarbageCollector = "server, concurrent", TieredPgo = false };

    [Fact]
    public void MeasuredOn_is_the_environment_where_processes_said_nothing()
    {
        var results = SampleResults.Create();

        Assert.Equal(results.Environment, results.MeasuredOn);
        Assert.Empty(results.Processes);
    }

    [Fact]
    public void MeasuredOn_has_runtime_and_collector_of_the_measured_processes()
    {
        var results = With(_ => Server);

        Assert.Equal(
            ("server, concurrent", ".NET 10.0.1"), (results.MeasuredOn.GarbageCollector, results.MeasuredOn.Runtime));
        Assert.Equal(
            MachineClass.Of(results.MeasuredOn),
            MachineClass.Of(HistoryEntry.Of(results, SampleHistory.Now).Environment));
        Assert.Contains(
            Comparability.Of(With(_ => Usual), results),
            difference => difference is { What: "garbage collector", ForbidsTimes: true });
        var report = MarkdownWriter.Render(RunReport.Of(results));
        Assert.Contains("server, concurrent garbage collection", report);
        Assert.DoesNotContain("workstation", report);
        Assert.DoesNotContain("different kinds", report);
    }

    [Fact]
    public void Report_names_two_kinds_of_processes_in_a_run()
    {
        var results = With(round => round == 1 ? Server : Usual);

        Assert.Equal("workstation, concurrent; server, concurrent", results.MeasuredOn.GarbageCollector);
        var measured = results.Cases.Sum(one => one.Rounds.Count);
        var ofServer = results.Cases.Sum(one => one.Rounds.Count(round => round.Round == 1));
        var sentence = Assert.Single(
            RunReport.Of(results).LinesIn("health"),
            line => line.Contains("different kinds", StringComparison.Ordinal));
        Assert.Contains($"{measured - ofServer} with .NET 10.0.1, workstation", sentence);
        Assert.Contains($"; {ofServer} with .NET 10.0.1, server", sentence);
        Assert.Contains("dynamic PGO off", sentence);
    }

    [Fact]
    public void Process_is_read_as_it_was_written()
    {
        using var directory = new TemporaryDirectory();
        var folder = directory.Folder("run", With(_ => Server));

        Assert.Equal(
            [(Server, SampleResults.Create().Cases.Sum(one => one.Rounds.Count))], ResultsFile.Read(folder).Processes);
    }

    private static RunResults With(Func<int, ProcessFacts> factsOf)
    {
        var sample = SampleResults.Create();
        return sample with
        {
            Cases =
            [
                .. sample.Cases.Select(one => one with
                {
                    Rounds = [.. one.Rounds.Select(round => round with { Process = factsOf(round.Round) })],
                }),
            ],
        };
    }
}
