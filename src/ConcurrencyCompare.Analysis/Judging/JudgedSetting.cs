using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>All models in one setting of a scenario, and the verdicts on them.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Parameters">The setting.</param>
/// <param name="Cases">The models that were measured, in the order of the report; at least one.</param>
/// <param name="Pairs">The verdicts on all pairs of models that share two rounds or more.</param>
/// <param name="Missing">Why a model is not among them, once for each.</param>
internal sealed record JudgedSetting(
    string Scenario,
    IReadOnlyDictionary<string, string> Parameters,
    IReadOnlyList<JudgedCase> Cases,
    IReadOnlyList<PairVerdict> Pairs,
    IReadOnlyList<MissingRound> Missing)
{
    private const int MostModelsInAllPairs = 4;

    /// <summary>What models are compared by.</summary>
    public CaseQuantity Quantity =>
        Cases[0].Latency is not null ? CaseQuantity.MedianLatency
        : Cases[0].Extras.ContainsKey(ExtraNames.CpuShare) ? CaseQuantity.ProcessorTime
        : CaseQuantity.TimePerItem;

    /// <summary>By how much the median latency of a pair's first is above that of its second, in nanoseconds, from the
    /// differences inside each round: what both have in common, such as the lateness of a timer, falls out. Empty where
    /// latency was not measured.</summary>
    public required IReadOnlyDictionary<(string First, string Second), Estimate> Apart { get; init; }

    /// <summary>The names of the models that are references beside those that the suite is about.</summary>
    public IReadOnlySet<string> Peers { get; init; } = new HashSet<string>();

    /// <summary>The same without its peers, ranked anew: what would be said had nobody asked for peers, as the pairs of
    /// models are judged apart from theirs. Where only peers were measured, they stay.</summary>
    public JudgedSetting OfModels
    {
        get
        {
            var cases = Cases.Where(one => !Peers.Contains(one.Model)).ToList();
            if (cases.Count == 0 || cases.Count == Cases.Count) return this;

            var pairs = Pairs.Where(pair => !Peers.Contains(pair.First) && !Peers.Contains(pair.Second)).ToList();
            return this with
            {
                Cases = [.. cases.Select(one => one with { Rank = RankRange.Of(one.Model, cases.Count, pairs) })],
                Pairs = pairs,
                Missing = [.. Missing.Where(missing => !Peers.Contains(missing.Model))],
                Peers = new HashSet<string>(),
            };
        }
    }

    /// <summary>The peers that are shown faster than every model of the suite, each with how many times as long the
    /// best of these takes, at least.</summary>
    public IEnumerable<(string Peer, PairVerdict Lead)> PeersAhead
    {
        get
        {
            string[] models = [.. Cases.Select(one => one.Model).Where(model => !Peers.Contains(model))];
            return from one in Cases
                   where Peers.Contains(one.Model) && models.Length > 0
                       && models.All(model => PairOf(one.Model, model) is { Verdict: Verdict.Faster })
                   select (one.Model, LeastLead.Of(this, [one.Model], models)!);
        }
    }

    /// <summary>The setting in words.</summary>
    public string Setting => CaseResult.Describe(Parameters);

    /// <summary>The model that the others are held against.</summary>
    public string Reference => Cases[0].Model;

    /// <summary>Whether the rounds are enough for a verdict.</summary>
    public bool IsJudged => Pairs.Any(pair => pair.Speed.SupportsClaims);

    /// <summary>The models that none is shown to beat.</summary>
    public IEnumerable<string> Leaders => Cases.Where(one => one.Rank.Best == 1).Select(one => one.Model);

    /// <summary>The model that is shown faster than each other one; <see langword="null"/> if there is none.</summary>
    public string? Winner =>
        Cases.Count < 2 ? null : Cases.FirstOrDefault(one => one.Rank is { Best: 1, Worst: 1 })?.Model;

    /// <summary>The pairs that a report shows: with many models, only those with the reference.</summary>
    public IEnumerable<PairVerdict> ShownPairs =>
        Cases.Count <= MostModelsInAllPairs ? Pairs : Pairs.Where(pair => pair.Second == Reference);

    /// <summary>The case of a model; <see langword="null"/> where it was not measured.</summary>
    public JudgedCase? Find(string model) => Cases.FirstOrDefault(one => one.Model == model);

    /// <summary>The verdict on two models, about the first; <see langword="null"/> where fewer than two rounds hold
    /// both.</summary>
    public PairVerdict? PairOf(string first, string second) => Pairs
        .Where(pair => (pair.First, pair.Second) == (first, second) || (pair.First, pair.Second) == (second, first))
        .Select(pair => pair.First == first ? pair : pair.Reversed)
        .FirstOrDefault();

    /// <summary>How many times as fast a model is as a reference: from the rounds that both have, or from single values
    /// where rounds allow no more.</summary>
    /// <returns><see langword="null"/> for the reference itself, and where either has no value.</returns>
    public Estimate? SpeedOver(string reference, string model)
    {
        if (model == reference || Find(model) is not { } own || Find(reference) is not { } other) return null;
        if (PairOf(model, reference) is { } pair) return pair.Speed.Supported;

        var ratio = other.Value.Center / own.Value.Center;
        return ratio > 0 && double.IsFinite(ratio) ? new Estimate(ratio, ratio, ratio, 0) : null;
    }

    /// <summary>Judges a setting.</summary>
    /// <param name="cases">Its cases, in the order of the report; at least one.</param>
    /// <param name="results">The run.</param>
    /// <param name="controls">The run's models against themselves.</param>
    public static JudgedSetting Of(IReadOnlyList<CaseResult> cases, RunResults results, AaControls controls)
    {
        var (scenario, setting) = (cases[0].Scenario, cases[0].Setting);
        var share = SequentialLooks.Share(results.LooksAt(scenario, setting));
        var pairs = PairVerdict.AllOf(
            [.. cases.Select(RoundSeries.Of)],
            results.Settings.Threshold,
            (first, second) => controls.OffsetOf(scenario, first, second),
            share,
            results.Peers);
        var confidence = PairVerdict.ConfidenceOf(share);
        var ofOtherProcesses = results.OfOtherProcesses;
        return new JudgedSetting(
            scenario,
            cases[0].Parameters,
            [
                .. cases.Select(measured => JudgedCase.Of(
                    measured, RankRange.Of(measured.Model, cases.Count, pairs), confidence,
                    hasAllCosts: !ofOtherProcesses.Contains(measured.Model))),
            ],
            pairs,
            [
                .. results.Missing
                    .Where(missing => missing.Scenario == scenario && missing.Setting == setting)
                    .Where(missing => cases.All(measured => measured.Model != missing.Model))
                    .DistinctBy(missing => missing.Model),
            ])
        {
            Peers = results.Peers,
            Apart = pairs
                .Select(pair => (Key: (pair.First, pair.Second), Value: ApartOf(pair)))
                .Where(pair => pair.Value is not null)
                .ToDictionary(pair => pair.Key, pair => pair.Value!.Value),
        };

        Estimate? ApartOf(PairVerdict pair) => Estimate.OfAll(
            [
                .. RoundsOf(pair.First).Join(
                    RoundsOf(pair.Second), one => one.Round, other => other.Round,
                    (one, other) => one.Latency?.P50 - other.Latency?.P50),
            ],
            static difference => difference,
            confidence);

        IReadOnlyList<RoundResult> RoundsOf(string model) => cases.First(measured => measured.Model == model).Rounds;
    }
}
