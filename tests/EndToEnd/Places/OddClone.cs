using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Places;

/// <summary>A clone where nobody wants one: below folders with odd names, with files of another project above it, with
/// a copy of itself inside, and with what a run that was killed has left. It is built as a user would, once.</summary>
public sealed class OddClone : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public OddClone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other odd names.");
        var above = _directory.File("os=linux,arch=x64/a b & 'c' #1 100% ;x/ü 日本語/" + new string('l', 100));
        Folder = Path.Combine(above, "clone");
        SourceCopy.Create(Folder);
        SourceCopy.CreateClean(Path.Combine(Folder, "benchmarks", "inner"));
        SourceCopy.CreateClean(Path.Combine(Folder, "inner"));
        PutFilesOfAnotherProject(above);
        PutLeftovers();
        // A feed that is away for a moment would be a warning.
        Build = Run(
            Folder, "dotnet", ["run", "-c", "Release", "benchmarks", "--dry-run"],
            start => start.Environment["NuGetAudit"] = "false");
    }

    public string Folder { get; }

    /// <summary>Where its runs write.</summary>
    public string Results => _directory.File("results");

    /// <summary>How the build went.</summary>
    internal ProcessRun Build { get; }

    public string Application =>
        Path.Combine(Folder, "benchmarks", "bin", "Release", "net10.0", "ConcurrencyCompare.Benchmarks");

    public string File(string name) => _directory.File(name);

    public void Dispose() => _directory.Dispose();

    internal static ProcessRun Run(
        string folder, string program, IEnumerable<string> arguments, Action<ProcessStartInfo>? change = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder };
        change?.Invoke(start);
        return ProcessRun.Of(start);
    }

    /// <summary>Whatever is taken in of these ends the build.</summary>
    private static void PutFilesOfAnotherProject(string above)
    {
        const string Error =
            "<Project><Target Name=\"Foreign\" BeforeTargets=\"Build;Restore\"><Error Text=\"foreign\" "
                + "/></Target></Project>";
        foreach (var name in (string[])
            ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Solution.props",
                "Directory.Solution.targets"])
        {
            System.IO.File.WriteAllText(Path.Combine(above, name), Error);
        }

        System.IO.File.WriteAllText(Path.Combine(above, "Directory.Build.rsp"), "-nonsense");
        System.IO.File.WriteAllText(
            Path.Combine(above, "global.json"),
            "{ \"sdk\": { \"version\": \"99.0.100\", \"rollForward\": \"disable\" } }");
        System.IO.File.WriteAllText(
            Path.Combine(above, ".editorconfig"), "[*.cs]\ndotnet_diagnostic.IDE0008.severity = error\n");
        System.IO.File.WriteAllText(
            Path.Combine(above, ".globalconfig"), "is_global = true\ndotnet_diagnostic.IDE0008.severity = error\n");
        System.IO.File.WriteAllText(
            Path.Combine(above, "nuget.config"),
            "<configuration><packageSources><clear /><add key=\"foreign\" value=\"http://127.0.0.1:9/v3/index.json\" />"
                + "</packageSources></configuration>");
    }

    private void PutLeftovers()
    {
        foreach (var folder in (string[])
            [Path.Combine(Folder, "benchmarks/bin/Release/net10.0/ConcurrencyCompare.Benchmarks-Round01-1"),
                Path.Combine(Results, "benchmarkdotnet/program")])
        {
            Directory.CreateDirectory(folder);
            System.IO.File.WriteAllText(Path.Combine(folder, "NuGet.config"), "<configuration>");
            System.IO.File.WriteAllText(Path.Combine(folder, "Left.dll"), "no assembly");
            System.IO.File.WriteAllText(Path.Combine(folder, "Left.cs"), "no code");
        }
    }
}
