using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Files;

/// <summary>A single file that the user asks for, wherever he wants it.</summary>
internal static class OutputFile
{
    /// <summary>Other names of what a program writes to anyway. Opened by these, a file that the shell appends to would
    /// be written from its start.</summary>
    private static readonly string[] StandardOutput = ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

    public static bool IsStandardOutput(string path) => StandardOutput.Contains(path);

    /// <summary>Writes a text: a file as a whole or not at all, also behind a symbolic link, which stays; a pipe or a
    /// terminal gets it as it comes.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string path, string text) => OutputDirectory.Write(
        () =>
        {
            switch (FileKinds.Of(path))
            {
                case FileKind.Absent or FileKind.File:
                    WholeFile.Write(path, text);
                    break;
                case FileKind.Stream:
                    using (var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                    using (var writer = new StreamWriter(stream))
                        writer.Write(text);
                    break;
                default:
                    throw new UsageException(
                        $"'{path}' is no file that a text could be written to; choose another one with --output.");
            }
        },
        $"'{path}'");
}
