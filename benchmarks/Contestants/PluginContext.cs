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
    private static readonly string Framework = RuntimeEnvironment.GetRuntimeDirectory();

    private readonly AssemblyDependencyResolver _resolver = new(path);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == Interfaces.GetName().Name) return Interfaces;

        var own = _resolver.ResolveAssemblyToPath(assemblyName);
        var framework = Path.Combine(Framework, assemblyName.Name + ".dll");
        if (!File.Exists(framework))
        {
            return own is null
                ? throw new FileNotFoundException($"{assemblyName.Name} {assemblyName.Version} is not there.")
                : LoadFromAssemblyPath(own);
        }

        // Some packages are newer than what .NET brings of the same.
        return own is not null && VersionOf(own) > VersionOf(framework) ? LoadFromAssemblyPath(own) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } own ? LoadUnmanagedDllFromPath(own) : 0;

    private static Version? VersionOf(string assembly) => AssemblyName.GetAssemblyName(assembly).Version;
}
