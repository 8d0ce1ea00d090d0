using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Reports;

/// <summary>All models in one setting of one scenario, compared with the first of them.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Parameters">The setting.</param>
/// <param name="Models">The models, in the order of the results.</param>
internal sealed record SettingComparison(
    string Scenario, IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<ModelResult> Models)
{
    public string Setting => CaseResult.Describe(Parameters);

    public bool IsLatency => Models[0].Latency is not null;

    /// <summary>Whether processor time is the result; wall time was given then.</summary>
    public bool IsIdling => Models[0].Extras.ContainsKey(ExtraNames.CpuShare);

    /// <summary>The settings of a scenario, in the order of the results.</summary>
    public static List<SettingComparison> AllOf(RunResults results, string scenario)
    {
        var order = results.Models.Select((model, place) => (model.Name, place)).ToDictionary();
        return [.. results.Cases
            .Where(measured => measured.Scenario == scenario && measured.Rounds.Count > 0)
            .GroupBy(measured => measured.Setting)
            .Select(group => Compare(
                [.. group.OrderBy(measured => order.GetValueOrDefault(measured.Model, int.MaxValue))]))];
    }

    private static SettingComparison Compare(List<CaseResult> cases) =>
        new(cases[0].Scenario, cases[0].Parameters, [.. cases.Select(measured => ModelResult.Of(measured, cases[0]))]);
}

/// <summary>What the rounds of one case say together.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="NanosecondsPerItem">Wall time per item.</param>
/// <param name="BytesPerItem">Memory allocated per item; <see langword="null"/> where it was not measured.</param>
/// <param name="Latency">The latency percentiles; <see langword="null"/> where it was not measured.</param>
/// <param name="Speed">
/// How many times as fast as the reference, by time per item or by median latency; <see langword="null"/> for the
/// reference itself, and where fewer than two rounds hold both.
/// </param>
/// <param name="Extras">What only this scenario measures, by name.</param>
internal sealed record ModelResult(
    string Model,
    Estimate NanosecondsPerItem,
    Estimate? BytesPerItem,
    LatencyResult? Latency,
    Estimate? Speed,
    IReadOnlyDictionary<string, Estimate> Extras)
{
    public static ModelResult Of(CaseResult measured, CaseResult reference)
    {
        var rounds = measured.Rounds;
        return new ModelResult(
            measured.Model,
            Estimate.Of([.. rounds.Select(TimePerItem)]),
            rounds.All(round => round.BytesPerItem is not null)
                ? Estimate.Of([.. rounds.Select(round => round.BytesPerItem!.Value)])
                : null,
            rounds.All(round => round.Latency is not null)
                ? LatencyResult.Of([.. rounds.Select(round => round.Latency!)])
                : null,
            measured == reference ? null : CompareSpeed(measured, reference),
            ExtrasOf(rounds));
    }

    private static Dictionary<string, Estimate> ExtrasOf(IReadOnlyList<RoundResult> rounds) =>
        rounds.SelectMany(round => round.Extras ?? new Dictionary<string, double>())
            .GroupBy(extra => extra.Key, extra => extra.Value)
            .Where(extra => extra.Count() == rounds.Count)
            .ToDictionary(extra => extra.Key, extra => Estimate.Of([.. extra]));

    private static Estimate? CompareSpeed(CaseResult measured, CaseResult reference)
    {
        var pairs = measured.Rounds.Join(
            reference.Rounds,
            round => round.Round,
            round => round.Round,
            (own, other) => (Own: Time(own), Reference: Time(other))).ToList();
        return pairs.Count < 2
            ? null
            : Estimate.OfRatio([.. pairs.Select(pair => pair.Reference)], [.. pairs.Select(pair => pair.Own)]);
    }

    private static double Time(RoundResult round) => round.Latency?.P50 ?? TimePerItem(round);

    /// <summary>A round counts as one value, however many iterations it had: they share its process.</summary>
    private static double TimePerItem(RoundResult round) => Estimate.Of(round.NanosecondsPerItem).Center;
}

/// <summary>Latency percentiles over rounds, in nanoseconds.</summary>
/// <param name="P50">Of each round's median.</param>
/// <param name="P99">Of each round's 99th percentile.</param>
/// <param name="P999">Of each round's 99.9th percentile.</param>
/// <param name="Max">The longest of all.</param>
/// <param name="Items">How many items in all.</param>
internal sealed record LatencyResult(Estimate P50, Estimate P99, Estimate P999, double Max, long Items)
{
    public static LatencyResult Of(IReadOnlyList<LatencyDistribution> rounds) => new(
        Estimate.Of([.. rounds.Select(round => round.P50)]),
        Estimate.Of([.. rounds.Select(round => round.P99)]),
        Estimate.Of([.. rounds.Select(round => round.P999)]),
        rounds.Max(round => round.Max),
        rounds.Sum(round => round.Items));
}
