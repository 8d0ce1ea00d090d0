using System.Diagnostics;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Packages;

/// <summary>A clone that somebody packs: the sources as they are, a commit with a tag of a version, and the packages of
/// it beside the clone.</summary>
/// <remarks>A copy, because packing compiles anew what other tests run meanwhile. The packages that its users restore go
/// into a folder of their own, so that nobody ever gets those of an older test; all others are where they are.</remarks>
public sealed class PackedSources : IDisposable
{
    public const string Version = "9.8.7";
    public const string Remote = "https://github.com/somebody/concurrency-compare.git";

    private readonly TemporaryDirectory _directory = new();

    public PackedSources()
    {
        Sources = _directory.File("ConcurrencyCompare");
        Packages = _directory.File("packages");
        CopySources(Sources);
        foreach (var command in (string[])
            ["init -q", "add -A", "-c user.name=a -c user.email=a@b commit -q -m all", $"tag v{Version}",
                $"remote add origin {Remote}"])
        {
            Git(Sources, command.Split(' '));
        }

        Commit = Git(Sources, "rev-parse", "HEAD").Output.Trim();
        var packed = Run(Sources, "dotnet", "pack", "-o", Packages, "--nologo");
        Assert.True(packed.ExitCode == 0, packed.Output + packed.Error);
        Output = packed.Output;
    }

    /// <summary>The clone.</summary>
    public string Sources { get; }

    /// <summary>The folder of packages.</summary>
    public string Packages { get; }

    public string Commit { get; }

    /// <summary>What packing said.</summary>
    public string Output { get; }

    public string File(string name) => _directory.File(name);

    /// <summary>The file of a package of that version.</summary>
    public string PathOf(string package, string kind = "nupkg") =>
        Path.Combine(Packages, $"{package}.{Version}.{kind}");

    public void Dispose() => _directory.Dispose();

    /// <summary>Runs a program for a user who has installed nothing yet.</summary>
    internal ProcessRun Run(string folder, string program, params IReadOnlyList<string> arguments) =>
        ProcessRun.Of(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            Environment =
            {
                ["DOTNET_CLI_HOME"] = _directory.File("cli-home"),
                ["DOTNET_NOLOGO"] = "1",
                ["NUGET_PACKAGES"] = _directory.File("restored"),
                ["NUGET_FALLBACK_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                    ?? Path.Combine(
                        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
            },
        });

    internal static ProcessRun Git(string folder, params IReadOnlyList<string> arguments)
    {
        var run = ProcessRun.Of(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder });
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run;
    }

    /// <summary>All that git knows, or would: what was built is left.</summary>
    private static void CopySources(string target)
    {
        var files = Git(Repository.PathOf(), "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output;
        foreach (var file in files.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var source = Repository.PathOf(file);
            if (!System.IO.File.Exists(source)) continue;

            var copy = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            System.IO.File.Copy(source, copy);
        }
    }
}
