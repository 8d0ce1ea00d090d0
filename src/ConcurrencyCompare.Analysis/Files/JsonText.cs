using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ConcurrencyCompare.Analysis.Files;

/// <summary>JSON as the files of this suite have it: names in camelCase, strict when it is read, and LF.</summary>
internal static class JsonText
{
    private const int LongestMessage = 1_000;

    private static readonly JsonSerializerOptions OneLine = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        // Otherwise a schema can be made only after something was written or read.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly JsonSerializerOptions Indented = new(OneLine) { WriteIndented = true };

    /// <summary>A value as JSON; without a line's end behind it.</summary>
    public static string Write<T>(T value, bool isIndented) =>
        JsonSerializer.Serialize(value, isIndented ? Indented : OneLine);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="text">UTF-8.</param>
    /// <returns><see langword="null"/> for a text that says <c>null</c>.</returns>
    /// <exception cref="JsonException">It is something else; <see cref="Reason"/> says why in words.</exception>
    public static T? Read<T>(ReadOnlySpan<byte> text) => JsonSerializer.Deserialize<T>(text, OneLine);

    /// <inheritdoc cref="Read{T}(ReadOnlySpan{byte})"/>
    public static T? Read<T>(string text) => JsonSerializer.Deserialize<T>(text, OneLine);

    /// <summary>What JSON of a record holds, as a schema.</summary>
    /// <param name="transform">Completes each node.</param>
    public static JsonNode SchemaOf<T>(Func<JsonSchemaExporterContext, JsonNode, JsonNode> transform) =>
        Indented.GetJsonSchemaAsNode(
            typeof(T),
            new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = transform });

    /// <summary>The value that could not be read: <c>settings.rounds</c>; empty where that is not known.</summary>
    public static string PlaceOf(JsonException broken) => broken.Path is ['$', '.', .. var place] ? place : "";

    /// <summary>Why, without the place, and without what .NET calls it.</summary>
    public static string Reason(JsonException broken)
    {
        var text = broken.Message.Split(" Path:")[0].Split(" LineNumber:")[0];
        var required = text.IndexOf("missing required properties including: ", StringComparison.Ordinal);
        if (required >= 0) return text[required..];
        return text.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
            ? "the value is of another type, or out of range."
            : text;
    }

    /// <summary>A message that quotes what was read, without what would break its line, and no longer than anybody
    /// reads.</summary>
    public static string OnOneLine(string text)
    {
        var shown = text.Length > LongestMessage ? text[..LongestMessage] + "..." : text;
        return string.Concat(shown.Select(character => char.IsControl(character) ? ' ' : character));
    }
}
