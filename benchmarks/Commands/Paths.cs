using System.CommandLine;

namespace ConcurrencyCompare.Benchmarks.Commands;

/// <summary>Paths as users give them.</summary>
internal static class Paths
{
    /// <summary>What is wrong with a path, whatever there is on this machine; <see langword="null"/> if nothing is.</summary>
    /// <remarks>A variable that is not set leaves an empty path, which for many functions is the current folder: so it must not
    /// pass for one.</remarks>
    public static string? Fault(string path) =>
        string.IsNullOrWhiteSpace(path) ? $"takes a path, not '{path}'; '.' is the current folder."
        : path.StartsWith("--", StringComparison.Ordinal) ? $"takes a path, not the option '{path}'; a file of that name is './{path}'."
        : path.Contains('\0') ? "takes a path; no path has the character 0."
        : null;

    /// <summary>The path, if it can be one.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public static string Require(string name, string path) => Fault(path) is { } fault ? throw new UsageException($"{name} {fault}") : path;

    /// <summary>The argument, with an error for what can be no path.</summary>
    public static Argument<T> OfPaths<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            if (result.Tokens.Select(token => Fault(token.Value)).FirstOrDefault(fault => fault is not null) is { } fault)
                result.AddError($"{argument.Name} {fault}");
        });
        return argument;
    }
}
