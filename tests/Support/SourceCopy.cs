namespace ConcurrencyCompare.Tests.Support;

/// <summary>Copies of the project's sources, each of which can be built and can measure beside the others.</summary>
internal static class SourceCopy
{
    /// <summary>Copies all that the application is built from, and what was built already, which makes the next build
    /// short.</summary>
    public static void Create(string target)
    {
        Copy(new DirectoryInfo(Repository.PathOf()), target, isRecursive: false);
        foreach (var folder in (string[])["src", "benchmarks"])
            Copy(new DirectoryInfo(Repository.PathOf(folder)), Path.Combine(target, folder), isRecursive: true);
    }

    private static void Copy(DirectoryInfo source, string target, bool isRecursive)
    {
        Directory.CreateDirectory(target);
        foreach (var file in source.EnumerateFiles().Where(file => file.Name != "run.lock")) file.CopyTo(Path.Combine(target, file.Name));
        if (!isRecursive) return;

        // What BenchmarkDotNet generates while somebody measures comes and goes.
        foreach (var folder in source.EnumerateDirectories().Where(folder => !folder.Name.Contains("-Round", StringComparison.Ordinal)))
            Copy(folder, Path.Combine(target, folder.Name), isRecursive);
    }
}
