namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>What BenchmarkDotNet writes: its log, and what the user asks it for.</summary>
/// <remarks>What is new is told from what was there by what was there, and not by its date: somebody may set the clock
/// meanwhile.</remarks>
internal sealed class TheirFiles
{
    private readonly string _folder;
    private readonly Dictionary<string, (DateTime Written, long Length)> _before;

    private TheirFiles(string folder)
    {
        _folder = folder;
        _before = Files().ToDictionary(file => file.FullName, StateOf);
    }

    /// <summary>Looks at what is there before a run.</summary>
    /// <param name="directory">The folder of the results.</param>
    public static TheirFiles In(string directory) => new(FolderIn(directory));

    /// <summary>Where it writes.</summary>
    public static string FolderIn(string directory) => Path.Combine(directory, "benchmarkdotnet");

    /// <summary>The exports and the like that it has written since, and the program if it was to be kept: a file or
    /// folder each.</summary>
    public IEnumerable<string> Written()
    {
        var program = Path.Combine(new DirectoryInfo(_folder).FullName, Toolchains.ProgramGenerator.Folder);
        return Files()
            .Where(file => !_before.TryGetValue(file.FullName, out var state) || state != StateOf(file))
            .Select(file => file.FullName)
            .Where(file => Path.GetExtension(file) != ".log")
            .Where(file => !file.StartsWith(program + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Concat(Directory.Exists(program) ? [program] : [])
            .Order(StringComparer.Ordinal);
    }

    private static (DateTime, long) StateOf(FileInfo file) => (file.LastWriteTimeUtc, file.Length);

    private IEnumerable<FileInfo> Files() =>
        Directory.Exists(_folder) ? new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories) : [];
}
