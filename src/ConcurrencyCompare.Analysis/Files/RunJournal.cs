using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Files;

/// <summary>What a run has measured so far: a line for each case that has ended, on disk before the next one
/// begins.</summary>
/// <remarks>
/// The first line holds the run as it was before: what is asked for, the machine, and every case that was planned. It
/// is never written again, so what a run writes grows with its work. The file is there from the first case that has
/// ended until <see cref="ResultsFile"/> holds all of it: a folder that has one holds a run that is measuring, or was
/// broken off.
/// </remarks>
internal sealed class RunJournal : IDisposable
{
    /// <summary>The file's name.</summary>
    public const string Name = "journal.jsonl";

    private readonly Stream _stream;

    private RunJournal(Stream stream) => _stream = stream;

    /// <summary>Begins the journal of a run, in place of what another run left there.</summary>
    /// <param name="directory">An existing directory.</param>
    /// <param name="start">The run before anything new was measured.</param>
    /// <param name="first">The first case that has ended.</param>
    /// <exception cref="IOException">It cannot be written, or another run writes to it.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public static RunJournal Create(string directory, RunResults start, JournalLine first) =>
        Create(directory, start, first, static stream => stream);

    /// <inheritdoc cref="Create(string, RunResults, JournalLine)"/>
    /// <param name="directory">An existing directory.</param>
    /// <param name="start">The run before anything new was measured.</param>
    /// <param name="first">The first case that has ended.</param>
    /// <param name="through">What everything is written through.</param>
    internal static RunJournal Create(
        string directory, RunResults start, JournalLine first, Func<Stream, Stream> through)
    {
        var path = Path.Combine(directory, Name);
        RequireUnused(path);
        var incomplete = path + WholeFile.Incomplete;
        using (var stream = through(File.Create(incomplete)))
        {
            // Without a first line there is nothing to keep, so the two become a file together.
            stream.Write(JournalLine.ToBytes(new JournalHeader(start)));
            stream.Write(JournalLine.ToBytes(first));
            Flush(stream);
        }

        File.Move(incomplete, path, overwrite: true);
        return new RunJournal(through(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read)));
    }

    /// <summary>Whether a folder holds the journal of a run.</summary>
    public static bool IsIn(string directory) => File.Exists(Path.Combine(directory, Name));

    /// <summary>Whether the run of the journal in a folder is still measuring.</summary>
    public static bool IsInUse(string directory)
    {
        try
        {
            RequireUnused(Path.Combine(directory, Name));
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Adds a case that has ended. When this returns, not even the end of the machine loses it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Add(JournalLine line)
    {
        _stream.Write(JournalLine.ToBytes(line));
        Flush(_stream);
    }

    /// <summary>Reads what a run that was broken off has measured.</summary>
    /// <param name="directory">The directory that holds the file.</param>
    /// <exception cref="FormatException">The file is damaged, of another kind, or newer than this code; the message
    /// says where.</exception>
    /// <exception cref="IOException">The file cannot be read, or its run is still measuring.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static JournalContent Read(string directory)
    {
        var path = Path.Combine(directory, Name);
        RequireUnused(path);
        return JournalContent.Of(path, File.ReadAllBytes(path));
    }

    /// <summary>Takes the journal away: <see cref="ResultsFile"/> holds all that is in it.</summary>
    /// <exception cref="IOException">It cannot be deleted.</exception>
    public static void Delete(string directory) => File.Delete(Path.Combine(directory, Name));

    /// <summary>Ends the writing; the file stays.</summary>
    public void Dispose() => _stream.Dispose();

    private static void RequireUnused(string path)
    {
        if (!File.Exists(path)) return;

        try
        {
            using var nobodyElse = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
        }
        catch (IOException used) when (used is not FileNotFoundException)
        {
            throw new IOException($"{path} is in use: its run is still measuring.", used);
        }
    }

    private static void Flush(Stream stream)
    {
        if (stream is FileStream file) file.Flush(flushToDisk: true);
        else stream.Flush();
    }
}
