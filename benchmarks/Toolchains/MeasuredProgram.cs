using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.DotNetCli;

namespace ConcurrencyCompare.Benchmarks.Toolchains;

/// <summary>The program that is measured: BenchmarkDotNet's own code around the benchmarks of <em>this</em>
/// build.</summary>
/// <remarks>
/// BenchmarkDotNet would look for the project below the current folder, and build it a second time: that finds another
/// copy of the sources, wants every package feed, takes in whatever lies around, and cannot be done below every folder.
/// Here its code is compiled against the assemblies that run already, beside which it is then started: so the program
/// measured is the one that was built, wherever it lies and however it was started, and there is nothing to restore.
/// </remarks>
internal static class MeasuredProgram
{
    /// <summary>The same for all cases: those of a run share one program.</summary>
    public static IToolchain Toolchain { get; } = new Toolchain(
        "this build", new ProgramGenerator(), new ProgramCompiler(),
        new SharedCode.Executor(new SteadyExecutor(new PinnedExecutor(new DotNetCliExecutor(DotNetHost.Path)))));
}
