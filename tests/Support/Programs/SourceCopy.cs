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

    /// <summary>Copies all that the application is built from, and nothing that was built.</summary>
    public static void CreateClean(string target)
    {
        Copy(new DirectoryInfo(Repository.PathOf()), target, isRecursive: false);
        foreach (var folder in (string[])["src", "benchmarks"])
        {
            Copy(
                new DirectoryInfo(Repository.PathOf(folder)), Path.Combine(target, folder), isRecursive: true, "bin",
                "obj");
        }
    }

    private static void Copy(
        DirectoryInfo source, string target, bool isRecursive, params IReadOnlyList<string> without)
    {
        Directory.CreateDirectory(target);
        foreach (var file in source.EnumerateFiles().Where(file => file.Name is not ("run.lock" or ".git")))
            file.CopyTo(Path.Combine(target, file.Name));
        if (!isRecursive) return;

        foreach (var folder in source.EnumerateDirectories().Where(folder => !without.Contains(folder.Name)))
            Copy(folder, Path.Combine(target, folder.Name), isRecursive, without);
    }
}
