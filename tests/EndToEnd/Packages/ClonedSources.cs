using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Packages;

/// <summary>A clone of somebody who has installed nothing yet: the sources as they are here, in one commit with a
/// version's tag.</summary>
/// <remarks>A copy, because packing compiles anew what other tests run meanwhile. Packages that are restored go into a
/// folder of their own, so that nobody ever gets those of an older test; all others are where they are.</remarks>
public sealed class ClonedSources : IDisposable
{
    public const string Version = "9.8.7";
    public const string Remote = "https://github.com/somebody/concurrency-compare.git";

    private readonly TemporaryDirectory _directory = new();

    public ClonedSources()
    {
        var files = Git(Repository.PathOf(), "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        foreach (var file in files.Split('\0').Where(file => File.Exists(Repository.PathOf(file))))
        {
            var copy = System.IO.Path.Combine(Path, file);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(Repository.PathOf(file), copy);
        }

        foreach (var command in (string[])
            ["init -q", "add -A", "commit -q -m all", $"tag v{Version}", $"remote add origin {Remote}"])
        {
            Git(Path, command.Split(' '));
        }

        Commit = Git(Path, "rev-parse", "HEAD").Trim();
    }

    /// <summary>The folder of the clone.</summary>
    public string Path => _directory.File("ConcurrencyCompare");

    public string Commit { get; }

    /// <summary>A path beside the clone, which is gone afterwards.</summary>
    public string Beside(string name) => _directory.File(name);

    public void Dispose() => _directory.Dispose();

    /// <summary>Runs a program for that user.</summary>
    internal ProcessRun Run(string folder, string program, params IReadOnlyList<string> arguments) =>
        ProcessRun.Of(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            Environment =
            {
                ["DOTNET_CLI_HOME"] = Beside("cli-home"),
                ["DOTNET_NOLOGO"] = "1",
                // A feed that is away for a moment would be a warning.
                ["NuGetAudit"] = "false",
                ["NUGET_PACKAGES"] = Beside("restored"),
                ["NUGET_FALLBACK_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
                    ?? System.IO.Path.Combine(
                        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
            },
        });

    /// <summary>Runs git, as somebody with a name, and gives what it said.</summary>
    internal static string Git(string folder, params IReadOnlyList<string> arguments)
    {
        Directory.CreateDirectory(folder);
        var run = ProcessRun.Of(new ProcessStartInfo(
            "git", ["-c", "user.name=somebody", "-c", "user.email=somebody@example.org", .. arguments])
        {
            WorkingDirectory = folder,
        });
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        return run.Output;
    }
}
