using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.Results;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConcurrencyCompare.Benchmarks.Toolchains;

/// <summary>Compiles BenchmarkDotNet's code, against the assemblies that this program runs with.</summary>
internal sealed class ProgramCompiler : IBuilder
{
    /// <summary>Runs before BenchmarkDotNet's <c>Main</c>.</summary>
    private static readonly string Start =
        $$"""
        internal static class Start
        {
            [System.Runtime.CompilerServices.ModuleInitializer]
            internal static void Run() => {{typeof(LostHost).FullName}}.{{nameof(LostHost.EndQuietly)}}();
        }
        """;

    public BuildResult Build(GenerateResult generateResult, BuildPartition buildPartition, ILogger logger)
    {
        var paths = generateResult.ArtifactsPaths;
        var compilation = CSharpCompilation.Create(
            paths.ProgramName,
            [
                CSharpSyntaxTree.ParseText(File.ReadAllText(paths.ProgramCodePath), path: paths.ProgramCodePath),
                CSharpSyntaxTree.ParseText(Start),
            ],
            References(),
            new CSharpCompilationOptions(
                OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true,
                deterministic: true));

        // In memory first: a full disk must not leave half a program, and its message is worth more than the
        // compiler's.
        using var program = new MemoryStream();
        var emitted = compilation.Emit(program);
        var errors = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(error => error.ToString())
            .ToList();
        foreach (var error in errors) logger.WriteLineError(error);
        if (!emitted.Success) return BuildResult.Failure(generateResult, string.Join('\n', errors));

        File.WriteAllBytes(paths.ExecutablePath, program.ToArray());
        return BuildResult.Success(generateResult);
    }

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
}
