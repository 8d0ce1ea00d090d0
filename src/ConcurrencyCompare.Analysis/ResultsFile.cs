using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConcurrencyCompare.Analysis;

/// <summary>Reads and writes <c>results.json</c>.</summary>
public static class ResultsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "results.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
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
        RunResults results;
        try
        {
            results = JsonSerializer.Deserialize<RunResults>(File.ReadAllText(path), Options)
                ?? throw new FormatException($"{path} is empty.");
        }
        catch (JsonException broken)
        {
            var place = broken.LineNumber is { } line ? $" (line {line + 1})" : "";
            throw new FormatException($"{path} is not a results file{place}: {FirstLine(broken.Message)}", broken);
        }

        if (results.Format != RunResults.FormatName)
            throw new FormatException($"{path} has the format '{results.Format}', not '{RunResults.FormatName}'.");
        if (results.Version is < 1 or > RunResults.CurrentVersion)
        {
            throw new FormatException(
                $"{path} has version {results.Version} of the format; this program reads up to {RunResults.CurrentVersion}.");
        }

        return results;
    }

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

    private static string FirstLine(string text) => text.Split('\n')[0];
}
