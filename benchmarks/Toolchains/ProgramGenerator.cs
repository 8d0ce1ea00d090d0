using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains;

namespace ConcurrencyCompare.Benchmarks.Toolchains;

/// <summary>Writes BenchmarkDotNet's code for a run into a folder of its own, below the results.</summary>
internal sealed class ProgramGenerator : GeneratorBase
{
    /// <summary>The folder's name: a run finds what an earlier one left there, and removes it.</summary>
    public const string Folder = "program";

    protected override string GetExecutableExtension() => ".dll";

    protected override string GetBuildArtifactsDirectoryPath(BuildPartition assemblyLocation, string programName) =>
        Path.Combine(assemblyLocation.RepresentativeBenchmarkCase.Config.ArtifactsPath, Folder);

    protected override string[] GetArtifactsToCleanup(ArtifactsPaths artifactsPaths) =>
        [artifactsPaths.BuildArtifactsDirectoryPath];

    protected override void CopyAllRequiredFiles(ArtifactsPaths artifactsPaths)
    {
        var folder = artifactsPaths.BuildArtifactsDirectoryPath;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);

        // Without a list of dependencies beside it, a program finds what lies in its folder.
        foreach (var assembly in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
            File.Copy(assembly, Path.Combine(folder, Path.GetFileName(assembly)));
        var ours = Path.Combine(
            AppContext.BaseDirectory, $"{typeof(ProgramGenerator).Assembly.GetName().Name}.runtimeconfig.json");
        File.Copy(ours, Path.ChangeExtension(artifactsPaths.ExecutablePath, ".runtimeconfig.json"));
    }

    protected override void GenerateCode(BuildPartition buildPartition, ArtifactsPaths artifactsPaths) =>
        base.GenerateCode(SharedCode.Choose(buildPartition), artifactsPaths);

    protected override void GenerateBuildScript(BuildPartition buildPartition, ArtifactsPaths artifactsPaths)
    {
        // There is nothing that a script could build.
    }
}
