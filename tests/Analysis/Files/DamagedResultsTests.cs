using System.Text.Json.Nodes;

namespace ConcurrencyCompare.Tests.Analysis.Files;

/// <summary>Damaged results give one line that names the file, the place and what is wrong.</summary>
public sealed class DamagedResultsTests : FolderTests
{
    private static readonly Lazy<string> Whole = new(WriteWhole);

    [Theory]
    [InlineData("settings", null, "missing required properties")]
    [InlineData("cases[1].rounds[0].position", null, "missing required properties")]
    [InlineData("settings", "null", "null")]
    [InlineData("cases", "null", "null")]
    [InlineData("cases[0]", "null", "cases[0]: must not be null")]
    [InlineData("cases[0].model", "null", "cases[0].model")]
    [InlineData("cases[0].parameters.topology", "null", "cases[0].parameters.topology")]
    [InlineData("cases[0].rounds[0]", "null", "cases[0].rounds[0]: must not be null")]
    [InlineData("settings.rounds", "\"6\"", "settings.rounds): the value is of another type")]
    [InlineData("settings.rounds", "6.5", "settings.rounds)")]
    [InlineData("settings.rounds", "2e9", "settings.rounds)")]
    [InlineData("settings.rounds", "2000000000", "settings.rounds: must be 1 to 1000")]
    [InlineData("settings.rounds", "0", "settings.rounds: must be 1 to 1000")]
    [InlineData("settings.threshold", "0", "settings.threshold")]
    [InlineData("settings.benchmarkDotNetOptions", "[null]", "settings.benchmarkDotNetOptions[0]: must not be null")]
    [InlineData("environment.logicalCores", "-2", "environment.logicalCores")]
    [InlineData("health.loadAverage", "-1", "health.loadAverage")]
    [InlineData("scenarios[1].name", "\"throughput\"", "scenarios[1].name: 'throughput' is there twice")]
    [InlineData("models[0].name", "\"\"", "models[0].name: must not be empty")]
    [InlineData("uncompared", "[\"nothing\"]", "uncompared[0]: 'nothing' is not among the scenarios")]
    [InlineData("manifest[0].model", "\"nobody\"", "manifest[0].model: 'nobody' is not among the models")]
    [InlineData("controls[0].model", "\"nobody\"", "controls[0].model: 'nobody' is not among the models")]
    [InlineData("controls[0].name", "\"threads\"", "controls[0].name: 'threads' is there twice")]
    [InlineData("cases[2].model", "\"nobody\"", "cases[2].model: 'nobody' is not among the models")]
    [InlineData("cases[2].scenario", "\"nothing\"", "cases[2].scenario: 'nothing' is not among the scenarios")]
    [InlineData(
        "cases[1].model", "\"callbacks\"",
        "cases[1]: callbacks is there twice in throughput, topology 1:1, capacity 1024")]
    [InlineData("cases[1].parameters", "{}", "cases[1].parameters: must be those of the scenario's other cases")]
    [InlineData("cases[0].rounds[1].round", "1", "cases[0].rounds[1].round: round 1 is there twice")]
    [InlineData("cases[0].rounds[1].round", "7", "cases[0].rounds[1].round: must be 1 to 6")]
    [InlineData("cases[0].rounds[1].position", "0", "cases[0].rounds[1].position")]
    [InlineData(
        "cases[0].rounds[0].nanosecondsPerItem", "[]", "cases[0].rounds[0].nanosecondsPerItem: must not be empty")]
    [InlineData(
        "cases[0].rounds[0].nanosecondsPerItem[1]", "-3",
        "cases[0].rounds[0].nanosecondsPerItem[1]: must be a number above 0")]
    [InlineData("cases[0].rounds[0].nanosecondsPerItem[1]", "0", "cases[0].rounds[0].nanosecondsPerItem[1]")]
    [InlineData("cases[0].rounds[0].nanosecondsPerItem[1]", "1e999", "cases[0].rounds[0].nanosecondsPerItem[1]")]
    [InlineData("cases[0].rounds[0].nanosecondsPerItem[1]", "\"NaN\"", "cases[0].rounds[0].nanosecondsPerItem[1])")]
    [InlineData("cases[0].rounds[0].nanosecondsPerItem[1]", "null", "cases[0].rounds[0].nanosecondsPerItem[1])")]
    [InlineData("cases[0].rounds[0].bytesPerItem", "-1", "cases[0].rounds[0].bytesPerItem")]
    [InlineData("cases[0].rounds[0].extras", "{\"a\":1e999}", "cases[0].rounds[0].extras.a: must be finite")]
    [InlineData("cases[0].rounds[0].iterationCosts[1].items", "0", "cases[0].rounds[0].iterationCosts[1].items")]
    [InlineData(
        "cases[0].rounds[0].iterationCosts[0].contentions", "-1", "cases[0].rounds[0].iterationCosts[0].contentions")]
    [InlineData(
        "cases[0].rounds[0].iterationCosts[0].methodsCompiled", "-1",
        "cases[0].rounds[0].iterationCosts[0].methodsCompiled")]
    [InlineData(
        "cases[0].rounds[0].iterationCosts", "[]",
        "cases[0].rounds[0].iterationCosts: must be as many as nanosecondsPerItem")]
    [InlineData("cases[0].rounds[0].processors", "0", "cases[0].rounds[0].processors: must be 1 or more")]
    [InlineData("cases[0].rounds[0].health.steal", "-0.5", "cases[0].rounds[0].health.steal")]
    [InlineData("cases[0].rounds[0].setAside", "[null]", "cases[0].rounds[0].setAside[0]: must not be null")]
    [InlineData(
        "cases[0].rounds[0].setAside", "[{\"round\":2,\"position\":1,\"nanosecondsPerItem\":[1]}]",
        "cases[0].rounds[0].setAside[0].round")]
    [InlineData("cases[2].rounds[3].latency", null, "cases[2].rounds[3].latency: is missing, unlike")]
    [InlineData(
        "cases[2].rounds[3].latency.items", "70", "cases[2].rounds[3].latency.histogram: holds 1000 items, not 70")]
    [InlineData("cases[2].rounds[3].latency.items", "19", "cases[2].rounds[3].latency.items: must be 20 or more")]
    [InlineData("cases[2].rounds[3].latency.mean", "1e9", "cases[2].rounds[3].latency.mean: must not be above max")]
    [InlineData("cases[2].rounds[3].latency.mean", "0", "cases[2].rounds[3].latency.mean: must be a number above 0")]
    [InlineData("cases[2].rounds[3].latency.p99", "1", "cases[2].rounds[3].latency.p99: must not be below p50")]
    [InlineData(
        "cases[2].rounds[3].latency.histogram", "\"HISTF\"", "cases[2].rounds[3].latency.histogram: is no histogram")]
    [InlineData(
        "cases[2].rounds[3].latency.histogram", "\"HISTFAAAAqd4nGNg\"",
        "cases[2].rounds[3].latency.histogram: is no histogram")]
    [InlineData("sameWork", "[null]", "sameWork[0]: must not be null")]
    [InlineData(
        "missing", "[{\"scenario\":\"latency\",\"setting\":\"\",\"model\":\"threads\",\"round\":9,\"reason\":\"\"}]",
        "missing[0].round")]
    [InlineData("format", null, "it has no format")]
    [InlineData("format", "3", "format)")]
    [InlineData("version", "2", "version 2")]
    [InlineData("version", "\"1\"", "version)")]
    public void Read_names_the_place(string place, string? value, string expected) =>
        AssertRefused(Changed(place, value), expected);

