using System.Text;
using System.Text.Json;
using ConcurrencyCompare.Analysis.Checks;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Files;

/// <summary>Reads and writes <c>results.json</c>.</summary>
internal static class ResultsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "results.json";

    /// <summary>Writes results as a whole or not at all: what was there before stays until the new file is
    /// complete.</summary>
    /// <param name="directory">An existing directory.</param>
    /// <param name="results">What to write.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static void Write(string directory, RunResults results) =>
        WholeFile.WriteToDisk(
            Path.Combine(directory, Name), Encoding.UTF8.GetBytes(JsonText.Write(results, isIndented: true) + "\n"));

    /// <summary>Reads results.</summary>
    /// <param name="directory">The directory that holds the file.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">The file is damaged, of another kind, or newer than this code; the message
    /// says where.</exception>
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
                $"{path} has version {header.Version} of the format; this program reads up to "
                    + $"{RunResults.CurrentVersion}.");
        }

        var results = Parse<RunResults>(text, path);
        Require(results, path);
        return results;
    }

    /// <summary>Refuses results that do not agree with themselves.</summary>
    /// <param name="results">The results.</param>
    /// <param name="path">The file that they are of.</param>
    /// <exception cref="FormatException">They do not agree; the message says where.</exception>
    public static void Require(RunResults results, string path)
    {
        try
        {
            ResultsCheck.Require(results);
        }
        catch (FormatException wrong)
        {
            throw new FormatException(JsonText.OnOneLine($"{path} is damaged at {wrong.Message}"), wrong);
        }
    }

    private static T Parse<T>(string text, string path)
    {
        try
        {
            return JsonText.Read<T>(text) ?? throw new FormatException($"{path} is empty.");
        }
        catch (JsonException broken)
        {
            throw new FormatException(
                JsonText.OnOneLine($"{path} is not a results file{PlaceOf(broken)}: {JsonText.Reason(broken)}"),
                broken);
        }
    }

    private static string PlaceOf(JsonException broken)
    {
        var line = broken.LineNumber is { } number ? $" (line {number + 1}" : "";
        var place = JsonText.PlaceOf(broken);
        return line.Length == 0 ? "" : place.Length == 0 ? line + ")" : $"{line}, {place})";
    }

    private sealed record Header(string? Format = null, int? Version = null);
}
