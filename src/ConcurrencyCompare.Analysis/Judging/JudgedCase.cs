using ConcurrencyCompare.Analysis.Diagnostics;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>What the rounds of one case say together.</summary>
/// <param name="Measured">The rounds.</param>
/// <param name="Rank">The ranks that the model may have in its setting.</param>
/// <param name="NanosecondsPerItem">Wall time per item.</param>
/// <param name="BytesPerItem">Memory allocated per item; <see langword="null"/> where it was not measured.</param>
/// <param name="Latency">The latency; <see langword="null"/> where it was not measured.</param>
/// <param name="Costs">What an item took beside time; <see langword="null"/> where that was not measured.</param>
/// <param name="Extras">What only this scenario measures, by name.</param>
internal sealed record JudgedCase(
    CaseResult Measured,
    RankRange Rank,
    Estimate NanosecondsPerItem,
    Estimate? BytesPerItem,
    LatencyEstimates? Latency,
    CostEstimates? Costs,
    IReadOnlyDictionary<string, Estimate> Extras)
{
    /// <summary>The model's name.</summary>
    public string Model => Measured.Model;

    /// <summary>What models are compared by: the median latency, or the time per item.</summary>
    public Estimate Value => Latency?.Total.P50 ?? NanosecondsPerItem;

    /// <summary>How predictable it is; <see langword="null"/> where there are too few launches.</summary>
    public LaunchSpread? Spread { get; private init; }

    /// <summary>Something that only some scenarios measure; <see langword="null"/> where this case has it
    /// not.</summary>
    public Estimate? Extra(string name) => Extras.TryGetValue(name, out var value) ? value : null;

    /// <param name="measured">The rounds.</param>
    /// <param name="rank">See <see cref="Rank"/>.</param>
    /// <param name="confidence">That of all intervals.</param>
    /// <param name="hasAllCosts">Whether the measured process did all of the work: otherwise its costs and its memory
    /// are not those of an item.</param>
    public static JudgedCase Of(CaseResult measured, RankRange rank, double confidence, bool hasAllCosts)
    {
        var rounds = measured.Rounds;
        return new JudgedCase(
            measured,
            rank,
            Estimate.Of([.. rounds.Select(RoundSeries.TimePerItem)], confidence),
            hasAllCosts ? Estimate.OfAll(rounds, round => round.BytesPerItem, confidence) : null,
            rounds.All(round => round.Latency is not null) ? LatencyEstimates.Of(rounds, confidence) : null,
            hasAllCosts ? CostEstimates.Of(rounds, confidence) : null,
            rounds.SelectMany(round => round.Extras ?? new Dictionary<string, double>())
                .GroupBy(extra => extra.Key, extra => extra.Value)
                .Where(extra => extra.Count() == rounds.Count)
                .ToDictionary(extra => extra.Key, extra => Estimate.Of([.. extra], confidence)))
        {
            Spread = LaunchSpread.Of(measured),
        };
    }
}

/// <summary>Latencies over rounds, in nanoseconds.</summary>
/// <param name="Total">From the intended moment to the consumption.</param>
/// <param name="Lateness">Its part before the producer was asked; <see langword="null"/> where it was not told
/// apart.</param>
/// <param name="HandOver">Its part from there on; <see langword="null"/> where it was not told apart.</param>
internal sealed record LatencyEstimates(TimesEstimates Total, TimesEstimates? Lateness, TimesEstimates? HandOver)
{
    /// <param name="rounds">All with a latency.</param>
    /// <param name="confidence">That of all intervals.</param>
    public static LatencyEstimates Of(IReadOnlyList<RoundResult> rounds, double confidence)
    {
        return new(
            TimesEstimates.Of([.. rounds.Select(round => round.Latency!)], confidence),
            PartOf([.. rounds.Select(round => round.Lateness)]),
            PartOf([.. rounds.Select(round => round.HandOver)]));

        TimesEstimates? PartOf(IReadOnlyList<Percentiles?> parts) => parts.All(part => part is not null)
            ? TimesEstimates.Of([.. parts.OfType<Percentiles>()], confidence)
            : null;
    }
}

