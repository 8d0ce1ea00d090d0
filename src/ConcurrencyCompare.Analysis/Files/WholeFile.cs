using System.Text;

namespace ConcurrencyCompare.Analysis.Files;

/// <summary>Changes files so that a process may end at any moment: each is as it was, or as it shall be.</summary>
internal static class WholeFile
{
    /// <summary>What a file is called until it is complete. One that a killed process left says nothing, and is written
    /// over.</summary>
    public const string Incomplete = ".incomplete";

    private static readonly AsyncLocal<Action?> Watched = new();

    /// <summary>Writes a text file as a whole or not at all. Behind a symbolic link it is its target that is
    /// written.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Write(string, string)"/>
    public static void Write(string path, ReadOnlySpan<byte> bytes) => Write(path, bytes, toDisk: false);

    /// <summary>Writes what cannot be made again: when this returns, not even the end of the machine loses
    /// it.</summary>
    /// <inheritdoc cref="Write(string, string)"/>
    public static void WriteToDisk(string path, ReadOnlySpan<byte> bytes) => Write(path, bytes, toDisk: true);

    private static void Write(string path, ReadOnlySpan<byte> bytes, bool toDisk)
    {
        var target = new FileInfo(path).LinkTarget is null
            ? path
            : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        if (FileKinds.Of(target) is not (FileKind.Absent or FileKind.File))
            throw new IOException($"'{target}' is no file: it would not be one any more.");

        var incomplete = target + Incomplete;
        // Opened outside: what somebody else is writing is not ours to remove.
        using var file = new FileStream(incomplete, FileMode.Create, FileAccess.Write, FileShare.None);
        try
        {
            Step();
            file.Write(bytes);
            if (toDisk) file.Flush(flushToDisk: true);
            file.Dispose();
            Step();
            File.Move(incomplete, target, overwrite: true);
            Step();
        }
        catch
        {
            file.Dispose();
            File.Delete(incomplete);
            throw;
        }
    }

    /// <summary>Deletes a file, and what was to become of it; nothing happens where there is neither.</summary>
    /// <exception cref="IOException">The file cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be deleted.</exception>
    public static void Delete(string path)
    {
        DeleteIncomplete(path);
        File.Delete(path);
        Step();
    }

    /// <summary>Deletes what a process that was killed left of a file; the file itself stays.</summary>
    /// <exception cref="IOException">It cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be deleted.</exception>
    public static void DeleteIncomplete(string path) => File.Delete(path + Incomplete);

    /// <summary>For tests: does something between any two changes of files until it is disposed.</summary>
    internal static IDisposable WatchSteps(Action watch)
    {
        Watched.Value = watch;
        return new Watch();
    }

    private static void Step() => Watched.Value?.Invoke();

    private sealed class Watch : IDisposable
    {
        public void Dispose() => Watched.Value = null;
    }
}
