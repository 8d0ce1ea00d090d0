using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Reports;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Scenarios;
using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>Turns BenchmarkDotNet's report of one process into a plain record.</summary>
internal static class LaunchReport
{
    /// <summary>128, and SIGHUP, SIGINT, SIGQUIT or SIGTERM.</summary>
    private static readonly int?[] OfSignals = [129, 130, 131, 143];

    /// <summary>Whether somebody has told the process to end.</summary>
    public static bool HasBeenTold(BenchmarkReport report) =>
        report.ExecuteResults.Any(result => OfSignals.Contains(result.ExitCode));

    /// <summary>Why the process measured nothing, in a line; <see langword="null"/> if it did.</summary>
    public static string? FailureOf(BenchmarkReport report)
    {
        if (report.Success && report.ExecuteResults.All(result => result.ExitCode is null or 0))
            return HistogramFailureOf(report);

        var output = report.ExecuteResults.SelectMany(result => result.StandardOutput.Concat(result.Results));
        if (ExceptionIn(output) is { } exception) return exception;

        var exitCodes = report.ExecuteResults.Select(result => result.ExitCode).Where(code => code is not (null or 0));
        return exitCodes.Any()
            ? $"the measured process ended with exit code {exitCodes.First()}" : "nothing was measured";
    }

    /// <summary>The message of the innermost exception in what a process printed; <see langword="null"/> if there is
    /// none.</summary>
    /// <remarks>It is printed as <c>System.Exception: why</c>, with an inner one behind <c>---></c>, on the same line
    /// or on the next: reflection wraps that of a set-up in one that says nothing.</remarks>
    internal static string? ExceptionIn(IEnumerable<string> output)
    {
        const string Mark = "Exception: ";
        var lines = output.Where(line => line.Contains(Mark, StringComparison.Ordinal)).ToList();
        var inner = lines.Skip(1).TakeWhile(line => line.TrimStart().StartsWith("--->", StringComparison.Ordinal));
        var last = lines.Take(1).Concat(inner).LastOrDefault();
        return last?[(last.LastIndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..].Trim();
    }

    /// <summary>What the process measured.</summary>
    /// <param name="report">A report without failure.</param>
    /// <param name="launch">Which case and round it is of.</param>
    /// <param name="position">The place in the order of the whole run, from 1.</param>
    /// <param name="health">What the machine did meanwhile.</param>
    public static RoundResult ResultOf(BenchmarkReport report, Launch launch, int position, RoundHealth? health)
    {
        var iterations = IterationsOf(report);
        var histograms = HistogramsOf(report).ToDictionary(one => one.Key, one => one.Value.ToList());
        // BenchmarkDotNet counts operations. Where how many items that is depends on the setting or the schedule, the
        // process says it, or every item of an iteration is in its histogram.
        var itemsPerOperation = ChildOutput.ReadItems(OutputOf(report)) * Doubles.TimesOf(launch.Model);
        long[] items = histograms.TryGetValue(ChildOutput.Latency, out var latencies)
            ? [.. latencies.Select(histogram => histogram.TotalCount)]
            : [.. iterations.Select(iteration => iteration.Operations * itemsPerOperation)];
        var costs = ChildOutput.ReadCosts(OutputOf(report));
        return new RoundResult(
            launch.Round,
            position,
            [.. iterations.Zip(items, (iteration, count) => iteration.Nanoseconds / count)],
            BytesPerItem(report, launch) / itemsPerOperation,
            latencies is null ? null : LatencyDistribution.Merge(latencies))
        {
            Lateness = PartOf(histograms, ChildOutput.Lateness),
            HandOver = PartOf(histograms, ChildOutput.HandOver),
            Extras = ExtrasOf(report, last: iterations.Count),
            IterationCosts = costs is null
                ? null : [.. costs.Iterations.Zip(items, (cost, count) => cost with { Items = count })],
            PeakWorkingSetBytes = costs?.PeakWorkingSetBytes,
            Processors = costs?.Processors,
            Process = costs?.Process,
            Health = health,
        };
    }

    /// <summary>The percentiles alone: the histogram of the whole latency is large enough for a file.</summary>
    private static Percentiles? PartOf(Dictionary<string, List<HistogramBase>> histograms, string name) =>
        histograms.TryGetValue(name, out var part) ? LatencyDistribution.Merge(part).WithoutHistogram : null;

    private static string? HistogramFailureOf(BenchmarkReport report)
    {
        try
        {
            _ = HistogramsOf(report);
            return null;
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    private static List<Measurement> IterationsOf(BenchmarkReport report) =>
        [.. report.AllMeasurements.Where(measurement => measurement.Is(IterationMode.Workload, IterationStage.Actual))];

    private static IReadOnlyDictionary<string, IEnumerable<HistogramBase>> HistogramsOf(BenchmarkReport report) =>
        ChildOutput.ReadHistograms(OutputOf(report), IterationsOf(report).Count);

    private static double? BytesPerItem(BenchmarkReport report, Launch launch)
    {
        if (!launch.Scenario.MeasuresMemory || report.GcStats.TotalOperations == 0) return null;

        var bytes = report.GcStats.GetTotalAllocatedBytes(excludeAllocationQuantumSideEffects: true);
        return (double?)bytes / report.GcStats.TotalOperations;
    }

    private static Dictionary<string, double>? ExtrasOf(BenchmarkReport report, int last)
    {
        var extras = ChildOutput.ReadExtras(OutputOf(report), last);
        return extras.Count == 0
            ? null : extras.ToDictionary(extra => extra.Key, extra => Estimate.Of(extra.Value).Center);
    }

    internal static IEnumerable<string> OutputOf(BenchmarkReport report) =>
        report.ExecuteResults.SelectMany(result => result.StandardOutput);
}
