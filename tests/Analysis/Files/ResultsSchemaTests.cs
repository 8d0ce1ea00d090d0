using System.Text.Json.Nodes;
using NJsonSchema;

namespace ConcurrencyCompare.Tests.Analysis.Files;

/// <summary>The published schema, the records and the files say the same.</summary>
public sealed class ResultsSchemaTests : FolderTests
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("docs", "results.schema.json"));

    [Fact]
    public async Task Schema_takes_what_Write_writes()
    {
        var schema = await SchemaAsync();

        Assert.Empty(schema.Validate(Written(SampleEverything.Create())));
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

    /// <summary>The page of the format says how to update it.</summary>
    [Fact]
    public void Schema_is_made_of_the_records() =>
        Snapshot.CheckFile("docs/results.schema.json", PublishedSchema.Render());

    /// <summary>The schema and the checks are made of one declaration: each member that has a bound is damaged, and
    /// both refuse it.</summary>
    [Fact]
    public async Task Schema_and_Read_refuse_what_is_beyond_any_bound()
    {
        var schema = await SchemaAsync();
        var published = JsonNode.Parse(Text)!.AsObject();
        var damaged = new Dictionary<string, (string Path, JsonNode? Value)>();
        var whole = JsonNode.Parse(Written(SampleEverything.Create()))!;
        Damage(whole, published, "", "");

        Assert.Equal("", string.Join(", ", Bounded(published).Except(damaged.Keys)));
        Assert.True(damaged.Count > 50, $"only {damaged.Count} members have a bound");
        Assert.All(damaged, one =>
        {
            var text = With(whole, one.Value.Path, one.Value.Value).ToJsonString();
            File.WriteAllText(_directory.File(ResultsFile.Name), text);
            Assert.NotEmpty(schema.Validate(text));
            Assert.Throws<FormatException>(() => ResultsFile.Read(_directory.Path));
        });

        void Damage(JsonNode? value, JsonObject described, string path, string member)
        {
            if ((string?)described["$ref"] is { } reference)
            {
                member = reference.Split('/')[^1];
                described = published["$defs"]![member]!.AsObject();
            }

            if (Beyond(described) is { } beyond) damaged.TryAdd(member, (path, beyond));
            if (value is JsonArray list)
            {
                for (var i = 0; i < list.Count; i++)
                    Damage(list[i], described["items"]!.AsObject(), $"{path}/{i}", member + "[]");
            }
            else if (described["properties"] is JsonObject properties)
            {
                foreach (var (name, inside) in value!.AsObject())
                    Damage(inside, properties[name]!.AsObject(), $"{path}/{name}", $"{member}.{name}");
            }
        }
    }

    private static JsonNode? Beyond(JsonObject described) =>
        described["minimum"] is { } least ? JsonNode.Parse($"{(double)least - 1:R}")
        : described["exclusiveMinimum"] is { } above ? above.DeepClone()
        : described["minLength"] is not null || described["pattern"] is not null || described["enum"] is not null ? ""
        : described["minItems"] is not null ? new JsonArray()
        : null;

    /// <summary>Each member that has a bound, as the definition that it is in, and its name.</summary>
    private static IEnumerable<string> Bounded(JsonObject published)
    {
        return Inside("", published).Concat(
            published["$defs"]!.AsObject()
                .SelectMany(definition => Inside(definition.Key, definition.Value!.AsObject())));

        static IEnumerable<string> Inside(string member, JsonObject described)
        {
            if (Beyond(described) is not null) yield return member;
            foreach (var (name, inside) in described["properties"]?.AsObject() ?? [])
            {
                foreach (var bounded in Inside($"{member}.{name}", inside!.AsObject())) yield return bounded;
            }

            if (described["items"] is JsonObject items)
            {
                foreach (var bounded in Inside(member + "[]", items)) yield return bounded;
            }
        }
    }

    private static JsonNode With(JsonNode whole, string path, JsonNode? value)
    {
        var copy = whole.DeepClone();
        var steps = path.Split('/')[1..];
        var parent = steps[..^1]
            .Aggregate(copy, (node, step) => node is JsonArray list ? list[Number(step)]! : node[step]!);
        if (parent is JsonArray array) array[Number(steps[^1])] = value;
        else parent[steps[^1]] = value;
        return copy;

        static int Number(string step) => int.Parse(step, System.Globalization.CultureInfo.InvariantCulture);
    }

    // The validator knows definitions by the name that they had before draft 2019-09.
    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromJsonAsync(
        Text.Replace("$defs", "definitions", StringComparison.Ordinal), TestContext.Current.CancellationToken);

    private string Written(RunResults results)
    {
        ResultsFile.Write(_directory.Path, results);
        return File.ReadAllText(_directory.File(ResultsFile.Name));
    }
}
