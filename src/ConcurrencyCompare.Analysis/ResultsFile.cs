using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConcurrencyCompare.Analysis.Checks;

namespace ConcurrencyCompare.Analysis;

/// <summary>Reads and writes <c>results.json</c>.</summary>
public static class ResultsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "results.json";

    internal static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Writes results as a whole or not at all: what was there before stays until the new file is complete.</summary>
    /// <param name="directory">An existing directory.</param>
    /// <param name="results">What to write.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static void Write(string directory, RunResults results) =>
        WriteAtomically(Path.Combine(directory, Name), JsonSerializer.Serialize(results, Options) + "\n");

    /// <summary>Reads results.</summary>
    /// <param name="directory">The directory that holds the file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">The file is damaged, of another kind, or newer than this code; the message says
    /// where.</exception>
    public static RunResults Read(string directory)
    {
        var path = Path.Combine(directory, Name);
        var text = File.ReadAllText(path);
        // A newer version may differ in anything, so what the file is comes before what it holds.
        var header = Parse<Header>(text, path);
        if (header.Format is null) throw new FormatException($"{path} is not a results file: it has no format.");
        if (header.Format != RunResults.FormatName)
            throw new FormatException($"{path} has the format '{header.Format}', not '{RunResults.FormatName}'.");
        if (header.Version is not (>= 1 and <= RunResults.CurrentVersion))
        {
            throw new FormatException(
                $"{path} has version {header.Version} of the format; this program reads up to {RunResults.CurrentVersion}.");
        }

        var results = Parse<RunResults>(text, path);
        try
        {
            ResultsCheck.Require(results);
        }
        catch (FormatException wrong)
        {
            throw new FormatException(OnOneLine($"{path} is damaged at {wrong.Message}"), wrong);
        }

        return results;
    }

    private static T Parse<T>(string text, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw new FormatException($"{path} is empty.");
        }
        catch (JsonException broken)
        {
            throw new FormatException(OnOneLine($"{path} is not a results file{PlaceOf(broken)}: {Reason(broken)}"), broken);
        }
    }

    private static string PlaceOf(JsonException broken)
    {
        var line = broken.LineNumber is { } number ? $" (line {number + 1}" : "";
        var place = broken.Path is ['$', '.', .. var path] ? path : "";
        return line.Length == 0 ? "" : place.Length == 0 ? line + ")" : $"{line}, {place})";
    }

    /// <summary>Without the place, and without what .NET calls it.</summary>
    private static string Reason(JsonException broken)
    {
        var text = broken.Message.Split(" Path:")[0].Split(" LineNumber:")[0];
        var required = text.IndexOf("missing required properties including: ", StringComparison.Ordinal);
        if (required >= 0) return text[required..];
        return text.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
            ? "the value is of another type, or out of range."
            : text;
    }

    private static string OnOneLine(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));

    private sealed record Header(string? Format = null, int? Version = null);

    /// <summary>Writes a text file as a whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static void WriteAtomically(string path, string text)
    {
        var incomplete = path + ".incomplete";
        try
        {
            File.WriteAllText(incomplete, text);
            File.Move(incomplete, path, overwrite: true);
        }
        catch (IOException)
        {
            File.Delete(incomplete);
            throw;
        }
    }
}
