using System.Diagnostics;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Files;
using ConcurrencyCompare.Benchmarks.Toolchains;

namespace ConcurrencyCompare.Benchmarks.Versions;

/// <summary>A folder with the suite's sources, whose application measures itself.</summary>
/// <param name="Name">The side: <see cref="Base"/> or <see cref="New"/>.</param>
/// <param name="Folder">The whole path.</param>
internal sealed record Checkout(string Name, string Folder)
{
    public const string Base = "base";

    public const string New = "new";

    private const string Project = "benchmarks";

    /// <summary>What the application finds in its environment, beside what we find in ours.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What was built last: a version that is made for another .NET has another folder.</summary>
    private string? Application =>
        new DirectoryInfo(Path.Combine(Folder, Project, "bin", "Release")) is { Exists: true } builds
            ? builds.EnumerateDirectories("net*")
                .Select(
                    framework => new FileInfo(Path.Combine(framework.FullName, "ConcurrencyCompare.Benchmarks.dll")))
                .Where(application => application.Exists)
                .MaxBy(application => application.LastWriteTimeUtc)
                ?.FullName
            : null;

    /// <exception cref="UsageException">The folder holds none of ours.</exception>
    public void RequireSources()
    {
        if (!Directory.Exists(Path.Combine(Folder, Project)))
            throw new UsageException($"{Name} cannot be measured: there is no folder '{Project}' in '{Folder}'.");
    }

    /// <summary>Builds the application.</summary>
    /// <param name="log">The file for what the build says, if it fails.</param>
    /// <param name="interruption">Ends it.</param>
    /// <exception cref="UsageException">It is none of ours, or does not build.</exception>
    public void Build(string log, CancellationToken interruption)
    {
        RequireSources();

        // No build server outlives the build: it would be somebody else at work while we measure.
        var build = Tool.Run(
            DotNetHost.Path, Folder, interruption, "build", Project, "-c", "Release", "--disable-build-servers",
            "-nologo", "-v", "quiet");
        if (build.ExitCode == 0 && Application is not null) return;

        var said = build.Output + build.Error;
        OutputDirectory.Write(() => File.WriteAllText(log, said), "the log of the build");
        var error = build.ExitCode == 0 ? "there is no application after it." : BuildFailure.FirstError(said);
        throw new UsageException($"{Name} cannot be built: {error} The log is {log}.");
    }

    /// <summary>Starts the built application as one side of a measurement in turns.</summary>
    /// <param name="measurement">The measurement's name.</param>
    /// <param name="arguments">What to measure, and where to write it.</param>
    /// <param name="say">Takes what the user has to know, and whether something is wrong.</param>
    public SideProcess Start(string measurement, IEnumerable<string> arguments, Action<string, bool> say)
    {
        var start = new ProcessStartInfo(
            DotNetHost.Path, [Application!, Turn.Command, Turn.Option, measurement, .. arguments])
        {
            // From here versions before this one look for the sources that they build.
            WorkingDirectory = Folder,
        };
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return new SideProcess(Name, measurement, start, say);
    }
}