/// <summary>Times of items over rounds, in nanoseconds: of each round's mean, median, and so on.</summary>
/// <param name="Mean">Of the means.</param>
/// <param name="P50">Of the medians.</param>
/// <param name="P99">Of the 99th percentiles; <see langword="null"/> where a round has none.</param>
/// <param name="P999">Of the 99.9th percentiles; <see langword="null"/> where a round has none.</param>
/// <param name="P9999">Of the 99.99th percentiles; <see langword="null"/> where a round has none.</param>
/// <param name="Max">The longest of all.</param>
internal sealed record TimesEstimates(
    Estimate Mean, Estimate P50, Estimate? P99, Estimate? P999, Estimate? P9999, double Max)
{
    /// <param name="rounds">At least one.</param>
    /// <param name="confidence">That of all intervals.</param>
    public static TimesEstimates Of(IReadOnlyList<Percentiles> rounds, double confidence) => new(
        Estimate.Of([.. rounds.Select(round => round.Mean)], confidence),
        Estimate.Of([.. rounds.Select(round => round.P50)], confidence),
        Estimate.OfAll(rounds, round => round.P99, confidence),
        Estimate.OfAll(rounds, round => round.P999, confidence),
        Estimate.OfAll(rounds, round => round.P9999, confidence),
        rounds.Max(round => round.Max));
}

/// <summary>What an item took beside time; <see langword="null"/> is what the system does not give.</summary>
/// <param name="ProcessorTime">Of all threads per item, in nanoseconds.</param>
/// <param name="BytesPerItem">Allocated by all threads.</param>
/// <param name="CollectionsPerMillion">Garbage collections for a million items.</param>
/// <param name="VoluntaryPerThousand">Voluntary context switches for a thousand items.</param>
/// <param name="InvoluntaryPerThousand">Involuntary ones.</param>
/// <param name="ContentionsPerThousand">Contentions of monitors for a thousand items.</param>
/// <param name="PeakWorkingSet">The most physical memory of the process, in bytes.</param>
/// <param name="Cores">How many cores the threads kept busy.</param>
internal sealed record CostEstimates(
    Estimate? ProcessorTime, Estimate? BytesPerItem, Estimate? CollectionsPerMillion, Estimate? VoluntaryPerThousand,
    Estimate? InvoluntaryPerThousand, Estimate? ContentionsPerThousand, Estimate? PeakWorkingSet, Estimate? Cores)
{
    /// <param name="all">All rounds.</param>
    /// <param name="confidence">That of all intervals.</param>
    /// <returns><see langword="null"/> where no round has costs.</returns>
    public static CostEstimates? Of(IReadOnlyList<RoundResult> all, double confidence)
    {
        var rounds = all.Where(round => round.IterationCosts is not null).ToList();
        if (rounds.Count == 0) return null;

        var processor = rounds.Select(round => RoundCosts.CenterOf(round, costs => costs.CpuNanosecondsPerItem) ?? 0)
            .ToList();
        return new CostEstimates(
            Center(costs => costs.CpuNanosecondsPerItem),
            Center(costs => costs.BytesPerItem),
            Estimate.OfAll(rounds, RoundCosts.CollectionsPerMillion, confidence),
            Center(costs => costs.VoluntaryPerThousand),
            Center(costs => costs.InvoluntaryPerThousand),
            Center(costs => costs.ContentionsPerThousand),
            Estimate.OfAll(rounds, round => round.PeakWorkingSetBytes, confidence),
            processor.All(time => time > 0)
                ? Estimate.OfRatio(processor, [.. rounds.Select(RoundSeries.TimePerItem)], confidence)
                : null);

        Estimate? Center(Func<IterationCosts, double?> costOf) =>
            Estimate.OfAll(rounds, round => RoundCosts.CenterOf(round, costOf), confidence);
    }
}
