using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Checks;

/// <summary>Looks for rounds that no process can have measured.</summary>
internal static class RoundCheck
{
    /// <param name="round">The round.</param>
    /// <param name="rounds">How many rounds the run has.</param>
    /// <param name="place">Where it is in the file.</param>
    /// <exception cref="FormatException">The message begins with the place.</exception>
    public static void Require(RoundResult round, int rounds, string place)
    {
        Number(round.Round, rounds, place + ".round");
        Check.Require(round.Position >= 1, place + ".position", "must be 1 or more");
        Check.Require(round.NanosecondsPerItem.Count > 0, place + ".nanosecondsPerItem", "must not be empty");
        for (var i = 0; i < round.NanosecondsPerItem.Count; i++)
            Check.Time(round.NanosecondsPerItem[i], $"{place}.nanosecondsPerItem[{i}]");
        Check.Size(round.BytesPerItem, place + ".bytesPerItem");
        if (round.Latency is { } latency) Require(latency, place + ".latency");
        if (round.Lateness is { } lateness) Require(lateness, place + ".lateness");
        if (round.HandOver is { } handOver) Require(handOver, place + ".handOver");
        foreach (var (name, value) in round.Extras ?? new Dictionary<string, double>())
            Check.Require(double.IsFinite(value), $"{place}.extras.{name}", "must be finite");
        if (round.IterationCosts is { } costs)
        {
            Check.Require(
                costs.Count == round.NanosecondsPerItem.Count, place + ".iterationCosts",
                $"must be as many as nanosecondsPerItem, {round.NanosecondsPerItem.Count}");
            Check.Each(costs, place + ".iterationCosts", Require);
        }

        Check.Size(round.PeakWorkingSetBytes, place + ".peakWorkingSetBytes");
        Check.Require(round.Processors is null or >= 1, place + ".processors", "must be 1 or more");
        if (round.Process is { } process)
        {
            Check.Require(process.Runtime is not null, place + ".process.runtime", "must be there");
            Check.Require(process.GarbageCollector is not null, place + ".process.garbageCollector", "must be there");
        }

        if (round.Health is { } health) Require(health, place + ".health");
        Check.Size(round.SleptSeconds, place + ".sleptSeconds");
        Check.Require(round.ClockSetSeconds is null || double.IsFinite(round.ClockSetSeconds.Value), place + ".clockSetSeconds", "must be finite");
        Check.Each(round.SetAside ?? [], place + ".setAside", (aside, element) =>
        {
            Check.Require(aside.Round == round.Round, element + ".round", $"must be {round.Round}, as outside");
            Require(aside, rounds, element);
        });
    }

    /// <summary>Requires the number of a round.</summary>
    public static void Number(int round, int rounds, string place) =>
        Check.Require(round >= 1 && round <= rounds, place, $"must be 1 to {rounds}, as settings.rounds has it");

    private static void Require(Percentiles times, string place)
    {
        Check.Require(
            times.Items >= Percentiles.LeastItems, place + ".items", $"must be {Percentiles.LeastItems} or more, for a median");
        (string Name, double? Value)[] percentiles =
        [
            ("p50", times.P50), ("p99", times.P99), ("p999", times.P999), ("p9999", times.P9999), ("max", times.Max),
        ];
        var (before, least) = ("", 0.0);
        foreach (var (name, value) in percentiles)
        {
            if (value is not { } time) continue;

            Check.Time(time, $"{place}.{name}");
            Check.Require(time >= least, $"{place}.{name}", $"must not be below {before}");
            (before, least) = (name, time);
        }

        Check.Time(times.Mean, place + ".mean");
        // Histograms keep three digits of a value, and a mean all of them.
        Check.Require(times.Mean <= 1.001 * times.Max, place + ".mean", "must not be above max");
    }

    private static void Require(LatencyDistribution latency, string place)
    {
        Require((Percentiles)latency, place);

        long items;
        try
        {
            items = latency.Decode().TotalCount;
        }
        catch (FormatException broken)
        {
            throw new FormatException($"{place}.histogram: is no histogram in HdrHistogram's compressed format.", broken);
        }

        Check.Require(items == latency.Items, place + ".histogram", $"holds {items} items, not {latency.Items}");
    }

    private static void Require(IterationCosts costs, string place)
    {
        Check.Require(costs.Items >= 1, place + ".items", "must be 1 or more");
        Check.Size(costs.WallNanoseconds, place + ".wallNanoseconds");
        Check.Size(costs.CpuNanoseconds, place + ".cpuNanoseconds");
        Check.Size(costs.AllocatedBytes, place + ".allocatedBytes");
        Check.Size(costs.Gen0Collections, place + ".gen0Collections");
        Check.Size(costs.Gen1Collections, place + ".gen1Collections");
        Check.Size(costs.Gen2Collections, place + ".gen2Collections");
        Check.Size(costs.Contentions, place + ".contentions");
        Check.Size(costs.VoluntarySwitches, place + ".voluntarySwitches");
        Check.Size(costs.InvoluntarySwitches, place + ".involuntarySwitches");
        Check.Size(costs.MethodsCompiled, place + ".methodsCompiled");
    }

    private static void Require(RoundHealth health, string place)
    {
        Check.Size(health.Steal, place + ".steal");
        Check.Size(health.Foreign, place + ".foreign");
        Check.Size(health.Throttled, place + ".throttled");
        Check.Size(health.InvoluntarySwitches, place + ".involuntarySwitches");
    }
}
