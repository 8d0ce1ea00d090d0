using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Reports;
using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Benchmarks.Rounds;

/// <summary>Turns BenchmarkDotNet's report of one process into a plain record.</summary>
internal static class RoundReport
{
    /// <summary>Why the process measured nothing, in a line; <see langword="null"/> if it did.</summary>
    public static string? FailureOf(BenchmarkReport report)
    {
        if (report.Success && report.ExecuteResults.All(result => result.ExitCode is null or 0)) return null;

        var output = report.ExecuteResults.SelectMany(result => result.StandardOutput.Concat(result.Results));
        if (ExceptionIn(output) is { } exception) return exception;

        var exitCodes = report.ExecuteResults.Select(result => result.ExitCode).Where(code => code is not (null or 0));
        return exitCodes.Any() ? $"the measured process ended with exit code {exitCodes.First()}" : "nothing was measured";
    }

    /// <summary>The message of the innermost exception in what a process printed; <see langword="null"/> if there is none.
    /// </summary>
    /// <remarks>It is printed as <c>System.Exception: why</c>, with an inner one behind <c>---></c>, on the same line or on the
    /// next: reflection wraps that of a set-up in one that says nothing.</remarks>
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
    /// <param name="round">Which case and round it is of.</param>
    /// <param name="position">The place in the order of the whole run, from 1.</param>
    /// <param name="health">What the machine did meanwhile.</param>
    public static RoundResult ResultOf(BenchmarkReport report, PlannedRound round, int position, RoundHealth? health)
    {
        var items = ChildOutput.ReadItems(OutputOf(report));
        var iterations = report.AllMeasurements
            .Where(measurement => measurement.Is(IterationMode.Workload, IterationStage.Actual))
            .Select(measurement => measurement.GetAverageTime().Nanoseconds / items)
            .ToList();
        var latency = LatencyOf(report, iterations.Count);
        return new RoundResult(round.Round, position, iterations, BytesPerItem(report, round) / items, latency)
        {
            Extras = ExtrasOf(report, iterations.Count),
            Costs = CostsOf(report, latency, items),
            Health = health,
        };
    }

    // BenchmarkDotNet counts operations. Where an invocation is one operation, however many items it hands over, every
    // item of the measured iterations is in the histogram.
    private static RoundCosts? CostsOf(BenchmarkReport report, LatencyDistribution? latency, int items)
    {
        var costs = ChildOutput.ReadCosts(OutputOf(report));
        return costs is null ? null : costs with { Items = latency?.Items ?? costs.Items * items };
    }

    private static double? BytesPerItem(BenchmarkReport report, PlannedRound round)
    {
        if (!round.Scenario.MeasuresMemory || report.GcStats.TotalOperations == 0) return null;

        var bytes = report.GcStats.GetTotalAllocatedBytes(excludeAllocationQuantumSideEffects: true);
        return (double?)bytes / report.GcStats.TotalOperations;
    }

    private static LatencyDistribution? LatencyOf(BenchmarkReport report, int iterations)
    {
        var histograms = ChildOutput.ReadHistograms(OutputOf(report), iterations).ToList();
        return histograms.Count == 0 ? null : LatencyDistribution.Merge(histograms);
    }

    private static Dictionary<string, double>? ExtrasOf(BenchmarkReport report, int iterations)
    {
        var extras = ChildOutput.ReadExtras(OutputOf(report), iterations);
        return extras.Count == 0 ? null : extras.ToDictionary(extra => extra.Key, extra => Estimate.Of(extra.Value).Center);
    }

    private static IEnumerable<string> OutputOf(BenchmarkReport report) =>
        report.ExecuteResults.SelectMany(result => result.StandardOutput);
}
