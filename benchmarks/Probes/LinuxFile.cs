namespace ConcurrencyCompare.Benchmarks.Probes;

/// <summary>The small files in which Linux says how it is.</summary>
internal static class LinuxFile
{
    /// <summary>The folder that has <c>proc</c> and <c>sys</c>; tests have others, with what other machines say.</summary>
    public const string Root = "/";

    /// <summary>The text of a file below a root, without white space at its ends; <see langword="null"/> where there is no such
    /// file.</summary>
    public static string? TryRead(string root, string path) => TryRead(Path.Combine(root, path.TrimStart('/')));

    /// <summary>The text without white space at its ends; <see langword="null"/> where there is no such file.</summary>
    public static string? TryRead(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The value behind <c>name:</c> in files such as <c>/proc/self/status</c>.</summary>
    public static string? ValueOf(string? text, string name) =>
        text?.Split('\n')
            .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(parts => parts.Length == 2 && parts[0] == name)?[1];
}
