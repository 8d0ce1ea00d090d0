using System.Globalization;
using System.Text;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Files;

namespace ConcurrencyCompare.Analysis.History;

/// <summary>Reads <c>history.jsonl</c> and adds to it: a line for each run of a machine class, in the order of their
/// start.</summary>
internal static class HistoryFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "history.jsonl";

    private const byte LineEnd = (byte)'\n';

    /// <summary>Whether a folder has a history, and not only a file of that name that something else keeps.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static bool IsIn(string directory)
    {
        var path = Path.Combine(directory, Name);
        var format = Encoding.UTF8.GetBytes(HistoryLine.FormatName);
        return File.Exists(path) && File.ReadAllBytes(path).AsSpan().IndexOf(format) >= 0;
    }

    /// <summary>Reads the history of a machine class.</summary>
    /// <param name="directory">The folder of the class.</param>
    /// <param name="machine">The class; the folder may be called anything.</param>
    /// <returns>The runs by their start, each once; no runs where there is no file.</returns>
    /// <exception cref="FormatException">The file is of another kind, or newer than this code; the message says
    /// which.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static RunHistory Read(string directory, MachineClass machine)
    {
        var warnings = new List<string>();
        var runs = new List<Line>();
        foreach (var line in LinesOf(Path.Combine(directory, Name)))
        {
            var wrong = line.Wrong;
            if (line.Entry is { } entry)
            {
                if (MachineClass.Of(entry.Environment).Key == machine.Key) runs.Add(line);
                else wrong = "it is of another machine class than the folder";
            }

            if (wrong is not null) warnings.Add($"{Name}, line {line.Number} is left out: {wrong}");
        }

        warnings.AddRange(runs.Where(line => line.Entry!.IsMisdated).Select(line => string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}, line {line.Number} is left out: the clock was wrong when the run started, "
                + $"on {line.Entry!.StartedUtc:yyyy-MM-dd} by it")));

        return new RunHistory([.. Best(runs).Select(line => line.Entry!).Where(entry => !entry.IsMisdated)], warnings);
    }

    /// <summary>Adds a run: in its place by its start, and in place of a part of it that is there. Damaged lines stay
    /// to the byte, behind all others. The file is replaced as a whole or not at all.</summary>
    /// <param name="directory">An existing directory. Two callers at once lose one of their runs: the caller keeps
    /// others out.</param>
    /// <param name="entry">The run.</param>
    /// <param name="now">The time of now: what is dated behind it is marked.</param>
    /// <returns>The entry as the file has it: marked if it ever was, and with more in it if the run was there with
    /// more.</returns>
    /// <exception cref="FormatException">What is there is of another kind, or newer than this code; the message says
    /// which.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read or written.</exception>
    public static HistoryEntry Append(string directory, HistoryEntry entry, DateTimeOffset now)
    {
        var path = Path.Combine(directory, Name);
        var (runs, damaged) = With(path, entry, now);
        byte[] text = [.. runs.Concat(damaged).SelectMany(line => line.Bytes.Append(LineEnd))];
        var isThere = File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(text);
        if (!isThere) WholeFile.WriteToDisk(path, text);
        return runs.Select(line => line.Entry!).First(entry.IsSameRun);
    }

    /// <summary>What <see cref="Append"/> would return; writes nothing.</summary>
    /// <inheritdoc cref="Append"/>
    public static HistoryEntry Preview(string directory, HistoryEntry entry, DateTimeOffset now) =>
        With(Path.Combine(directory, Name), entry, now).Runs.Select(line => line.Entry!).First(entry.IsSameRun);

    private static (List<Line> Runs, List<Line> Damaged) With(string path, HistoryEntry entry, DateTimeOffset now)
    {
        var there = LinesOf(path);
        // The new one first: of lines that say the same, the one of this program is kept.
        var runs = Best([new Line(0, [], entry, null), .. there.Where(line => line.Entry is not null)])
            .Select(line => line.Marked(line.Entry!.SeenAt(now)))
            .ToList();
        var damaged = there.Where(line => line.Wrong is not null)
            .Where(line => line.Earlier?.IsOf(entry) != true)
            .Where(line => !runs.Any(run => IsStartOf(line, run)))
            .ToList();
        return (runs, damaged);
    }

    /// <summary>Whether a line was cut off while it was written, and is there as a whole; behind what names the
    /// run.</summary>
    private static bool IsStartOf(Line damaged, Line run) =>
        run.Bytes.AsSpan().StartsWith(damaged.Bytes) && damaged.Bytes.AsSpan().IndexOf("\"profile\""u8) >= 0;

    /// <summary>Each run once, as it is there with most in it, in order.</summary>
    private static IEnumerable<Line> Best(IEnumerable<Line> runs) => runs
        .GroupBy(line => (line.Entry!.StartedUtc, line.Entry.Commit, line.Entry.Seed))
        .Select(same =>
        {
            var best = same.MaxBy(line => line.Entry!, Comparer<HistoryEntry>.Create(HistoryEntry.CompareVersions))!;
            return best.Marked(best.Entry! with { IsMisdated = same.Any(line => line.Entry!.IsMisdated) });
        })
        .OrderBy(line => line.Entry!, Comparer<HistoryEntry>.Create(HistoryEntry.Compare));

    private static List<Line> LinesOf(string path)
    {
        var lines = new List<Line>();
        if (!File.Exists(path)) return lines;

        var number = 0;
        var rest = File.ReadAllBytes(path).AsSpan();
        while (rest.Length > 0)
        {
            number++;
            var end = rest.IndexOf(LineEnd);
            var line = (end < 0 ? rest : rest[..end]).Trim(" \t\r\uFEFF"u8);
            if (line.Length > 0) lines.Add(LineOf(path, number, line.ToArray()));
            // A last line that was cut off before its end gets one.
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return lines;
    }

    private static Line LineOf(string path, int number, byte[] bytes)
    {
        try
        {
            if (HistoryLine.EarlierOf(bytes) is { } earlier)
            {
                const string Wrong =
                    "it is of an earlier version of the format, which does not say how the run was measured; "
                    + "publish the run again";
                return new Line(number, bytes, null, Wrong, earlier);
            }

            return new Line(number, bytes, HistoryLine.Read(bytes), null);
        }
        catch (FormatException damaged)
        {
            return new Line(number, bytes, null, JsonText.OnOneLine(damaged.Message));
        }
        catch (NotSupportedException other)
        {
            throw new FormatException(
                JsonText.OnOneLine($"{path} is no history for this program: line {number} {other.Message}."), other);
        }
    }

    /// <summary>A line of the file.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Bytes">As they are, without the line's end; none of a run that is not written yet.</param>
    /// <param name="Entry">What it says; <see langword="null"/> where it is damaged.</param>
    /// <param name="Wrong">What is wrong with it; <see langword="null"/> if nothing is.</param>
    /// <param name="Earlier">The run of a line of an earlier version.</param>
    private sealed record Line(
        int Number, byte[] Bytes, HistoryEntry? Entry, string? Wrong, EarlierLine? Earlier = null)
    {
        /// <summary>The line with that entry; what is known of a line that says the same already is kept to the
        /// byte.</summary>
        public Line Marked(HistoryEntry entry) => Bytes.Length > 0 && entry == Entry
            ? this
            : this with { Entry = entry, Bytes = Encoding.UTF8.GetBytes(HistoryLine.Write(entry)) };
    }
}
