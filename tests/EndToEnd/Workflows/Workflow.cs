using System.Text.Json.Nodes;
using YamlDotNet.Serialization;

namespace ConcurrencyCompare.Tests.Workflows;

/// <summary>A workflow of GitHub's: its text, and what it says. All values are text, as YAML has them.</summary>
internal sealed class Workflow
{
    private readonly JsonObject _root;

    public Workflow(string text)
    {
        Text = text;
        var tree = new DeserializerBuilder().Build().Deserialize<object>(text);
        _root = JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(tree))!.AsObject();
        Jobs = [.. _root["jobs"]!.AsObject().Select(job => new WorkflowJob(job.Key, job.Value!.AsObject()))];
    }

    public string Text { get; }

    public IReadOnlyList<WorkflowJob> Jobs { get; }

    public JsonNode? this[string key] => _root[key];

    /// <summary>A workflow of the project.</summary>
    /// <param name="name">The file's name, without its ending.</param>
    public static Workflow Read(string name) =>
        new(File.ReadAllText(Repository.PathOf(".github", "workflows", name + ".yml")));

    /// <summary>The names of all that the project has.</summary>
    public static IEnumerable<string> Names => Directory.GetFiles(Repository.PathOf(".github", "workflows"))
        .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>Whether an event of that name starts it.</summary>
    public bool IsStartedBy(string name) => _root["on"] switch
    {
        JsonObject events => events.ContainsKey(name),
        JsonArray events => events.Any(one => one!.ToString() == name),
        var single => single?.ToString() == name,
    };
}

/// <summary>A job of a workflow.</summary>
internal sealed record WorkflowJob(string Name, JsonObject Root)
{
    public IReadOnlyList<WorkflowStep> Steps { get; } =
        [.. (Root["steps"]?.AsArray() ?? []).Select(step => new WorkflowStep(step!.AsObject()))];

    /// <summary>What it may write, by GitHub's names: <c>contents</c>, <c>pages</c>, ...</summary>
    public IEnumerable<string> Writes =>
        (Root["permissions"] as JsonObject ?? []).Where(one => one.Value!.ToString() == "write").Select(one => one.Key);
}

/// <summary>A step of a job: an action or a command.</summary>
internal sealed record WorkflowStep(JsonObject Root)
{
    /// <summary>The action with its version; <see langword="null"/> for a command.</summary>
    public string? Uses => Root["uses"]?.ToString();

    /// <summary>The action without its version.</summary>
    public string? Action => Uses?.Split('@')[0];

    /// <summary>The lines of the command; none for an action.</summary>
    public IReadOnlyList<string> Commands =>
        Root["run"]?.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public IEnumerable<string> Options => (Root["with"] as JsonObject ?? []).Select(option => option.Key);

    public string? Option(string name) => Root["with"]?[name]?.ToString();
}
