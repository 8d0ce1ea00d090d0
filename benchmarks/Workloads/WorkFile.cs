using System.Text.Json;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>A description of work in a file: a JSON object whose members are called as the options are.</summary>
internal static class WorkFile
{
    private const int MostBytes = 65_536;

    /// <summary>Reads the members that a file has, as texts that options would have.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">It holds something else; the message is a line, and begins with the
    /// path.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be read.</exception>
    public static IReadOnlyDictionary<WorkMember, string> Read(string path)
    {
        using var file = File.OpenRead(path);
        // What is longer is no description, and may have no end.
        var bytes = new byte[MostBytes + 1];
        var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= MostBytes
            ? Parse(bytes.AsMemory(0, length), path)
            : throw new FormatException($"{path} is no description of work: it is longer than {MostBytes} bytes.");
    }

    private static Dictionary<WorkMember, string> Parse(ReadOnlyMemory<byte> text, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(
                WithoutMark(text), new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new FormatException($"{path} is no description of work: it is no JSON object.");

            return document.RootElement.EnumerateObject().Select(member => Read(member, path)).ToDictionary();
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{path} is no JSON: {broken.Message.Split(" LineNumber:")[0]}", broken);
        }
        catch (InvalidOperationException broken)
        {
            throw new FormatException($"{path} holds text that is no Unicode.", broken);
        }
    }

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text) =>
        text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;

    private static (WorkMember Member, string Text) Read(JsonProperty property, string path)
    {
        var member = WorkMember.All.FirstOrDefault(member => member.JsonName == property.Name)
            ?? throw new FormatException(
                $"{path} has an unknown member '{property.Name}'. There are: "
                    + $"{string.Join(", ", WorkMember.All.Select(known => known.JsonName))}.");
        var value = property.Value;
        var text = value.ValueKind switch
        {
            JsonValueKind.Number when member.IsNumber => value.GetRawText(),
            JsonValueKind.String when !member.IsNumber || !char.IsAsciiDigit(value.GetString()!.FirstOrDefault()) =>
                value.GetString()!,
            _ => throw new FormatException(
                $"{path}: {property.Name} has to be {(member.IsNumber ? "a number" : "a text")} as in "
                    + $"\"{member.JsonName}\": {(member.IsNumber ? "4" : $"\"{Example(member)}\"")}."),
        };
        return member.Read(text) is null
            ? throw new FormatException($"{path}: {property.Name} takes {member.Takes}, not '{text}'.")
            : (member, text);
    }

    private static string Example(WorkMember member) => member.Name == "rate" ? "5000/s" : "2us";
}
