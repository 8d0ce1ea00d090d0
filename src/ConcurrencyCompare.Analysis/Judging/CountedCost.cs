using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>What takes processor time beside the instructions of an item, and is counted.</summary>
internal enum CostKind
{
    /// <summary>Context switches, voluntary or not.</summary>
    Switches,

    /// <summary>Contentions of monitors.</summary>
    Contentions,

    /// <summary>Bytes allocated: what allocating and collecting them takes.</summary>
    Bytes,
}

/// <summary>How often a peer has something that takes processor time.</summary>
/// <param name="Kind">What.</param>
/// <param name="OfPeer">How many of it the peer has for an item.</param>
/// <param name="MostShare">The largest part of what the peer's item takes more that this can be, 0 to 1; 0 where the
/// peer has no more of it.</param>
internal sealed record CountedCost(CostKind Kind, Estimate OfPeer, double MostShare);

/// <summary>What one context switch, contention or byte takes at most, in nanoseconds of processor time.</summary>
/// <remarks>The processor time of an item holds that of all its switches. So nowhere can a switch have taken more than
/// the processor time of an item divided by its switches, and the least of these quotients, over all cases of a run, is
/// what one took where switches were cheapest: no price from elsewhere. The same holds for contentions and
/// bytes.</remarks>
/// <param name="Most">The price of each kind; a kind that no case has is not among them.</param>
internal sealed record CostPrices(IReadOnlyDictionary<CostKind, double> Most)
{
    /// <summary>The prices of a run.</summary>
    public static CostPrices Of(IEnumerable<JudgedCase> cases) => new(
        (from one in cases
         let time = one.Costs?.ProcessorTime
         where time is { High: > 0 }
         from kind in Enum.GetValues<CostKind>()
         let count = CountOf(one.Measured, kind)
         where count is { Low: > 0 }
         group time.Value.High / count.Value.Low by kind)
        .ToDictionary(prices => prices.Key, prices => prices.Min()));

    /// <summary>How many of a kind an item of a case has; <see langword="null"/> where the system does not
    /// say.</summary>
    public static Estimate? CountOf(CaseResult measured, CostKind kind) =>
        Estimate.OfAll(measured.Rounds, round => RoundCosts.CenterOf(round, costs => kind switch
        {
            CostKind.Switches => (costs.VoluntaryPerThousand + costs.InvoluntaryPerThousand) / 1e3,
            CostKind.Contentions => costs.ContentionsPerThousand / 1e3,
            _ => costs.BytesPerItem,
        }));
}
