using ConcurrencyCompare.Analysis.Diagnostics;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Surprises;
using ConcurrencyCompare.Analysis.Validity;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>A run with all that its rounds allow to be said, worked out once: reports say and draw this, and judge
/// nothing.</summary>
internal sealed record JudgedRun
{
    /// <summary>What was measured.</summary>
    public required RunResults Results { get; init; }

    /// <summary>The questions that have data, in the order of the report.</summary>
    public required IReadOnlyList<JudgedScenario> Scenarios { get; init; }

    /// <summary>Who wins where, for each scenario that has an amount of work or wait, and participants.</summary>
    public required IReadOnlyList<WinnerMap> Maps { get; init; }

    /// <summary>What contradicts expectations.</summary>
    public required RunSurprises Surprises { get; init; }

    /// <summary>How values are spread from launch to launch, in the setting of each scenario that tells most.</summary>
    public required IReadOnlyList<SettingSpread> TellingSpreads { get; init; }

    /// <summary>What a context switch, a contention and a byte take at most.</summary>
    public required CostPrices Prices { get; init; }

    /// <summary>Where each peer stands in each setting, and why: first the settings that are asked about
    /// first.</summary>
    public IReadOnlyList<PeerAccount> Peers { get; private init; } = [];

    /// <summary>The answer to a question about somebody's own work; <see langword="null"/> where none was
    /// asked.</summary>
    public JudgedOwnWork? OwnWork { get; init; }

    /// <summary>Models against themselves.</summary>
    public required AaControls Controls { get; init; }

    /// <summary>Whether the run measured what it says.</summary>
    public required RunValidity Validity { get; init; }

    /// <summary>How disturbed it was.</summary>
    public required RunHealth Health { get; init; }

    /// <summary>What the machine did while it measured.</summary>
    public required Meanwhile Meanwhile { get; init; }

    /// <summary>Rounds that drift, split or stand out.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Whether first iterations are special; <see langword="null"/> where no process measured two.</summary>
    public required WarmupCheck? Warmup { get; init; }

    /// <summary>The most rounds that a case has.</summary>
    public required int Rounds { get; init; }

    /// <summary>Whether there is only one round: nothing is compared then.</summary>
    public bool IsSingleRound => Results.Settings.Rounds == 1;

    /// <summary>The confidence of intervals over all planned rounds.</summary>
    public double Confidence => ConfidenceOf(Results.Settings.Rounds);

    /// <summary>Whether there are rounds enough for intervals that claim something.</summary>
    public bool HasIntervals => ConfidenceOf(Rounds) >= Estimate.DefaultConfidence;

    /// <summary>Whether any case has rounds enough to look for odd ones.</summary>
    public bool LooksForOddRounds => Rounds >= Diagnosis.LeastRounds;

    /// <summary>Judges a run; the same results give the same.</summary>
    public static JudgedRun Of(RunResults results)
    {
        var controls = AaControls.Of(results);
        var scenarios = results.Scenarios
            .Select(facts => JudgedScenario.Of(results, facts, controls))
            .Where(scenario => scenario.Settings.Count > 0)
            .ToList();
        IReadOnlyList<Finding> findings =
            [.. results.Cases.SelectMany(measured => Diagnosis.Of(measured, results.Settings.Threshold))];
        var run = new JudgedRun
        {
            Results = results,
            Scenarios = scenarios,
            Maps = [.. scenarios.SelectMany(scenario => WinnerMap.Of(scenario, results.Manifest))],
            Prices = CostPrices.Of(scenarios.SelectMany(scenario => scenario.Settings)
                .SelectMany(setting => setting.Cases)),
            TellingSpreads =
                SettingSpread.MostTelling(SettingSpread.AllOf(scenarios, results.Contestants, findings)),
            Surprises = RunSurprises.Of(results, controls),
            OwnWork = JudgedOwnWork.Of(results, scenarios),
            Controls = controls,
            Validity = RunValidity.Of(results),
            Health = RunHealth.Of(results),
            Meanwhile = Meanwhile.Of(results),
            Findings = findings,
            Warmup = WarmupCheck.Of(results),
            Rounds = results.Cases.Select(measured => measured.Rounds.Count).DefaultIfEmpty().Max(),
        };
        return run with { Peers = PeerAccount.AllOf(run) };
    }

    private static double ConfidenceOf(int rounds) =>
        rounds < 2 ? 0 : Estimate.Of([.. Enumerable.Range(0, rounds).Select(round => (double)round)]).Confidence;
}
