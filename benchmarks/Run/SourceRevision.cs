using System.Reflection;
using System.Security.Cryptography;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Plugins;

namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>What the program was built from.</summary>
internal static class SourceRevision
{
    /// <summary>The commit, 40 hexadecimal digits; <see langword="null"/> for a build outside a repository.</summary>
    /// <remarks>The SDK writes it behind the version's <c>+</c>.</remarks>
    public static string? Commit { get; } = CommitIn(
        typeof(SourceRevision).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion);

    /// <summary>Names the code that is measured and that measures, 32 hexadecimal digits: the same for the same
    /// sources, options and compiler, whatever the folder, and another name after any change, committed or
    /// not.</summary>
    /// <remarks>What is measured are these assemblies. Builds are deterministic, so the compiler names a module by all
    /// that it compiled:
    /// https://learn.microsoft.com/dotnet/csharp/language-reference/compiler-options/code-generation#deterministic</remarks>
    public static string Code { get; } = CodeOf(
    [
        .. ((Type[])[typeof(IConcurrencyModel), typeof(RunResults), typeof(SourceRevision)])
            .Select(type => type.Module.ModuleVersionId),
        .. Plugin.Paths.Select(file => PluginAssembly.Read(file).Module),
    ]);

    /// <summary>Which build of a plug-in it is.</summary>
    public static PluginFacts Of(PluginSource source, Plugin plugin)
    {
        var assembly = PluginAssembly.Read(source.Assembly);
        return new PluginFacts(
            source.File, assembly.Version.ToString(), assembly.Module.ToString("N"), [.. plugin.Names])
        {
            Commit = source.Commit ?? CommitIn(assembly.InformationalVersion),
            IsModified = source.IsModified,
        };
    }

    internal static string CodeOf(params IEnumerable<Guid> modules) =>
        Convert.ToHexStringLower(SHA256.HashData([.. modules.SelectMany(module => module.ToByteArray())]))[..32];

    internal static string? CommitIn(string? version) =>
        version?.Split('+') is [_, { Length: 40 } commit] && commit.All(char.IsAsciiHexDigitLower) ? commit : null;
}
