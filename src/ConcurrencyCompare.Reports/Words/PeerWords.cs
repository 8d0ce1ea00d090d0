using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>Why peers stand where they stand, from their costs: what these do not tell is not told.</summary>
/// <param name="words">How verdicts are said.</param>
internal sealed class PeerWords(VerdictWords words)
{
    public const string Heading = "Why the peers stand where they stand";

    /// <summary>What the costs leave open.</summary>
    public const string Unknown = "the costs do not say why";

    /// <summary>Where no costs are given.</summary>
    public const string Elsewhere = "other processes do a part of the work, and their costs are not counted";

    /// <summary>Less is not worth naming.</summary>
    private const double LeastShare = 0.1;

    /// <summary>From such a part on what is counted may be the reason.</summary>
    private const double Most = 0.5;

    /// <summary>How to read it.</summary>
    public static string Explained(CostPrices prices)
    {
        string[] most =
        [
            .. from kind in Enum.GetValues<CostKind>()
               where prices.Most.ContainsKey(kind)
               select $"{NameOf(kind, one: true)} {Figures.Time(prices.Most[kind])}",
        ];
        return "Each peer beside the best of the suite's own models, in the setting that most models have. Time is "
            + "processor time divided by the cores that are busy."
            + (most.Length == 0 ? "" : " At most: so many of them at the least processor time that came with one "
                + $"anywhere in this run ({string.Join(", ", most)}).");
    }

    /// <summary>A sentence for each peer, below where most of them stand.</summary>
    public IReadOnlyList<Line> Of(JudgedRun run)
    {
        var first = run.Peers.DistinctBy(account => account.Peer).OrderBy(account => PlaceOf(run, account.Peer))
            .ToList();
        if (first.Count == 0) return [];

        var usual = first.CountBy(account => account.Setting).MaxBy(setting => setting.Value).Key;
        return
        [
            new Line(
                PlaceOf(usual)
                    + (first.All(account => account.Setting == usual) ? "." : ", unless another setting is named."),
                "Where"),
            .. first.Select(account => new Line(Of(account, account.Setting != usual) + ".", account.Peer)),
        ];
    }

    /// <summary>A setting, in a sentence without its end.</summary>
    /// <param name="account">The peer in that setting.</param>
    /// <param name="hasPlace">Whether to say where that is.</param>
    private string Of(PeerAccount account, bool hasPlace)
    {
        var model = account.Model;
        var place = hasPlace ? $" ({PlaceOf(account.Setting)})" : "";
        if (account.Direction == 0)
        {
            return account.Pair.Verdict == Verdict.Same
                ? $"{words.Equal} to {model}{place}" : $"{VerdictWords.NoDifference} from {model}{place}";
        }

        // The answer gives the same figure.
        var lead = account.Setting.PeersAhead.Where(one => one.Peer == account.Peer).Select(one => one.Lead)
            .FirstOrDefault(account.Pair.Reversed);
        var stands = account.Direction > 0
            ? $"{Figures.Ratio(account.Pair.Speed)} as long as {model}{place}"
            : $"{SettingWords.Verb(lead.Second, "takes", "take")} {Figures.Ratio(lead.Speed)} as long{place}";
        return $"{stands}; {WhyOf(account)}";
    }

    /// <summary>The same beside the ratios, in a table.</summary>
    public static string InShort(PeerAccount account) =>
        account.Later is not null || account.Longer is not null ? PartsOf(account)
            : account.UsesOtherProcesses ? Elsewhere
            : !account.IsByProcessorTime ? account.IsByCores ? "cores busy" : Unknown
            : account.Direction > 0 ? $"processor time; {CountedOf(account)}"
            : "processor time";

    private static string WhyOf(PeerAccount account)
    {
        if (account.Later is not null || account.Longer is not null) return PartsOf(account);
        if (account.UsesOtherProcesses) return Elsewhere;

        var cores = CoresOf(account);
        if (account.IsByProcessorTime)
        {
            return $"{Figures.Ratio(account.ProcessorTime!.Value)} the processor time per item"
                + (account.CoresDirection == 0 || cores.Length == 0 ? "" : $", with {cores}")
                + (account.Direction > 0 ? $"; {CountedOf(account)}" : "");
        }

        return account.IsByCores && cores.Length > 0 ? $"{cores}, and no "
            + $"{(account.Direction > 0 ? "more" : "less")} processor time per item" : Unknown;
    }

    private static string PartsOf(PeerAccount account)
    {
        var more = account.Direction > 0 ? ("later", "longer") : ("earlier", "shorter");
        string[] parts =
        [
            account.IsByLateness ? $"the producer is asked {TimeOf(account.Later!.Value)} {more.Item1}" : "",
            account.IsByHandOver ? $"the hand-over takes {TimeOf(account.Longer!.Value)} {more.Item2}" : "",
        ];
        return parts.Any(part => part.Length > 0)
            ? string.Join(", and ", parts.Where(part => part.Length > 0)) : Unknown;
    }

    /// <summary>How long, without a sign.</summary>
    private static Figure TimeOf(Estimate difference) => Figures.TimeDifference(difference.Center < 0
        ? new Estimate(-difference.Center, -difference.High, -difference.Low, difference.Confidence)
        : difference);

    /// <summary>How many cores each keeps busy; empty where that is not known.</summary>
    private static string CoresOf(PeerAccount account) =>
        BusyOf(account, account.Peer) is { } peer && BusyOf(account, account.Model) is { } model
            ? $"{peer} cores busy instead of {model}" : "";

    private static string? BusyOf(PeerAccount account, string model) =>
        account.Setting.Find(model)?.Costs?.Cores is { } busy
            ? Figures.Count(new Estimate(busy.Center, busy.Center, busy.Center, 0)).Text : null;

    private static string CountedOf(PeerAccount account)
    {
        if (account.Counted.Count == 0) return Unknown;
        if (account.MostCounted < Most)
        {
            return $"{SettingWords.And([.. account.Counted.Select(cost => NameOf(cost.Kind, one: false))])} are "
                + (account.MostCounted == 0 ? "none" : $"at most {Figures.Share(account.MostCounted)}")
                + " of the extra"
                + ", and the costs do not say what the rest is";
        }

        return SettingWords.And(
        [
            .. account.Counted.Where(cost => cost.MostShare >= LeastShare).Select((cost, place) =>
                $"{AmountOf(cost)} can be {(cost.MostShare >= 1 ? "all" : $"at most {Figures.Share(cost.MostShare)}")}"
                    + (place == 0 ? " of the extra" : "")),
        ]);
    }

    /// <summary>How much of something a peer has, as tables of costs have it.</summary>
    private static string AmountOf(CountedCost cost)
    {
        var count = cost.Kind == CostKind.Bytes ? cost.OfPeer.Center : 1_000 * cost.OfPeer.Center;
        var amount = new Estimate(count, count, count, 0);
        return cost.Kind == CostKind.Bytes
            ? $"{Figures.Bytes(amount)} allocated per item"
            : $"{Figures.Count(amount)} {NameOf(cost.Kind, one: false)} per 1,000 items";
    }

    private static string NameOf(CostKind kind, bool one) => kind switch
    {
        CostKind.Switches => one ? "a context switch" : "context switches",
        CostKind.Contentions => one ? "a contention" : "contentions",
        _ => one ? "an allocated byte" : "allocations",
    };

    private static string PlaceOf(JudgedSetting setting) =>
        SettingWords.Joined(setting.Scenario, SettingWords.Of(setting.Parameters));

    private static int PlaceOf(JudgedRun run, string model) =>
        run.Results.Models.ToList().FindIndex(one => one.Name == model);
}