    [Theory]
    [InlineData("break-even", "work", "much")]
    [InlineData("load-sweep", "load", "NaN")]
    public void Read_refuses_what_curves_cannot_count_with(string scenario, string parameter, string value)
    {
        var sample = SampleResults.Create();
        ResultsFile.Write(_directory.Path, sample with
        {
            Scenarios = [SampleFacts.Of(scenario)],
            Cases =
                [sample.Cases[0]
                    with { Scenario = scenario, Parameters = new Dictionary<string, string> { [parameter] = value } }],
        });

        AssertRefused(
            File.ReadAllText(_directory.File(ResultsFile.Name)),
            $"cases[0].parameters.{parameter}: '{value}' is no amount");
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void Read_refuses_a_truncated_file(double share) =>
        AssertRefused(Whole.Value[..(int)(Whole.Value.Length * share)], "is not a results file (line ");

    [Fact]
    public void Read_refuses_a_name_that_is_there_twice() => AssertRefused(
        Whole.Value.Replace("\"seed\": 1,", "\"seed\": 1, \"seed\": 2,", StringComparison.Ordinal), "seed");

    [Fact]
    public void Read_refuses_what_is_no_object() =>
        AssertRefused("\"concurrency-compare/results\"", "is not a results file");

    [Fact]
    public void Read_refuses_a_newer_version_whatever_else_it_holds() => AssertRefused(
        "{\"format\":\"concurrency-compare/results\",\"version\":9,\"cases\":{\"other\":true}}",
        "has version 9 of the format; this program reads up to 1");

    [Fact]
    public void Read_passes_over_what_it_does_not_know()
    {
        var changed = JsonNode.Parse(Whole.Value)!.AsObject();
        changed["fromTheFuture"] = new JsonArray(1, 2);
        File.WriteAllText(_directory.File(ResultsFile.Name), changed.ToJsonString());

        Assert.Equal(
            4, ResultsFile.Read(_directory.Path).Cases.Count(measured => measured.Model != "callbacks-control"));
    }

    [Fact]
    public void Read_takes_a_run_with_everything()
    {
        ResultsFile.Write(_directory.Path, SampleResults.Full);

        Assert.Equal(SampleResults.Full.Cases.Count, ResultsFile.Read(_directory.Path).Cases.Count);
    }

    private static string WriteWhole()
    {
        using var directory = new TemporaryDirectory();
        var results = SampleResults.WithControl([0.01, -0.01]).WithHealth(_ => SampleHealth.Quiet);
        ResultsFile.Write(directory.Path, results with
        {
            Manifest = [new FairnessEntry("threads", "a", "b", "c", "d", "e")],
        });
        return File.ReadAllText(directory.File(ResultsFile.Name));
    }

    /// <summary>The whole file with another value at a place; <see langword="null"/> removes it.</summary>
    private static string Changed(string place, string? value)
    {
        // JsonNode would not hold what is no number of .NET: it goes into the text.
        const string Mark = "\"here it goes\"";
        var root = JsonNode.Parse(Whole.Value)!;
        var steps = place.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var parent = steps[..^1].Aggregate(root, (node, step) => step[0] == '[' ? node[IndexOf(step)]! : node[step]!);
        if (parent is JsonArray array) array[IndexOf(steps[^1])] = JsonNode.Parse(Mark);
        else if (value is null) Assert.True(parent.AsObject().Remove(steps[^1]));
        else parent[steps[^1]] = JsonNode.Parse(Mark);
        return root.ToJsonString().Replace(Mark, value, StringComparison.Ordinal);
    }

    private static int IndexOf(string step) =>
        int.Parse(step.Trim('[', ']'), System.Globalization.CultureInfo.InvariantCulture);

    private void AssertRefused(string text, string expected)
    {
        File.WriteAllText(_directory.File(ResultsFile.Name), text);

        var wrong = Assert.Throws<FormatException>(() => ResultsFile.Read(_directory.Path));

        Assert.Contains(_directory.File(ResultsFile.Name), wrong.Message);
        Assert.Contains(expected, wrong.Message);
        Assert.DoesNotContain('\n', wrong.Message);
    }
}
