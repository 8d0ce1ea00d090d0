using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>Where a peer stands in a setting beside the best of the models that the suite is about, and what its costs
/// tell of why.</summary>
/// <remarks>
/// Time is processor time divided by the cores that are kept busy, so a difference of times is one of the two, or both:
/// more to do, or more waiting. Of the processor time that an item takes more, switches, contentions and bytes can be
/// no more than their number at the least price that they have in the run (<see cref="CostPrices"/>). That clears them,
/// or leaves them suspect, and proves nothing against them. A latency is told apart into what passes before the
/// producer is asked, and the hand-over.
/// </remarks>
/// <param name="Setting">The setting.</param>
/// <param name="Pair">The verdict on the best model and the peer: how many times as long the peer takes.</param>
internal sealed record PeerAccount(JudgedSetting Setting, PairVerdict Pair)
{
    /// <summary>A part of a latency that is less of its difference is not named.</summary>
    private const double LeastPart = 0.1;

    private double _threshold;

    /// <summary>The peer.</summary>
    public string Peer => Pair.Second;

    /// <summary>The model that it is held against.</summary>
    public string Model => Pair.First;

    /// <summary>Whether the peer is shown slower (1) or faster (-1); 0 where no difference is shown.</summary>
    public int Direction => Pair.Verdict switch { Verdict.Faster => 1, Verdict.Slower => -1, _ => 0 };

    /// <summary>Whether other processes do a part of the work of either, so that nobody knows what an item
    /// costs.</summary>
    public bool UsesOtherProcesses { get; private init; }

    /// <summary>How many times as much processor time the peer takes for an item; <see langword="null"/> where it was
    /// not measured.</summary>
    public Estimate? ProcessorTime { get; private init; }

    /// <summary>How many times as many cores the peer keeps busy.</summary>
    public Estimate? Cores { get; private init; }

    /// <summary>How much later the peer asks its producer, in nanoseconds; <see langword="null"/> where latencies were
    /// not told apart.</summary>
    public Estimate? Later { get; private init; }

    /// <summary>How much longer the peer's hand-over takes, in nanoseconds.</summary>
    public Estimate? Longer { get; private init; }

    /// <summary>What may be in the processor time that the peer takes more, the largest part first; empty where the
    /// peer takes no more.</summary>
    public IReadOnlyList<CountedCost> Counted { get; private init; } = [];

    /// <summary>Whether the peer is shown to take more (1) or less (-1) processor time.</summary>
    public int ProcessorTimeDirection => DirectionOf(ProcessorTime);

    /// <summary>Whether the peer is shown to keep more (1) or fewer (-1) cores busy.</summary>
    public int CoresDirection => DirectionOf(Cores);

    /// <summary>Whether the difference is one of processor time.</summary>
    public bool IsByProcessorTime => Direction != 0 && ProcessorTimeDirection == Direction;

    /// <summary>Whether the difference is one of cores kept busy.</summary>
    public bool IsByCores => Direction != 0 && CoresDirection == -Direction;

    /// <summary>Whether the difference lies before the producer is asked.</summary>
    public bool IsByLateness => IsPart(Later);

    /// <summary>Whether the difference lies in the hand-over.</summary>
    public bool IsByHandOver => IsPart(Longer);

    /// <summary>The most that all that is counted can be of what the peer takes more, 0 to 1.</summary>
    public double MostCounted => Math.Min(1, Counted.Sum(cost => cost.MostShare));

    /// <summary>All settings of a run in which a peer stands beside a model, by the topics that people ask about first:
    /// in each topic the setting with most models first.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<PeerAccount> AllOf(JudgedRun run)
    {
        var peers = run.Results.Peers;
        if (peers.Count == 0) return [];

        var (prices, others) = (run.Prices, run.Results.OfOtherProcesses);
        return
        [
            .. from setting in Enum.GetValues<Topic>()
                   .SelectMany(topic => Topics.SettingsOf(run, topic)
                       .OrderByDescending(setting => setting.Cases.Count))
                   .Distinct()
               let model = BestOf(setting, peers)
               where model is not null
               from peer in setting.Cases
               where peers.Contains(peer.Model)
               let pair = setting.PairOf(model.Model, peer.Model)
               where pair is { Speed.SupportsClaims: true }
               select Of(
                   setting, pair, model, peer, prices, run.Results.Settings.Threshold,
                   others.Contains(peer.Model) || others.Contains(model.Model)),
        ];
    }

