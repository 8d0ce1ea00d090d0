using System.Runtime.InteropServices;

namespace ConcurrencyCompare.Benchmarks.Toolchains;

/// <summary>The <c>dotnet</c> that runs this program: another one on the path would be another runtime.</summary>
internal static class DotNetHost
{
    /// <summary>Its whole path, or its name where it cannot be found beside the runtime.</summary>
    public static string Path { get; } = Find(RuntimeEnvironment.GetRuntimeDirectory()) ?? "dotnet";

    /// <summary>The host above a runtime's folder, which is <c>shared/NAME/VERSION</c> below it.</summary>
    internal static string? Find(string runtime)
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var host = System.IO.Path.GetFullPath(System.IO.Path.Combine(runtime, "..", "..", "..", name));
        return File.Exists(host) ? host : null;
    }
}
