using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>What a cell of a map says.</summary>
internal enum CellState
{
    /// <summary>Nothing was measured, or fewer than two models.</summary>
    NotMeasured,

    /// <summary>No model or group of models is shown to be ahead, and not all are shown equal; or rounds are too few.</summary>
    Undecided,

    /// <summary>Several share the lead: each is shown faster than all others, and none of them faster than another.</summary>
    Tied,

    /// <summary>One model is shown faster than each other one.</summary>
    Won,
}

/// <summary>Who wins in a setting, and how far ahead of the other kind of model.</summary>
/// <param name="Row">The participants.</param>
/// <param name="Amount">The work or wait per item, in nanoseconds.</param>
/// <param name="Setting">The setting; <see langword="null"/> where it was not measured.</param>
/// <param name="State">What may be said.</param>
/// <param name="Winners">Who leads, in the order of the report; empty where that is not shown.</param>
/// <param name="Lead">How many times as long the best of the other kind takes, as the verdict on it and the best of the winners:
/// the winner comes first. Where all are of one kind, the best of those behind. <see langword="null"/> where nobody is behind or
/// nobody leads.</param>
/// <param name="BestOfCore">The best of the models that the suite is about, where a peer wins; otherwise <see langword="null"/>.
/// </param>
internal sealed record MapCell(
    string Row, double Amount, JudgedSetting? Setting, CellState State, IReadOnlyList<string> Winners, PairVerdict? Lead,
    string? BestOfCore = null)
{
    /// <summary>Whether the winners that share a cell are shown equal within the threshold, rather than only not shown different.
    /// </summary>
    public bool IsEqual => Winners.Count > 1 && PairsOf(Winners).All(pair => pair.Verdict == Verdict.Same);

    /// <summary>Judges a cell.</summary>
    /// <param name="row">The participants.</param>
    /// <param name="amount">The amount per item, in nanoseconds.</param>
    /// <param name="setting">Its setting; <see langword="null"/> where it was not measured.</param>
    /// <param name="manifest">What the models are made of.</param>
    public static MapCell Of(string row, double amount, JudgedSetting? setting, IReadOnlyList<FairnessEntry> manifest)
    {
        if (setting is null || setting.Cases.Count < 2)
            return new MapCell(row, amount, setting, CellState.NotMeasured, [], null);

        var leaders = setting.Leaders.ToList();
        var behind = setting.Cases.Select(one => one.Model).Except(leaders).ToList();
        var cell = new MapCell(row, amount, setting, CellState.Tied, leaders, null);
        var leadsAll = leaders.All(leader =>
            behind.All(model => setting.PairOf(leader, model) is { Verdict: Verdict.Faster }));
        if (!setting.IsJudged || !leadsAll || (behind.Count == 0 && !cell.IsEqual))
            return cell with { State = CellState.Undecided, Winners = [] };

        var ofPeers = manifest.Where(entry => entry.IsPeer).Select(entry => entry.Model).ToHashSet();
        var onCallingThread = manifest.Where(entry => entry.RunsOnCallingThread).Select(entry => entry.Model).ToHashSet();
        var best = BestOf(setting, leaders)!;
        var otherKind = behind.Where(model => onCallingThread.Contains(model) != onCallingThread.Contains(best)).ToList();
        var other = BestOf(setting, otherKind.Count > 0 ? otherKind : behind);
        var core = setting.Cases.Select(one => one.Model).Where(model => !ofPeers.Contains(model)).ToList();
        return cell with
        {
            State = leaders.Count == 1 ? CellState.Won : CellState.Tied,
            Lead = other is null ? null : setting.PairOf(best, other),
            BestOfCore = leaders.Any(core.Contains) ? null : BestOf(setting, core),
        };
    }

    private IEnumerable<PairVerdict> PairsOf(IReadOnlyList<string> models) =>
        Setting!.Pairs.Where(pair => models.Contains(pair.First) && models.Contains(pair.Second));

    private static string? BestOf(JudgedSetting setting, IReadOnlyList<string> models) => setting.Cases
        .Where(one => models.Contains(one.Model))
        .MinBy(one => one.Value.Center)?.Model;
}
