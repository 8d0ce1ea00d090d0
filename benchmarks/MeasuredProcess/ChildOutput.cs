using System.Globalization;
using System.Text.Json;
using ConcurrencyCompare.Analysis.Results;
using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.MeasuredProcess;

/// <summary>What the measured process hands to the host besides BenchmarkDotNet's times: lines of its output.</summary>
/// <remarks>BenchmarkDotNet keeps the whole output with the report, so no files are needed between the two.</remarks>
internal static class ChildOutput
{
    /// <summary>The histogram of whole latencies.</summary>
    public const string Latency = "latency";

    /// <summary>The histogram of the part before a producer was asked.</summary>
    public const string Lateness = "lateness";

    /// <summary>The histogram of the part between producer and consumer.</summary>
    public const string HandOver = "hand-over";

    private const string HistogramPrefix = "histogram ";
    private const string ExtraPrefix = "extra ";
    private const string CostsPrefix = "costs ";
    private const string ObservationPrefix = "observed ";
    private const string ItemsPrefix = "items-per-invocation ";

    /// <summary>Written once a measured iteration, outside what the histogram measures.</summary>
    /// <param name="iteration">Which measured iteration, from 1.</param>
    /// <param name="name">What is in it; a single word.</param>
    /// <param name="histogram">The histogram.</param>
    public static void Write(int iteration, string name, HistogramBase histogram) =>
        WriteLine(LineOf(iteration, name, histogram));

    internal static string LineOf(int iteration, string name, HistogramBase histogram) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{HistogramPrefix}{iteration} {name} {LatencyDistribution.Encode(histogram)}");

    /// <summary>The histograms of the measured iterations, by name, in their order.</summary>
    /// <param name="output">What the process wrote.</param>
    /// <param name="iterations">How many measured iterations there were.</param>
    /// <exception cref="FormatException">A name has not exactly one of each measured iteration: what was written
    /// belongs to a warm-up, or to nothing.</exception>
    public static IReadOnlyDictionary<string, IEnumerable<HistogramBase>> ReadHistograms(IEnumerable<string> output,
        int iterations)
    {
        var lines = output.Where(line => line.StartsWith(HistogramPrefix, StringComparison.Ordinal))
            .Select(line => line.Split(' '))
            .ToLookup(
                words => words[2],
                words => (Iteration: int.Parse(words[1], CultureInfo.InvariantCulture), Text: words[3]));
        foreach (var name in lines)
        {
            if (!name.Select(line => line.Iteration).SequenceEqual(Enumerable.Range(1, iterations)))
            {
                throw new FormatException(
                    $"{iterations} iterations were measured, and {name.Key} came of "
                        + $"{string.Join(", ", name.Select(line => line.Iteration))}");
            }
        }

        return lines.ToDictionary(name => name.Key, name => name.Select(line => LatencyDistribution.Decode(line.Text)));
    }

    /// <summary>Written once an invocation, for a value that only this scenario measures.</summary>
    /// <param name="name">One of <see cref="ExtraNames"/>; a single word.</param>
    /// <param name="value">The value.</param>
    public static void Write(string name, double value) => WriteLine(LineOf(name, value));

    internal static string LineOf(string name, double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{ExtraPrefix}{name} {value:R}");

    /// <summary>The values of the last invocations, by name; those before were warm-up.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<double>> ReadExtras(IEnumerable<string> output, int last) =>
        output.Where(line => line.StartsWith(ExtraPrefix, StringComparison.Ordinal))
            .Select(line => line.Split(' '))
            .GroupBy(words => words[1], words => double.Parse(words[2], CultureInfo.InvariantCulture))
            .ToDictionary(extra => extra.Key, extra => (IReadOnlyList<double>)[.. extra.TakeLast(last)]);

    /// <summary>Written once, before the measured iterations, where how many items an invocation hands over depends on
    /// the setting; BenchmarkDotNet knows only a number for all of them.</summary>
    public static void WriteItems(int items) => WriteLine(ItemsLineOf(items));

    internal static string ItemsLineOf(int items) =>
        string.Create(CultureInfo.InvariantCulture, $"{ItemsPrefix}{items}");

    /// <summary>How many items belong to an operation that BenchmarkDotNet counted; 1 unless something else was
    /// written.</summary>
    public static int ReadItems(IEnumerable<string> output) =>
        output.LastOrDefault(line => line.StartsWith(ItemsPrefix, StringComparison.Ordinal)) is { } line
            ? int.Parse(line[ItemsPrefix.Length..], CultureInfo.InvariantCulture)
            : 1;

    /// <summary>Written once, after the measured iterations.</summary>
    public static void Write(ProcessCosts costs) => WriteLine(LineOf(costs));

    internal static string LineOf(ProcessCosts costs) => CostsPrefix + JsonSerializer.Serialize(costs);

    /// <summary>The costs of the measured iterations; <see langword="null"/> when the process did not get that
    /// far.</summary>
    public static ProcessCosts? ReadCosts(IEnumerable<string> output) =>
        output.Where(line => line.StartsWith(CostsPrefix, StringComparison.Ordinal))
            .Select(line => JsonSerializer.Deserialize<ProcessCosts>(line[CostsPrefix.Length..]))
            .LastOrDefault();

    /// <summary>Written once, after the measured iterations.</summary>
    public static void Write(Observation observation) => WriteLine(LineOf(observation));

    internal static string LineOf(Observation observation) => ObservationPrefix + JsonSerializer.Serialize(observation);

    /// <summary>What the process saw of itself; <see langword="null"/> when it did not get that far.</summary>
    public static Observation? ReadObservation(IEnumerable<string> output) =>
        output.LastOrDefault(line => line.StartsWith(ObservationPrefix, StringComparison.Ordinal)) is { } line
            ? JsonSerializer.Deserialize<Observation>(line[ObservationPrefix.Length..])
            : null;

    /// <summary>A line of its own, whatever a model has written before it.</summary>
    private static void WriteLine(string line) => Console.Write($"\n{line}\n");
}
