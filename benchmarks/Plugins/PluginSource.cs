using System.Diagnostics;
using System.Text.Json;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Toolchains;
using ConcurrencyCompare.Benchmarks.Versions;

namespace ConcurrencyCompare.Benchmarks.Plugins;

/// <summary>What a user names as a plug-in: an assembly, or a project that is built first.</summary>
/// <param name="File">The name of what was given, without its folder.</param>
/// <param name="Assembly">The assembly's whole path.</param>
internal sealed record PluginSource(string File, string Assembly)
{
    private static readonly string[] Projects = [".csproj", ".fsproj", ".vbproj"];
    private static readonly string[] Solutions = [".sln", ".slnx", ".slnf"];

    /// <summary>The commit that a project's folder is at; <see langword="null"/> for an assembly, and outside of a
    /// repository.</summary>
    public string? Commit { get; private init; }

    /// <summary>Whether the repository has something that is in no commit; <see langword="null"/> where nobody
    /// knows.</summary>
    public bool? IsModified { get; private init; }

    /// <summary>Finds the assembly, and builds it first where a project is named.</summary>
    /// <param name="path">What the user gave.</param>
    /// <exception cref="UsageException">There is none, or it does not build.</exception>
    public static PluginSource Of(string path)
    {
        var kind = Path.GetExtension(path).ToLowerInvariant();
        var fault =
            Directory.Exists(path) ? "it is a folder: name the project (.csproj) or the assembly (.dll) in it."
            : !System.IO.File.Exists(path) ? "there is no such file."
            : path.Contains('\n') ? "a path with a line break cannot be handed on."
            : Solutions.Contains(kind) ? "it is a solution: name one of its projects (.csproj)."
            : kind != ".dll" && !Projects.Contains(kind)
                ? "it is neither a project (.csproj) nor an assembly (.dll)."
            : null;
        if (fault is not null) throw new UsageException($"--plugin {path}: {fault}");

        var whole = Path.GetFullPath(path);
        return kind == ".dll" ? new PluginSource(Path.GetFileName(path), whole) : Build(path, whole);
    }

    private static PluginSource Build(string given, string project)
    {
        var folder = Path.GetDirectoryName(project)!;
        // Before the build, which may leave files that git does not ignore.
        var (commit, isModified) = RevisionOf(folder);
        var (assembly, framework) = TargetOf(given, project);
        // No build server outlives the build: it would be somebody else at work while we measure.
        Run(
            given, project, "build", project, "-c", "Release", "-f", framework, "--disable-build-servers", "-nologo",
            "-v", "quiet",
            // Libraries leave their packages where only the program that uses them would find them.
            "-p:CopyLocalLockFileAssemblies=true");
        return System.IO.File.Exists(assembly)
            ? new PluginSource(Path.GetFileName(project), assembly) { Commit = commit, IsModified = isModified }
            : throw Refusal(given, $"there is no {assembly} after its build.");
    }

    /// <summary>The assembly that a project will be, and for which of its frameworks.</summary>
    private static (string Assembly, string Framework) TargetOf(string given, string project)
    {
        var properties = Evaluate(given, project);
        var several = properties.GetValueOrDefault("TargetFrameworks", "");
        if (several.Length > 0)
        {
            var ours = $"net{Environment.Version.Major}.{Environment.Version.Minor}";
            if (!several.Split(';', StringSplitOptions.TrimEntries).Contains(ours))
                throw Refusal(given, $"it is built for {several}, and this is {ours}.");
            properties = Evaluate(given, project, $"-p:TargetFramework={ours}");
        }

        var kind = properties.GetValueOrDefault("OutputType", "");
        if (!kind.Equals("Library", StringComparison.OrdinalIgnoreCase))
            throw Refusal(given, $"it is no library: its OutputType is '{kind}'.");
        return (properties.GetValueOrDefault("TargetPath", ""), properties.GetValueOrDefault("TargetFramework", ""));
    }

    private static Dictionary<string, string> Evaluate(string given, string project, params string[] settings)
    {
        var said = Run(
            given, project,
            [
                "msbuild", project, "-nologo", "-nodeReuse:false", "-p:Configuration=Release",
                "-getProperty:TargetFrameworks", "-getProperty:TargetFramework", "-getProperty:OutputType",
                "-getProperty:TargetPath", .. settings,
            ]);
        using var document = JsonDocument.Parse(said[said.IndexOf('{', StringComparison.Ordinal)..]);
        return document.RootElement.GetProperty("Properties").EnumerateObject()
            .ToDictionary(property => property.Name, property => property.Value.GetString() ?? "");
    }

    private static string Run(string given, string project, params string[] arguments)
    {
        var start = new ProcessStartInfo(DotNetHost.Path, arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(project)!,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1" },
        };
        var tool = Tool.Run(start, CancellationToken.None);
        if (tool.ExitCode == 0) return tool.Output;

        var said = tool.Output + tool.Error;
        throw Refusal(given, $"it cannot be built: {BuildFailure.FirstError(said)} {LogOf(project, said)}");
    }

    /// <summary>Beside what the build itself leaves.</summary>
    private static string LogOf(string project, string said)
    {
        var log = Path.Combine(Path.GetDirectoryName(project)!, "obj", "concurrency-compare-build.log");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(log)!);
            System.IO.File.WriteAllText(log, said);
            return $"The log is {log}.";
        }
        catch (Exception refused) when (Cause.IsRefusal(refused))
        {
            return "The log cannot be written.";
        }
    }

    private static (string? Commit, bool? IsModified) RevisionOf(string folder)
    {
        var repository = new GitRepository(folder, CancellationToken.None);
        try
        {
            return (repository.CommitOf("HEAD"), repository.HasUncommittedChanges());
        }
        catch (UsageException)
        {
            return (null, null);
        }
    }

    private static UsageException Refusal(string given, string why) => new($"--plugin {given}: {why}");
}
