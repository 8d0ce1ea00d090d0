using ConcurrencyCompare.Analysis.Curves;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>What a cell of a map says.</summary>
internal enum CellState
{
    /// <summary>Nothing was measured, or fewer than two models.</summary>
    NotMeasured,

    /// <summary>No model or group of models is shown to be ahead, and not all are shown equal; or rounds are too
    /// few.</summary>
    Undecided,

    /// <summary>Several share the lead: each is shown faster than all others, and none of them faster than
    /// another.</summary>
    Tied,

    /// <summary>One model is shown faster than each other one.</summary>
    Won,
}

/// <summary>Who wins in a setting, and how far ahead of the other kind of model.</summary>
/// <param name="Row">The participants.</param>
/// <param name="Amount">The work or wait per item, in nanoseconds.</param>
/// <param name="Setting">The setting; <see langword="null"/> where it was not measured.</param>
/// <param name="State">What may be said.</param>
internal sealed record MapCell(string Row, double Amount, JudgedSetting? Setting, CellState State)
{
    /// <summary>Who leads, in the order of the report; empty where that is not shown.</summary>
    public IReadOnlyList<string> Winners { get; private init; } = [];

    /// <summary>The models that other cells of the map have and this one has not: nothing is said about them.</summary>
    public IReadOnlyList<string> Absent { get; private init; } = [];

    /// <summary>How many times as long the best of the other kind takes, the winner first (<see cref="LeastLead"/>).
    /// Where none of the other kind was measured it is the best of those behind. <see langword="null"/> where nobody
    /// leads, where nobody is behind, and where both kinds share the lead.</summary>
    public PairVerdict? Lead { get; private init; }

    /// <summary>Whether <see cref="Lead"/> is one over the other kind.</summary>
    public bool IsLeadOverOtherKind { get; private init; }

    /// <summary>Where the lead changes, if that may be at this cell's amount: then nobody leads here however often it
    /// is measured. <see langword="null"/> elsewhere, and where somebody leads.</summary>
    public BreakEvenPoint? Crossing { get; init; }

    /// <summary>How many rounds would decide among the models that the suite is about; <see langword="null"/> where
    /// that is decided.</summary>
    public RoundsNeeded? Needed => State == CellState.Undecided ? NeededFor(Setting!.OfModels) : null;

    /// <summary>Where peers lead, or leave nothing shown: the models that the suite is about and that no other of them
    /// is shown to beat, so that one of these is named whatever stands beside them. Empty where one of them leads, and
    /// where nothing is shown of them either.</summary>
    public IReadOnlyList<string> BestOfCore { get; private init; } = [];

    /// <summary>Where peers leave nothing shown: how far the best of the suite's own models are ahead of those of the
    /// other kind, as <see cref="Lead"/> is among all.</summary>
    public PairVerdict? LeadOfCore { get; private init; }

    /// <summary>How many times as long these take, a peer that wins first; <see langword="null"/> without
    /// them.</summary>
    public PairVerdict? LeadOverCore { get; private init; }

    /// <summary>Whether the winners that share a cell are shown equal within the threshold, rather than only not shown
    /// different.</summary>
    public bool IsEqual => Winners.Count > 1 && AreEqual(Setting!, Winners);

    /// <summary>Judges a cell.</summary>
    /// <param name="row">The participants.</param>
    /// <param name="amount">The amount per item, in nanoseconds.</param>
    /// <param name="setting">Its setting; <see langword="null"/> where it was not measured.</param>
    /// <param name="models">All models of the map.</param>
    /// <param name="manifest">What the models are made of.</param>
    public static MapCell Of(
        string row, double amount, JudgedSetting? setting,
        IReadOnlyList<string> models, IReadOnlyList<FairnessEntry> manifest)
    {
        var measured = setting?.Cases.Select(one => one.Model).ToList() ?? [];
        var cell = new MapCell(row, amount, setting, CellState.NotMeasured) { Absent = [.. models.Except(measured)] };
        if (setting is null || measured.Count < 2) return cell;

        var leaders = setting.Leaders.ToList();
        var behind = measured.Except(leaders).ToList();
        var isShown = behind.Count == 0
            ? AreEqual(setting, leaders)
            : leaders.All(leader => behind.All(model => setting.PairOf(leader, model) is { Verdict: Verdict.Faster }));
        // Pairs of different rounds may beat each other in a circle, which leaves no leader.
        if (!isShown || leaders.Count == 0)
        {
            var own = setting.OfModels;
            var ofCore = own == setting ? cell : Of(row, amount, own, models, manifest);
            return cell with
            {
                State = CellState.Undecided,
                BestOfCore = ofCore.Winners,
                LeadOfCore = ofCore.Lead,
            };
        }

        var kinds = manifest.ToLookup(entry => entry.Model, entry => entry.RunsOnCallingThread);
        var ofLeaders = leaders.SelectMany(leader => kinds[leader]).Distinct().ToList();
        var ofOtherKind = ofLeaders is [var kind] ? behind.Where(model => kinds[model].Contains(!kind)).ToList() : [];
        var core = measured.Except(manifest.Where(entry => entry.IsPeer).Select(entry => entry.Model)).ToList();
        var bestOfCore = leaders.Any(core.Contains)
            ? [] : core.Where(model => IsUnbeaten(setting, model, core)).ToList();
        return cell with
        {
            State = leaders.Count == 1 ? CellState.Won : CellState.Tied,
            Winners = leaders,
            Lead = ofOtherKind.Count > 0 ? LeastLead.Of(setting, leaders, ofOtherKind)
                : ofLeaders.Count > 1 ? null
                : LeastLead.Of(setting, leaders, behind),
            IsLeadOverOtherKind = ofOtherKind.Count > 0,
            BestOfCore = bestOfCore,
            LeadOverCore = LeastLead.Of(setting, leaders, bestOfCore),
        };
    }

    /// <summary>The pairs of those that nobody is shown to beat, with each other and with those behind.</summary>
    private static RoundsNeeded? NeededFor(JudgedSetting setting)
    {
        var leaders = setting.Leaders.ToHashSet();
        return RoundsNeeded.OfAll(
            setting.Pairs.Where(pair => leaders.Contains(pair.First) || leaders.Contains(pair.Second)));
    }

    private static bool IsUnbeaten(JudgedSetting setting, string model, IReadOnlyList<string> others) =>
        others.All(other => setting.PairOf(other, model) is not { Verdict: Verdict.Faster });

    /// <summary>Models that share too few rounds are not shown equal.</summary>
    private static bool AreEqual(JudgedSetting setting, IReadOnlyList<string> models) => models.All(
        first => models.All(second => first == second || setting.PairOf(first, second) is { Verdict: Verdict.Same }));
}
