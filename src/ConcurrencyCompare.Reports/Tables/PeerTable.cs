using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Tables;

/// <summary>Every peer in every setting, beside the best of the suite's own models, with what its costs tell.</summary>
internal static class PeerTable
{
    /// <returns><see langword="null"/> without peers.</returns>
    public static Table? Of(JudgedRun run, VerdictWords words) => run.Peers.Count == 0 ? null : new Table(
        "", "every peer in every setting", ["scenario, setting"],
        ["peer", "against", "takes as long", "processor time", "cores busy", "why"],
        [
            .. run.Peers.GroupBy(account => account.Setting).Select(setting => new Group(
                [SettingWords.Joined(setting.Key.Scenario, SettingWords.Of(setting.Key.Parameters))],
                [.. setting.Select(account => Row(account, words))])),
        ])
    { IsFolded = true, For = Readers.AtLength };

    private static Cell[] Row(PeerAccount account, VerdictWords words) =>
    [
        Cell.Of(account.Peer), Cell.Of(account.Model),
        Figures.Ratio(account.Pair.Speed).Behind(
            account.Pair.Verdict is Verdict.Undecided or Verdict.Same ? words.Reservation(account.Pair) : ""),
        RatioOf(account.ProcessorTime), RatioOf(account.Cores),
        account.Direction == 0 ? Cell.Nothing : PeerWords.InShort(account),
    ];

    private static Cell RatioOf(Estimate? ratio) => ratio is { } known ? Figures.Ratio(known) : Cell.Nothing;
}
