namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>What BenchmarkDotNet writes: its log, and what the user asks it for.</summary>
internal static class TheirFiles
{
    /// <summary>Where it writes.</summary>
    public static string FolderIn(string directory) => Path.Combine(directory, "benchmarkdotnet");

    /// <summary>The exports and the like that it has written, and the program if it was to be kept: a file or folder each.</summary>
    /// <param name="start">When the run began.</param>
    /// <param name="directory">The folder of the results.</param>
    public static IEnumerable<string> Since(DateTimeOffset start, string directory)
    {
        var folder = new DirectoryInfo(FolderIn(directory));
        if (!folder.Exists) return [];

        var program = new DirectoryInfo(Path.Combine(folder.FullName, Toolchains.ProgramGenerator.Folder));
        return folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.LastWriteTimeUtc >= start.UtcDateTime && file.Extension != ".log")
            .Select(file => file.FullName)
            .Where(file => !file.StartsWith(program.FullName + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Concat(program.Exists ? [program.FullName] : [])
            .Order(StringComparer.Ordinal);
    }
}