    /// <summary>The model that looks best of those that none of the suite's own is shown to beat.</summary>
    private static JudgedCase? BestOf(JudgedSetting setting, IReadOnlySet<string> peers)
    {
        var own = setting.Cases.Where(one => !peers.Contains(one.Model)).ToList();
        return own
            .Where(one => own.All(other => setting.PairOf(other.Model, one.Model) is not { Verdict: Verdict.Faster }))
            .MinBy(one => one.Value.Center);
    }

    private static PeerAccount Of(
        JudgedSetting setting, PairVerdict pair, JudgedCase model, JudgedCase peer, CostPrices prices, double threshold,
        bool usesOthers)
    {
        var account = new PeerAccount(setting, pair)
        {
            _threshold = threshold,
            UsesOtherProcesses = usesOthers,
            ProcessorTime = usesOthers ? null : RatioOf(peer, model, ProcessorTimeOf),
            Cores = usesOthers
                ? null : RatioOf(peer, model, round => ProcessorTimeOf(round) / RoundSeries.TimePerItem(round)),
            Later = DifferenceOf(peer, model, round => round.Lateness?.P50),
            Longer = DifferenceOf(peer, model, round => round.HandOver?.P50),
        };
        return account.ProcessorTimeDirection <= 0 ? account : account with
        {
            Counted = [.. CountedOf(peer, model, prices).OrderByDescending(cost => cost.MostShare)],
        };
    }

    private static IEnumerable<CountedCost> CountedOf(JudgedCase peer, JudgedCase model, CostPrices prices)
    {
        var more = peer.Costs!.ProcessorTime!.Value.Low - model.Costs!.ProcessorTime!.Value.High;
        foreach (var kind in Enum.GetValues<CostKind>())
        {
            if (CostPrices.CountOf(peer.Measured, kind) is not { } ofPeer
                || CostPrices.CountOf(model.Measured, kind) is not { } ofModel)
            {
                continue;
            }

            var most = Math.Max(0, ofPeer.High - ofModel.Low) * prices.Most.GetValueOrDefault(kind);
            yield return new CountedCost(kind, ofPeer, most == 0 ? 0 : more <= most ? 1 : most / more);
        }
    }

    private int DirectionOf(Estimate? ratio)
    {
        if (ratio is not { SupportsClaims: true } known) return 0;

        var least = Math.Log(1 + _threshold);
        return Difference.IsBeyond(Math.Log(known.Low), least) ? 1
            : Difference.IsBeyond(-Math.Log(known.High), least) ? -1 : 0;
    }

    private bool IsPart(Estimate? difference) =>
        Direction != 0 && difference is { SupportsClaims: true } known
        && (Direction > 0 ? known.Low > 0 : known.High < 0)
        && Setting.Apart.TryGetValue((Peer, Model), out var whole)
        && Math.Abs(known.Center) >= LeastPart * Math.Abs(whole.Center);

    private static double? ProcessorTimeOf(RoundResult round) =>
        RoundCosts.CenterOf(round, costs => costs.CpuNanosecondsPerItem);

    private static Estimate? RatioOf(JudgedCase peer, JudgedCase model, Func<RoundResult, double?> valueOf)
    {
        var values = InSharedRounds(peer, model, valueOf);
        return values.Count == 0 || values.Any(pair => pair.Peer is not > 0 || pair.Model is not > 0)
            ? null
            : Estimate.OfRatio(
                [.. values.Select(pair => pair.Peer!.Value)], [.. values.Select(pair => pair.Model!.Value)]);
    }

    private static Estimate? DifferenceOf(JudgedCase peer, JudgedCase model, Func<RoundResult, double?> valueOf) =>
        Estimate.OfAll(InSharedRounds(peer, model, valueOf), pair => pair.Peer - pair.Model);

    private static List<(double? Peer, double? Model)> InSharedRounds(
        JudgedCase peer, JudgedCase model, Func<RoundResult, double?> valueOf) =>
    [
        .. peer.Measured.Rounds.Join(
            model.Measured.Rounds, round => round.Round, round => round.Round,
            (one, other) => (valueOf(one), valueOf(other))),
    ];
}
