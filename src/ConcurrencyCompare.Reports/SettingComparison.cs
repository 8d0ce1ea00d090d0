using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports;

/// <summary>All models in one setting of one scenario, compared with each other.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Parameters">The setting.</param>
/// <param name="Models">The models, in the order of the results.</param>
/// <param name="Pairs">The verdicts on all pairs of models that share two rounds or more.</param>
internal sealed record SettingComparison(
    string Scenario,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyList<ModelResult> Models,
    IReadOnlyList<PairVerdict> Pairs)
{
    private const int MostModelsInAllPairs = 4;

    /// <summary>Whether its models are held against each other, rather than listed.</summary>
    public required bool IsCompared { get; init; }

    /// <summary>By how much the median latency of a pair's first is above that of its second, in nanoseconds, from the
    /// differences inside each round: what both have in common, such as the lateness of a timer, falls out. Empty where latency
    /// was not measured.</summary>
    public required IReadOnlyDictionary<(string First, string Second), Estimate> Apart { get; init; }

    public string Setting => CaseResult.Describe(Parameters);

    public bool IsLatency => Models[0].Latency is not null;

    /// <summary>Whether processor time is the result; wall time was given then.</summary>
    public bool IsIdling => Models[0].Extras.ContainsKey(ExtraNames.CpuShare);

    /// <summary>The model that the others are held against: the first of this setting, which another setting may be without.
    /// </summary>
    public string Reference => Models[0].Model;

    /// <summary>The verdict on a model and that one; <see langword="null"/> where this setting holds it against another.</summary>
    public PairVerdict? Against(string reference, ModelResult model) => reference == Reference ? model.AgainstReference : null;

    /// <summary>The pairs that a report shows: with many models, only those with the reference.</summary>
    public IEnumerable<PairVerdict> ShownPairs =>
        Models.Count <= MostModelsInAllPairs ? Pairs : Pairs.Where(pair => pair.Second == Reference);

    /// <summary>The settings of a scenario, in the order of the results.</summary>
    /// <param name="results">The run.</param>
    /// <param name="controls">The run's models against themselves.</param>
    /// <param name="scenario">The scenario's name.</param>
    public static List<SettingComparison> AllOf(RunResults results, AaControls controls, string scenario)
    {
        var order = results.Models.Select((model, place) => (model.Name, place)).ToDictionary();
        var names = results.NoCompetitors.ToHashSet();
        return [.. results.Cases
            .Where(measured => measured.Scenario == scenario && measured.Rounds.Count > 0 && !names.Contains(measured.Model))
            .GroupBy(measured => measured.Setting)
            .Select(group => Compare(
                [.. group.OrderBy(measured => order.GetValueOrDefault(measured.Model, int.MaxValue))], results, controls))];
    }

    private static SettingComparison Compare(List<CaseResult> cases, RunResults results, AaControls controls)
    {
        var pairs = PairVerdict.AllOf(
            [.. cases.Select(RoundSeries.Of)],
            results.Settings.Threshold,
            (first, second) => controls.OffsetOf(cases[0].Scenario, first, second));
        return new SettingComparison(
            cases[0].Scenario,
            cases[0].Parameters,
            [.. cases.Select(measured => ModelResult.Of(measured, cases[0].Model, cases.Count, pairs))],
            pairs)
        {
            IsCompared = !results.Uncompared.Contains(cases[0].Scenario),
            Apart = pairs.ToDictionary(pair => (pair.First, pair.Second), pair => ApartOf(Named(pair.First), Named(pair.Second)))
                .Where(pair => pair.Value is not null)
                .ToDictionary(pair => pair.Key, pair => pair.Value!.Value),
        };

        CaseResult Named(string model) => cases.First(measured => measured.Model == model);
    }

    private static Estimate? ApartOf(CaseResult first, CaseResult second)
    {
        var differences = first.Rounds
            .Join(second.Rounds, one => one.Round, other => other.Round, (one, other) => one.Latency?.P50 - other.Latency?.P50)
            .ToList();
        return differences.Any(difference => difference is null)
            ? null
            : Estimate.Of([.. differences.OfType<double>()]);
    }
}

