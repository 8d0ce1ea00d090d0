using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Reports.Files;

/// <summary>A single number that a round measured.</summary>
/// <param name="Metric">Its place in <c>results.json</c>, such as <c>latency.p50</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit; empty where there is none.</param>
/// <param name="Iteration">Which iteration it is of, from 1; <see langword="null"/> where it is of all.</param>
internal sealed record RoundValue(string Metric, double Value, string Unit, int? Iteration = null);

/// <summary>A round as single numbers.</summary>
internal static class RoundValues
{
    private const string Nanoseconds = "ns";
    private const string Bytes = "B";
    private const string Share = "share";

    /// <summary>All numbers of a round.</summary>
    /// <param name="round">The round.</param>
    /// <param name="measures">What its scenario measures beside time and latency.</param>
    public static IEnumerable<RoundValue> Of(RoundResult round, IReadOnlyList<MeasureFacts> measures) =>
    [
        .. round.NanosecondsPerItem.Select((time, place) =>
            new RoundValue("nanosecondsPerItem", time, Nanoseconds, place + 1)),
        .. round.BytesPerItem is { } bytes ? [new RoundValue("bytesPerItem", bytes, Bytes)] : Array.Empty<RoundValue>(),
        .. Of("latency", round.Latency),
        .. Of("lateness", round.Lateness),
        .. Of("handOver", round.HandOver),
        .. (round.Extras ?? new Dictionary<string, double>())
            .OrderBy(extra => extra.Key, StringComparer.Ordinal)
            .Select(extra => new RoundValue(
                "extras." + extra.Key, extra.Value,
                measures.FirstOrDefault(measure => measure.Name == extra.Key)?.Unit ?? "")),
        .. (round.IterationCosts ?? []).SelectMany((costs, place) => Of(costs, place + 1)),
        .. round.PeakWorkingSetBytes is { } peak
            ? [new RoundValue("peakWorkingSetBytes", peak, Bytes)]
            : Array.Empty<RoundValue>(),
        .. round.Processors is { } processors
            ? [new RoundValue("processors", processors, "")]
            : Array.Empty<RoundValue>(),
        .. round.Health is { } health ? Of(health) : [],
    ];

    private static IEnumerable<RoundValue> Of(string name, Percentiles? times) => times is null
        ? []
        :
        [
            new(name + ".items", times.Items, ""),
            new(name + ".mean", times.Mean, Nanoseconds),
            .. times.All.Select(one => new RoundValue($"{name}.p{DigitsOf(one.Percentile)}", one.Value, Nanoseconds)),
            new(name + ".max", times.Max, Nanoseconds),
        ];

    private static string DigitsOf(decimal percentile) =>
        FormattableString.Invariant($"{percentile}").Replace(".", "", StringComparison.Ordinal);

    private static IEnumerable<RoundValue> Of(IterationCosts costs, int iteration)
    {
        (string Name, double? Value, string Unit)[] values =
        [
            ("items", costs.Items, ""),
            ("wallNanoseconds", costs.WallNanoseconds, Nanoseconds),
            ("cpuNanoseconds", costs.CpuNanoseconds, Nanoseconds),
            ("allocatedBytes", costs.AllocatedBytes, Bytes),
            ("gen0Collections", costs.Gen0Collections, ""),
            ("gen1Collections", costs.Gen1Collections, ""),
            ("gen2Collections", costs.Gen2Collections, ""),
            ("contentions", costs.Contentions, ""),
            ("voluntarySwitches", costs.VoluntarySwitches, ""),
            ("involuntarySwitches", costs.InvoluntarySwitches, ""),
            ("methodsCompiled", costs.MethodsCompiled, ""),
        ];
        return values
            .Where(value => value.Value is not null)
            .Select(value => new RoundValue("iterationCosts." + value.Name, value.Value!.Value, value.Unit, iteration));
    }

    private static IEnumerable<RoundValue> Of(RoundHealth health) =>
    [
        new("health.steal", health.Steal, Share),
        new("health.foreign", health.Foreign, Share),
        new("health.involuntarySwitches", health.InvoluntarySwitches, ""),
        .. health.Throttled is { } throttled
            ? [new RoundValue("health.throttled", throttled, Share)]
            : Array.Empty<RoundValue>(),
        new("health.disturbed", health.Disturbed ? 1 : 0, ""),
    ];
}
