using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains;
using BenchmarkDotNet.Toolchains.Results;

namespace ConcurrencyCompare.Tests.Run;

/// <summary>What BenchmarkDotNet reports of a measured process, made of lines as such processes print them.</summary>
internal static class RecordedProcess
{
    /// <summary>Two iterations behind a jitting, a pilot and a warm-up, none of which counts: 2,200,000 operations in
    /// 71 ms and in 57 ms.</summary>
    public static readonly string[] Repeated =
    [
        "OverheadJitting  1: 200000 op, 146268.00 ns, 0.7313 ns/op",
        "WorkloadJitting  1: 200000 op, 226112759.00 ns, 1.1306 us/op",
        "WorkloadPilot    1: 800000 op, 434681782.00 ns, 543.3522 ns/op",
        "WorkloadWarmup   1: 2200000 op, 149911486.00 ns, 68.1416 ns/op",
        "// BeforeActualRun",
        "WorkloadActual   1: 2200000 op, 71367409.00 ns, 32.4397 ns/op",
        "WorkloadActual   2: 2200000 op, 57632734.00 ns, 26.1967 ns/op",
        "// AfterActualRun",
        "WorkloadResult   1: 2200000 op, 71367409.00 ns, 32.4397 ns/op",
        "WorkloadResult   2: 2200000 op, 57632734.00 ns, 26.1967 ns/op",
        "// GC:  3 2 1 20064000 2200000",
        "// Threading:  0 0 2200000",
        "// AfterAll",
    ];

    /// <summary>An iteration of one operation, behind one to warm up.</summary>
    public static readonly string[] Once =
    [
        "WorkloadWarmup   1: 1 op, 202381623.00 ns, 202.3816 ms/op",
        "WorkloadActual   1: 1 op, 202000000.00 ns, 202.0000 ms/op",
    ];

    /// <summary>The report of a process that ended.</summary>
    public static BenchmarkReport Report(Launch launch, int exitCode, params IEnumerable<string> output)
    {
        string[] lines = [.. output];
        var isMeasurement = lines.ToLookup(line => line.StartsWith("Workload", StringComparison.Ordinal)
            || line.StartsWith("Overhead", StringComparison.Ordinal)
                || line.StartsWith("// GC", StringComparison.Ordinal));
        var execution = new ExecuteResult(
            foundExecutable: true, exitCode, processId: 1, [.. isMeasurement[true]],
            prefixedLines: [.. isMeasurement[true]],
            standardOutput: lines, launchIndex: 1);
        var generated = GenerateResult.Success(ArtifactsPaths.Empty, []);
        return new BenchmarkReport(
            success: exitCode == 0, launch.Case, generated, BuildResult.Success(generated), [execution], metrics: []);
    }

    /// <summary>The line of a histogram, as the process prints it behind a measured iteration.</summary>
    public static string HistogramLine(int iteration, string name, params long[] nanoseconds)
    {
        var histogram = LatencyDistribution.CreateHistogram();
        foreach (var value in nanoseconds) histogram.RecordValue(value);
        return ChildOutput.LineOf(iteration, name, histogram);
    }

    /// <summary>The line of what iterations cost, which BenchmarkDotNet counts in operations.</summary>
    public static string CostsLine(params IReadOnlyList<IterationCosts> iterations) =>
        ChildOutput.LineOf(new ProcessCosts(iterations, Processors: 2, PeakWorkingSetBytes: 62_029_824));
}
