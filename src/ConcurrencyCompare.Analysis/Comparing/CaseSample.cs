using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Comparing;

/// <summary>What of a case is held against the same in another run.</summary>
internal enum CaseQuantity
{
    /// <summary>Wall time per item, in nanoseconds.</summary>
    TimePerItem,

    /// <summary>The median latency, in nanoseconds.</summary>
    MedianLatency,

    /// <summary>Processor time over wall time, 1 for a whole core: where wall time is given.</summary>
    ProcessorTime,
}

/// <summary>What one run measured of a case.</summary>
/// <param name="Key">Which case it is.</param>
/// <param name="Quantity">What its values are.</param>
/// <param name="Rounds">A value a round, of which less is better. May be none.</param>
internal sealed record CaseSample(CaseKey Key, CaseQuantity Quantity, RoundSeries Rounds)
{
    /// <summary>Whether there is any value.</summary>
    public bool IsMeasured => Rounds.Values.Count > 0;

    /// <summary>The value over all rounds.</summary>
    public Estimate Value => Estimate.Of([.. Rounds.Values.OrderBy(round => round.Key).Select(round => round.Value)]);

    /// <summary>The cases of a run, in its order; without the controls.</summary>
    public static IReadOnlyList<CaseSample> AllOf(RunResults run) =>
        [.. run.Cases.Where(measured => !run.NoCompetitors.Contains(measured.Model)).Select(Of)];

    private static CaseSample Of(CaseResult measured)
    {
        var key = new CaseKey(measured.Scenario, measured.Setting, measured.Model);
        var shares = measured.Rounds
            .Where(round => round.Extras?.GetValueOrDefault(ExtraNames.CpuShare) > 0)
            .ToDictionary(round => round.Round, round => round.Extras![ExtraNames.CpuShare]);
        if (shares.Count > 0)
            return new CaseSample(key, CaseQuantity.ProcessorTime, new RoundSeries(measured.Model, shares));

        var isLatency = measured.Rounds.Any(round => round.Latency is not null);
        return new CaseSample(
            key, isLatency ? CaseQuantity.MedianLatency : CaseQuantity.TimePerItem, RoundSeries.Of(measured));
    }
}
