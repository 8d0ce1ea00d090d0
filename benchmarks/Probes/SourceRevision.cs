using System.Reflection;

namespace ConcurrencyCompare.Benchmarks.Probes;

/// <summary>What the program was built from.</summary>
internal static class SourceRevision
{
    /// <summary>The commit, 40 hexadecimal digits; <see langword="null"/> for a build outside a repository.</summary>
    /// <remarks>The SDK writes it behind the version's <c>+</c>.</remarks>
    public static string? Commit { get; } = CommitIn(
        typeof(SourceRevision).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    internal static string? CommitIn(string? version) =>
        version?.Split('+') is [_, { Length: 40 } commit] && commit.All(char.IsAsciiHexDigitLower) ? commit : null;
}
