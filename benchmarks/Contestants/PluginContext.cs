using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>Where a plug-in finds what it needs: beside itself, whatever versions this program has of the
/// same.</summary>
/// <remarks>Shared are the interfaces, without which nobody would understand each other, and what comes with .NET. What
/// a plug-in lacks is not taken from this program's own libraries: they may be others tomorrow.</remarks>
internal sealed class PluginContext(string path) : AssemblyLoadContext(Path.GetFileName(path))
{
    private static readonly Assembly Interfaces = typeof(IConcurrencyModel).Assembly;
    private static readonly string Framework =
        Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
    private static readonly IReadOnlyList<string> Frameworks = [Framework, .. FrameworksBeside(Framework)];

    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Interfaces.GetName().Name) return Interfaces;

        var own = _resolver.ResolveAssemblyToPath(assemblyName);
        var framework = Frameworks.Select(folder => Path.Combine(folder, assemblyName.Name + ".dll"))
            .FirstOrDefault(File.Exists);
        // Some packages are newer than what .NET brings of the same.
        if (own is not null && (framework is null || VersionOf(own) > VersionOf(framework)))
            return LoadFromAssemblyPath(own);
        if (framework is null)
            throw new FileNotFoundException($"{assemblyName.Name} {assemblyName.Version} is not there.");
        return Path.GetDirectoryName(framework) == Framework ? null : LoadFromAssemblyPath(framework);
    }

    /// <summary>What is installed beside .NET itself and of the same version, such as ASP.NET Core.</summary>
    private static IEnumerable<string> FrameworksBeside(string framework)
    {
        var version = Environment.Version;
        return new DirectoryInfo(framework).Parent?.Parent is { Exists: true } shared
            ? shared.GetDirectories().OrderBy(beside => beside.Name, StringComparer.Ordinal)
                .Where(beside => beside.Name != Path.GetFileName(Path.GetDirectoryName(framework)))
                .SelectMany(beside => beside.GetDirectories()
                    .Select(folder => (Path: folder.FullName, Version: VersionIn(folder.Name)))
                    .Where(folder => (folder.Version?.Major, folder.Version?.Minor) == (version.Major, version.Minor))
                    .OrderByDescending(folder => folder.Version)
                    .Select(folder => folder.Path)
                    .Take(1))
            : [];

        static Version? VersionIn(string name) => Version.TryParse(name, out var found) ? found : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } own ? LoadUnmanagedDllFromPath(own) : 0;

    private static Version? VersionOf(string assembly) => AssemblyName.GetAssemblyName(assembly).Version;
}
