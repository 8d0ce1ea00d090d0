using System.CommandLine;
using System.CommandLine.Parsing;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Files;

/// <summary>Paths as users give them.</summary>
internal static class Paths
{
    /// <summary>What is wrong with a path, whatever there is on this machine; <see langword="null"/> if nothing
    /// is.</summary>
    /// <remarks>A variable that is not set leaves an empty path, which for many functions is the current folder: so it
    /// must not pass for one.</remarks>
    public static string? Fault(string path) =>
        string.IsNullOrWhiteSpace(path) ? $"takes a path, not '{path}'; '.' is the current folder."
        : path.StartsWith("--", StringComparison.Ordinal)
            ? $"takes a path, not the option '{path}'; a file of that name is './{path}'."
        : path.Contains('\0') ? "takes a path; no path has the character 0."
        : null;

    /// <summary>The one whole path of a folder, however it is written: <c>a/</c>, <c>./a</c>, <c>a/../a</c>. The name
    /// of a link stays; where it leads to is <see cref="IsSame"/>'s question.</summary>
    public static string Whole(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>Whether two paths lead to the same folder, through whatever links.</summary>
    public static bool IsSame(string one, string other) => string.Equals(
        BehindLinks(Whole(one)), BehindLinks(Whole(other)),
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static string BehindLinks(string path, int depth = 0)
    {
        // As many as Linux follows: where there are more, reading it will say so.
        if (depth > 40 || Path.GetDirectoryName(path) is not { } parent) return path;

        var here = Path.Combine(BehindLinks(parent, depth + 1), Path.GetFileName(path));
        return new DirectoryInfo(here).LinkTarget is { } target
            ? BehindLinks(Path.GetFullPath(target, Path.GetDirectoryName(here)!), depth + 1)
            : here;
    }

    /// <summary>The path, if it can be one.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public static string Require(string name, string path) =>
        Fault(path) is { } fault ? throw new UsageException($"{name} {fault}") : path;

    /// <summary>The argument, with an error for what can be no path.</summary>
    public static Argument<T> OfPaths<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result => Refuse(result, argument.Name));
        return argument;
    }

    /// <summary>Says what is wrong with the paths behind a name, if something is.</summary>
    public static void Refuse(SymbolResult given, string name)
    {
        if (given.Tokens.Select(token => Fault(token.Value)).FirstOrDefault(fault => fault is not null) is { } fault)
            given.AddError($"{name} {fault}");
    }
}
