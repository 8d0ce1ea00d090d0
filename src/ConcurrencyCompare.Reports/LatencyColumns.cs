using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Reports;

/// <summary>The columns of latency in a scenario's table: those that one of its models has.</summary>
internal static class LatencyColumns
{
    private static readonly (string Heading, Func<LatencyResult, Estimate?> ValueOf)[] Known =
    [
        ("p50", latency => latency.Total.P50),
        ("p99", latency => latency.Total.P99),
        ("p99.9", latency => latency.Total.P999),
        ("p99.99", latency => latency.Total.P9999),
        ("max", latency => new Estimate(latency.Total.Max, latency.Total.Max, latency.Total.Max, 0)),
        ("producer late, p50", latency => latency.Lateness?.P50),
        ("hand-over, p50", latency => latency.HandOver?.P50),
        ("hand-over, p99", latency => latency.HandOver?.P99),
    ];

    /// <summary>How to read them.</summary>
    public const string ReadingNote =
        "Latency counts from the moment an item was meant to exist (open loop). A percentile is given where at least ten items of "
        + "each round lie beyond it; the maximum is the longest of all items in all rounds, so it has no interval.";

    /// <summary>How to read the parts of latency, where they were told apart.</summary>
    public const string PartsNote =
        "The producer's own lateness is the part of the latency before the producer was asked for the item, most of it that of the "
        + "kernel's timer; the hand-over is the part from there to the consumer. A difference of medians comes from inside each "
        + "round, so what models have in common falls out of it.";

    /// <summary>The heading of <see cref="ApartOf"/>.</summary>
    public const string Apart = "difference of p50";

    /// <summary>By how much the median of a model is above that of another.</summary>
    public static string ApartOf(SettingComparison setting, string model, string other) =>
        setting.Apart.TryGetValue((model, other), out var apart) ? Figures.TimeDifference(apart) : ReportTable.Nothing;

    /// <summary>The headings.</summary>
    public static IEnumerable<string> Headings(IReadOnlyList<SettingComparison> settings) =>
        In(settings).Select(known => known.Heading);

    /// <summary>A model's cells under <see cref="Headings"/>.</summary>
    public static IEnumerable<string> Cells(ModelResult model, IReadOnlyList<SettingComparison> settings) =>
        In(settings).Select(known =>
            model.Latency is { } latency && known.ValueOf(latency) is { } value ? Figures.Time(value) : ReportTable.Nothing);

    private static IEnumerable<(string Heading, Func<LatencyResult, Estimate?> ValueOf)> In(IReadOnlyList<SettingComparison> settings)
    {
        var latencies = settings.SelectMany(setting => setting.Models).Select(model => model.Latency).OfType<LatencyResult>().ToList();
        // The mean is what theory speaks of; elsewhere a single stall makes it.
        var hasTheory = settings.Any(setting => setting.Models.Any(model => model.Extras.ContainsKey(ExtraNames.IdealWaitNanoseconds)));
        return Known
            .Concat(hasTheory ? [("mean", latency => latency.Total.Mean)] : [])
            .Where(known => latencies.Any(latency => known.ValueOf(latency) is not null));
    }
}
