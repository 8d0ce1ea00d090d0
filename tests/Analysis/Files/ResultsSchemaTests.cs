using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Tests.Support;
using NJsonSchema;

namespace ConcurrencyCompare.Tests.Analysis.Files;

/// <summary>The published schema, the records and the files say the same.</summary>
public sealed class ResultsSchemaTests : IDisposable
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("docs", "results.schema.json"));

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Schema_takes_what_Write_writes()
    {
        var schema = await SchemaAsync();
        var everything = SampleResults.Full with
        {
            Settings = SampleResults.Full.Settings with
            {
                Cpus = "0-1",
                BenchmarkDotNetOptions = ["--list"],
                Commit = new string('a', 40),
                Code = new string('0', 32),
                Interleaving = "1",
                ResumedUtc = [default],
            },
        };

        Assert.Empty(schema.Validate(Written(everything)));
        Assert.Empty(schema.Validate(Written(SampleResults.Create())));
    }

    [Fact]
    public async Task Schema_takes_the_results_of_the_repository()
    {
        var schema = await SchemaAsync();
        var folder = Repository.PathOf("results");
        var files = Directory.Exists(folder)
            ? Directory.GetFiles(folder, ResultsFile.Name, SearchOption.AllDirectories)
            : [];

        Assert.All(files, file =>
        {
            Assert.Empty(schema.Validate(File.ReadAllText(file)));
            Assert.NotEmpty(ResultsFile.Read(Path.GetDirectoryName(file)!).Cases);
        });
    }

    [Theory]
    [InlineData("\"version\": 1", "\"version\": 2")]
    [InlineData("\"format\": \"concurrency-compare/results\"", "\"format\": \"other\"")]
    [InlineData("\"rounds\": 6", "\"rounds\": \"6\"")]
    [InlineData("\"rounds\": 6", "\"rounds\": 0")]
    [InlineData("\"seed\": 1,", "")]
    [InlineData("\"topology\": \"1:1\"", "\"topology\": 1")]
    [InlineData("\"bytesPerItem\": 8", "\"bytesPerItem\": -8")]
    [InlineData("\"items\": 1000", "\"items\": 0")]
    [InlineData("\"name\": \"threads\"", "\"name\": \"\"")]
    [InlineData("\"missing\": []", "\"missing\": [{}]")]
    public async Task Schema_refuses_what_Read_refuses(string original, string replaced)
    {
        var schema = await SchemaAsync();
        var written = Written(SampleResults.Create());
        var changed = written.Replace(original, replaced, StringComparison.Ordinal);
        Assert.NotEqual(written, changed);
        File.WriteAllText(_directory.File(ResultsFile.Name), changed);

        Assert.NotEmpty(schema.Validate(changed));
        Assert.Throws<FormatException>(() => ResultsFile.Read(_directory.Path));
    }

    [Theory]
    [InlineData(typeof(RunResults), "")]
    [InlineData(typeof(RunSettings), "settings")]
    [InlineData(typeof(MachineEnvironment), "environment")]
    [InlineData(typeof(MachineHealth), "machineHealth")]
    [InlineData(typeof(NamedText), "namedText")]
    [InlineData(typeof(ScenarioFacts), "scenario")]
    [InlineData(typeof(ParameterFacts), "parameter")]
    [InlineData(typeof(MeasureFacts), "measure")]
    [InlineData(typeof(UseFacts), "use")]
    [InlineData(typeof(FairnessEntry), "fairness")]
    [InlineData(typeof(ControlModel), "control")]
    [InlineData(typeof(CaseName), "caseName")]
    [InlineData(typeof(DoubledModel), "doubled")]
    [InlineData(typeof(KnownAnswer), "knownAnswer")]
    [InlineData(typeof(SameWork), "sameWork")]
    [InlineData(typeof(CaseResult), "case")]
    [InlineData(typeof(RoundResult), "round")]
    [InlineData(typeof(LatencyDistribution), "latency")]
    [InlineData(typeof(Percentiles), "times")]
    [InlineData(typeof(IterationCosts), "iterationCosts")]
    [InlineData(typeof(RoundHealth), "roundHealth")]
    [InlineData(typeof(MissingRound), "missing")]
    public void Schema_has_the_properties_of_the_records(Type record, string definition)
    {
        var root = JsonNode.Parse(Text)!;
        var described = (definition.Length == 0 ? root : root["$defs"]![definition])!["properties"]!.AsObject();

        var written = record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));

        Assert.Equal(written.Order(StringComparer.Ordinal), described.Select(one => one.Key).Order(StringComparer.Ordinal));
        Assert.All(described, one => Assert.True(
            one.Value!["description"] is not null || one.Value["$ref"] is not null, $"{definition}.{one.Key} has no description"));
    }

    [Fact]
    public void Schema_has_no_definition_without_a_record() =>
        Assert.Equal(21, JsonNode.Parse(Text)!["$defs"]!.AsObject().Count);

    // The validator knows definitions by the name that they had before draft 2019-09.
    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromJsonAsync(
        Text.Replace("$defs", "definitions", StringComparison.Ordinal), TestContext.Current.CancellationToken);

    private string Written(RunResults results)
    {
        ResultsFile.Write(_directory.Path, results);
        return File.ReadAllText(_directory.File(ResultsFile.Name));
    }
}
