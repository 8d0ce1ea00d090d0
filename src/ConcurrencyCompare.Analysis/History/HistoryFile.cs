using System.Text;

namespace ConcurrencyCompare.Analysis.History;

/// <summary>Reads <c>history.jsonl</c> and adds to it: a line for each run of a machine class, in the order of their start.
/// </summary>
public static class HistoryFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "history.jsonl";

    private const byte LineEnd = (byte)'\n';

    /// <summary>Reads the history of a machine class.</summary>
    /// <param name="directory">The folder of the class, whose name is the key of the class.</param>
    /// <returns>The runs by their start, each once; no runs where there is no file.</returns>
    /// <exception cref="FormatException">The file is of another kind, or newer than this code; the message says which.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static RunHistory Read(string directory)
    {
        var path = Path.Combine(directory, Name);
        var key = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)));
        var runs = new List<HistoryEntry>();
        var warnings = new List<string>();
        foreach (var line in LinesOf(path))
        {
            var wrong = line.Wrong;
            if (line.Entry is { } entry)
            {
                if (MachineClass.Of(entry.Environment).Key != key) wrong = "it is of another machine class than the folder";
                else if (!runs.Any(entry.IsSameRun)) runs.Add(entry);
            }

            if (wrong is not null) warnings.Add($"{Name}, line {line.Number} is left out: {wrong}");
        }

        return new RunHistory([.. runs.OrderBy(run => run.StartedUtc)], warnings);
    }

    /// <summary>Adds a run, unless it is there with as many cases: in its place by its start, with every other line kept to the byte. The file is
    /// replaced as a whole or not at all.</summary>
    /// <param name="directory">An existing directory. Two callers at once lose one of their runs: the caller keeps others out.
    /// </param>
    /// <param name="entry">The run.</param>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="FormatException">What is there is of another kind, or newer than this code; the message says which.
    /// </exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read or written.</exception>
    public static bool Append(string directory, HistoryEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);

        var path = Path.Combine(directory, Name);
        var lines = LinesOf(path);
        // A run that was resumed comes again, with more cases: those that are there then are a part of it.
        var same = lines.FindIndex(line => line.Entry?.IsSameRun(entry) == true);
        if (same >= 0 && lines[same].Entry!.Values.Count >= entry.Values.Count) return false;
        if (same >= 0) lines.RemoveAt(same);

        var place = lines.FindIndex(line => line.Entry?.StartedUtc > entry.StartedUtc);
        var added = new Line(0, Encoding.UTF8.GetBytes(HistoryLine.Write(entry)), entry, null);
        lines.Insert(place < 0 ? lines.Count : place, added);
        ResultsFile.WriteAtomically(path, [.. lines.SelectMany(line => line.Bytes.Append(LineEnd))]);
        return true;
    }

    private static List<Line> LinesOf(string path)
    {
        var lines = new List<Line>();
        if (!File.Exists(path)) return lines;

        var rest = File.ReadAllBytes(path).AsSpan();
        while (rest.Length > 0)
        {
            var end = rest.IndexOf(LineEnd);
            var line = end < 0 ? rest : rest[..end];
            lines.Add(LineOf(path, lines.Count + 1, line.ToArray()));
            // A last line that was cut off before its end gets one.
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return lines;
    }

    private static Line LineOf(string path, int number, byte[] bytes)
    {
        if (string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(bytes))) return new Line(number, bytes, null, null);
        try
        {
            return new Line(number, bytes, HistoryLine.Read(bytes), null);
        }
        catch (FormatException damaged)
        {
            return new Line(number, bytes, null, JsonText.OnOneLine(damaged.Message));
        }
        catch (NotSupportedException other)
        {
            throw new FormatException(JsonText.OnOneLine($"{path} is no history for this program: line {number} {other.Message}."), other);
        }
    }

    /// <summary>A line of the file.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Bytes">As they are, without the line's end.</param>
    /// <param name="Entry">What it says; <see langword="null"/> where it is empty or damaged.</param>
    /// <param name="Wrong">What is wrong with it; <see langword="null"/> if nothing is.</param>
    private sealed record Line(int Number, byte[] Bytes, HistoryEntry? Entry, string? Wrong);
}
