namespace ConcurrencyCompare.Tests.Runs;

/// <summary>Whole runs of the application, with defects in its models.</summary>
[Collection(MeasuringTests.Name)]
public sealed class FaultInjectionRunTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Benchmarks_fails_and_names_the_broken_rule_when_models_lose_repeat_or_reorder_an_item()
    {
        var (exitCode, output, error) = ApplicationProcess.RunWithFaults(
            "threads:drop,callbacks:repeat,iterators:reorder",
            "benchmarks", "--profile", "smoke", "--scenarios", "round-trip", "--output", _directory.Path);

        Assert.True(exitCode == 1, output + error);
        var results = ResultsFile.Read(_directory.Path);
        Assert.All(results.Cases, measured => Assert.Empty(measured.Rounds));
        Assert.Equal(
            ["callbacks: Rule 1 of the contract is broken: items too many: 1 beside ",
                "iterators: Rule 1 of the contract is broken: items of",
                "threads: Rule 1 of the contract is broken: items lost: "],
            results.Missing.Select(missing => $"{missing.Model}: {missing.Reason}").Order(StringComparer.Ordinal),
            (expected, actual) => actual.StartsWith(expected, StringComparison.Ordinal));
        Assert.Contains("injected on purpose", error, StringComparison.Ordinal);
        Assert.All(results.Models, model => Assert.Contains("(injected: ", model.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Benchmarks_publishes_nothing_of_a_case_that_is_wrong_about_itself()
    {
        var (exitCode, output, error) = ApplicationProcess.RunWithFaults(
            "threads:other-window,callbacks:other-items",
            "benchmarks", "--profile", "smoke", "--scenarios", "round-trip", "--output", _directory.Path);

        Assert.True(exitCode == 1, output + error);
        var results = ResultsFile.Read(_directory.Path);
        Assert.Equal(
            ["iterators"],
            results.Cases.Where(measured => measured.Rounds.Count > 0).Select(measured => measured.Model));
        Assert.Equal(
            ["callbacks: the scenario declares 100,000 items for its iterations, and its consumers counted 100,001",
                "threads: the setting stands for (1:1, capacity unbounded, window 1), and what ran was (1:1, capacity "
                    + "unbounded, window 1)"
                    + " and (1:1, capacity unbounded, window 2)"],
            results.Missing.Select(missing => $"{missing.Model}: {missing.Reason}").Order(StringComparer.Ordinal));
    }

    /// <summary>The suite's own rounds and verdicts, with a known truth. It measures for minutes, and needs a machine
    /// that is left alone, so it runs only when asked for:
    /// <code>
    /// dotnet tests/bin/Release/net10.0/ConcurrencyCompare.Tests.dll -explicit only -class "*PlantedRunTests"
    /// -showLiveOutput </code></summary>
    [Theory(Explicit = true)]
    [InlineData(0, 0, Verdict.Undecided, Verdict.Same)]
    [InlineData(10, 30, Verdict.Slower)]
    public void Benchmarks_finds_an_injected_slowdown(int callbacks, int threads, params object[] expected)
    {
        var (exitCode, said, error) = ApplicationProcess.RunWithFaults(
            $"callbacks-control:+{callbacks}%,threads-control:+{threads}%",
            "benchmarks", "--profile", "full", "--scenarios", "throughput,oversubscribed", "--models",
            "threads,callbacks", "--rounds", "20",
            "--filter", "*\"1:1\"*\"1024\"*", "*Oversubscribed*\"4:4\"*", "--output", _directory.Path);

        Assert.True(exitCode == 0, said + error);
        var cases = ResultsFile.Read(_directory.Path).Cases;
        // Threads alone on their cores differ from themselves by more than they are slowed down.
        foreach (var (model, scenario) in new[] { ("callbacks", "throughput"), ("threads", "oversubscribed") })
        {
            var series = cases.Where(measured => measured.Scenario == scenario).Select(RoundSeries.Of).ToList();
            var pair = PairVerdict.AllOf(series, RunSettings.DefaultThreshold, (_, _) => null)
                .Single(pair => (pair.First, pair.Second) == (model + "-control", model));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{model} +{(model == "threads" ? threads : callbacks)}%: {1 / pair.Speed.Center:0.000}x as slow "
                    + $"[{1 / pair.Speed.High:0.000}, {1 / pair.Speed.Low:0.000}], {pair.Verdict}"));
            Assert.Contains(pair.Verdict, expected);
        }
    }
}
