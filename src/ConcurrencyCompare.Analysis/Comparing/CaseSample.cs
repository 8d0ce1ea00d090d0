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

    /// <summary>How many times as fast as the reference.</summary>
    Speed,
}

/// <summary>What one run measured of a case.</summary>
/// <param name="Key">Which case it is.</param>
/// <param name="Quantity">What its values are.</param>
/// <param name="Rounds">A value a round, of which less is better: the reciprocal of a speed. May be none.</param>
internal sealed record CaseSample(CaseKey Key, CaseQuantity Quantity, RoundSeries Rounds)
{
    /// <summary>Whether there is any value.</summary>
    public bool IsMeasured => Rounds.Values.Count > 0;

    /// <summary>The value over all rounds.</summary>
    public Estimate Value => Quantity == CaseQuantity.Speed
        ? Estimate.OfLogarithms(Rounds.LogSpeeds)
        : Estimate.Of([.. Rounds.Values.OrderBy(round => round.Key).Select(round => round.Value)]);

    /// <summary>The cases of a run, in its order; without the controls.</summary>
    public static IReadOnlyList<CaseSample> TimesOf(RunResults run) =>
    [
        .. run.Cases.Where(measured => !run.NoCompetitors.Contains(measured.Model)).Select(Of),
    ];

    /// <summary>The ratios of a run: each case over its reference, where models are held against each other.</summary>
    /// <param name="run">The run.</param>
    /// <param name="referenceOf">The model that a case is held against, which the run has measured;
    /// <see langword="null"/> where there is none.</param>
    internal static IReadOnlyList<CaseSample> RatiosOf(RunResults run, Func<CaseKey, string?> referenceOf)
    {
        var samples = TimesOf(run);
        var byKey = samples.ToDictionary(sample => sample.Key);
        return
        [
            .. from sample in samples
               where !run.Uncompared.Contains(sample.Key.Scenario)
               let reference = referenceOf(sample.Key)
               where reference != sample.Key.Model
               select reference is null ? sample : sample.Over(byKey[sample.Key with { Model = reference }]),
        ];
    }

    private CaseSample Over(CaseSample reference) => new(
        Key with { Reference = reference.Key.Model },
        CaseQuantity.Speed,
        Rounds with
        {
            Values = Rounds.Values
                .Where(round => reference.Rounds.Values.ContainsKey(round.Key))
                .ToDictionary(round => round.Key, round => round.Value / reference.Rounds.Values[round.Key]),
        });

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
