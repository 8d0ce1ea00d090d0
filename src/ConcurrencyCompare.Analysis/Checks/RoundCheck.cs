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
        Declared.Require(round, place);
        Agree(round, rounds, place);
    }

    /// <summary>Requires that values agree with each other, each of which may be.</summary>
    /// <inheritdoc cref="Require(RoundResult, int, string)"/>
    public static void Agree(RoundResult round, int rounds, string place)
    {
        Number(round.Round, rounds, place + ".round");
        if (round.Latency is { } latency) Agree(latency, place + ".latency");
        if (round.Lateness is { } lateness) Agree(lateness, place + ".lateness");
        if (round.HandOver is { } handOver) Agree(handOver, place + ".handOver");
        Check.Require(
            round.IterationCosts is null || round.IterationCosts.Count == round.NanosecondsPerItem.Count,
            place + ".iterationCosts", $"must be as many as nanosecondsPerItem, {round.NanosecondsPerItem.Count}");
        Check.Each(round.SetAside ?? [], place + ".setAside", (aside, element) =>
        {
            Check.Require(aside.Round == round.Round, element + ".round", $"must be {round.Round}, as outside");
            Agree(aside, rounds, element);
        });
    }

    /// <summary>Requires the number of a round.</summary>
    public static void Number(int round, int rounds, string place) =>
        Check.Require(round >= 1 && round <= rounds, place, $"must be 1 to {rounds}, as settings.rounds has it");

    private static void Agree(Percentiles times, string place)
    {
        (string Name, double? Value)[] percentiles =
        [
            ("p50", times.P50), ("p99", times.P99), ("p999", times.P999), ("p9999", times.P9999), ("max", times.Max),
        ];
        var (before, least) = ("", 0.0);
        foreach (var (name, value) in percentiles)
        {
            if (value is not { } time) continue;

            Check.Require(time >= least, $"{place}.{name}", $"must not be below {before}");
            (before, least) = (name, time);
        }

        // Histograms keep three digits of a value, and a mean all of them.
        Check.Require(times.Mean <= 1.001 * times.Max, place + ".mean", "must not be above max");
    }

    private static void Agree(LatencyDistribution latency, string place)
    {
        Agree((Percentiles)latency, place);

        long items;
        try
        {
            items = latency.Decode().TotalCount;
        }
        catch (FormatException broken)
        {
            throw new FormatException(
                $"{place}.histogram: is no histogram in HdrHistogram's compressed format.", broken);
        }

        Check.Require(items == latency.Items, place + ".histogram", $"holds {items} items, not {latency.Items}");
    }
}