/// <summary>What the rounds of one case say together.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Rank">The ranks that it may have in its setting.</param>
/// <param name="NanosecondsPerItem">Wall time per item.</param>
/// <param name="BytesPerItem">Memory allocated per item; <see langword="null"/> where it was not measured.</param>
/// <param name="Latency">The latency; <see langword="null"/> where it was not measured.</param>
/// <param name="AgainstReference">
/// The verdict on it and the reference; <see langword="null"/> for the reference itself, and where fewer than two rounds
/// hold both.
/// </param>
/// <param name="Extras">What only this scenario measures, by name.</param>
internal sealed record ModelResult(
    string Model,
    RankRange Rank,
    Estimate NanosecondsPerItem,
    Estimate? BytesPerItem,
    LatencyResult? Latency,
    PairVerdict? AgainstReference,
    IReadOnlyDictionary<string, Estimate> Extras)
{
    public static ModelResult Of(CaseResult measured, string reference, int models, IReadOnlyList<PairVerdict> pairs)
    {
        var rounds = measured.Rounds;
        return new ModelResult(
            measured.Model,
            RankRange.Of(measured.Model, models, pairs),
            Estimate.Of([.. rounds.Select(RoundSeries.TimePerItem)]),
            rounds.All(round => round.BytesPerItem is not null)
                ? Estimate.Of([.. rounds.Select(round => round.BytesPerItem!.Value)])
                : null,
            rounds.All(round => round.Latency is not null)
                ? LatencyResult.Of(rounds)
                : null,
            pairs.FirstOrDefault(pair => pair.First == measured.Model && pair.Second == reference),
            ExtrasOf(rounds));
    }

    private static Dictionary<string, Estimate> ExtrasOf(IReadOnlyList<RoundResult> rounds) =>
        rounds.SelectMany(round => round.Extras ?? new Dictionary<string, double>())
            .GroupBy(extra => extra.Key, extra => extra.Value)
            .Where(extra => extra.Count() == rounds.Count)
            .ToDictionary(extra => extra.Key, extra => Estimate.Of([.. extra]));
}

/// <summary>Latencies over rounds, in nanoseconds.</summary>
/// <param name="Total">From the intended moment to the consumption.</param>
/// <param name="Lateness">Its part before the producer was asked; <see langword="null"/> where it was not told apart.</param>
/// <param name="HandOver">Its part from there on; <see langword="null"/> where it was not told apart.</param>
/// <param name="Items">How many items in all.</param>
internal sealed record LatencyResult(TimesResult Total, TimesResult? Lateness, TimesResult? HandOver, long Items)
{
    public static LatencyResult Of(IReadOnlyList<RoundResult> rounds) => new(
        TimesResult.Of([.. rounds.Select(round => round.Latency!)]),
        PartOf(rounds, round => round.Lateness),
        PartOf(rounds, round => round.HandOver),
        rounds.Sum(round => round.Latency!.Items));

    /// <summary>What models are compared by.</summary>
    public Estimate P50 => Total.P50;

    private static TimesResult? PartOf(IReadOnlyList<RoundResult> rounds, Func<RoundResult, Percentiles?> partOf)
    {
        var parts = rounds.Select(partOf).OfType<Percentiles>().ToList();
        return parts.Count == rounds.Count ? TimesResult.Of(parts) : null;
    }
}

/// <summary>Times of items over rounds, in nanoseconds: of each round's mean, median, and so on.</summary>
/// <param name="Mean">Of the means.</param>
/// <param name="P50">Of the medians.</param>
/// <param name="P99">Of the 99th percentiles; <see langword="null"/> where a round has none.</param>
/// <param name="P999">Of the 99.9th percentiles; <see langword="null"/> where a round has none.</param>
/// <param name="P9999">Of the 99.99th percentiles; <see langword="null"/> where a round has none.</param>
/// <param name="Max">The longest of all.</param>
internal sealed record TimesResult(
    Estimate Mean, Estimate P50, Estimate? P99, Estimate? P999, Estimate? P9999, double Max)
{
    public static TimesResult Of(IReadOnlyList<Percentiles> rounds) => new(
        Estimate.Of([.. rounds.Select(round => round.Mean)]),
        Estimate.Of([.. rounds.Select(round => round.P50)]),
        Of(rounds, round => round.P99),
        Of(rounds, round => round.P999),
        Of(rounds, round => round.P9999),
        rounds.Max(round => round.Max));

    private static Estimate? Of(IReadOnlyList<Percentiles> rounds, Func<Percentiles, double?> valueOf)
    {
        var values = rounds.Select(valueOf).OfType<double>().ToList();
        return values.Count == rounds.Count ? Estimate.Of(values) : null;
    }
}
