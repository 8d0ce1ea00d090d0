using ConcurrencyCompare.Analysis;
using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Rounds;

/// <summary>What the measured process hands to the host besides BenchmarkDotNet's times: lines of its output.</summary>
/// <remarks>BenchmarkDotNet keeps the whole output with the report, so no files are needed between the two.</remarks>
internal static class ChildOutput
{
    private const string HistogramPrefix = "latency-histogram ";

    /// <summary>Written once an invocation, outside what the histogram measures.</summary>
    public static void Write(HistogramBase histogram) =>
        Console.WriteLine(HistogramPrefix + LatencyDistribution.Encode(histogram));

    /// <summary>The histograms of the last invocations; those before were warm-up.</summary>
    public static IEnumerable<HistogramBase> ReadHistograms(IEnumerable<string> output, int last) =>
        output.Where(line => line.StartsWith(HistogramPrefix, StringComparison.Ordinal))
            .TakeLast(last)
            .Select(line => LatencyDistribution.Decode(line[HistogramPrefix.Length..]));
}
