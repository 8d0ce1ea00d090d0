using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace ConcurrencyCompare.Tests.Analysis.Files;

/// <summary>Makes <c>docs/results.schema.json</c> of the records: what they hold, what they declare of it, and their
/// documentation.</summary>
internal sealed class PublishedSchema
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly string[] Head = ["$schema", "$id", "title", "description"];

    private readonly SortedDictionary<string, JsonNode> _definitions = new(StringComparer.Ordinal);
    private readonly RecordWords _words = new();

    /// <summary>The schema, in draft 2020-12.</summary>
    public static string Render() => new PublishedSchema().Whole();

    private string Whole()
    {
        JsonText.SchemaOf<RunResults>(Described);
        var name = NameOf(typeof(RunResults));
        var root = _definitions[name].AsObject();
        _definitions.Remove(name);
        root["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        root["$id"] = $"urn:concurrency-compare:results:{RunResults.CurrentVersion}";
        root["title"] = $"results.json of ConcurrencyCompare, version {RunResults.CurrentVersion}";
        root["description"] += " Times are nanoseconds, memory is bytes, moments are UTC. Properties that are not "
            + "described here may come with later programs of the same version: readers pass over them.";
        foreach (var first in Head.Reverse())
        {
            var value = root[first];
            root.Remove(first);
            root.Insert(0, first, value);
        }

        root["$defs"] = new JsonObject(
            _definitions.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        return root.ToJsonString(Layout) + "\n";
    }

    /// <summary>A node with what .NET does not know of it. Each record is described once, and referred to.</summary>
    private JsonNode Described(JsonSchemaExporterContext context, JsonNode exported)
    {
        var (node, type) = (exported.AsObject(), context.TypeInfo.Type);
        // What is null is not written.
        if (node["type"] is JsonArray types) node["type"] = types.First(one => (string?)one != "null")!.DeepClone();
        if (node.ContainsKey("default") && node["default"] is null) node.Remove("default");
        if (type.Namespace == typeof(RunResults).Namespace)
        {
            if (!node.ContainsKey("$ref")) Define(type, node);
            node = new JsonObject { ["$ref"] = $"#/$defs/{NameOf(type)}" };
        }

        if (context.PropertyInfo?.AttributeProvider is not PropertyInfo property) return node;

        Declare(node, Member.Of(property.ReflectedType!).Single(member => member.Property.Name == property.Name));
        return Before(node, "description", _words.Of(property));
    }

    private void Define(Type type, JsonObject node)
    {
        var required = node["required"]?.AsArray().Select(name => (string)name!) ?? [];
        var members = Member.Of(type).Where(member => member.Property.IsDefined(typeof(RequiredAttribute)));
        string[] all = [.. members.Select(member => member.Name), .. required];
        node.Remove("required");
        if (all.Length > 0) node.Insert(1, "required", new JsonArray([.. all.Select(name => JsonValue.Create(name))]));
        _definitions[NameOf(type)] = Before(node, "description", _words.Of(type));
    }

    private static void Declare(JsonObject node, Member member)
    {
        if (member.LeastLength > 0)
            node[(string?)node["type"] == "array" ? "minItems" : "minLength"] = member.LeastLength;
        if (member.Property.IsDefined(typeof(Base64StringAttribute))) node["contentEncoding"] = "base64";

        var value = (node["items"] ?? node["additionalProperties"] ?? node).AsObject();
        if (member.Pattern is { } pattern) value["pattern"] = pattern;
        if (member.Allowed.Count > 0)
            value["enum"] = new JsonArray([.. member.Allowed.Select(one => JsonValue.Create((string)one!))]);
        if ((string?)value["type"] is not ("number" or "integer")) return;

        if (member.Least > double.MinValue)
            value[member.IsLeastExcluded ? "exclusiveMinimum" : "minimum"] = member.Least;
        if (member.Most is not (double.MaxValue or int.MaxValue)) value["maximum"] = member.Most;
    }

    private static JsonObject Before(JsonObject node, string name, JsonNode value)
    {
        node.Insert(0, name, value);
        return node;
    }

    private static string NameOf(Type type) => JsonNamingPolicy.CamelCase.ConvertName(type.Name);
}
