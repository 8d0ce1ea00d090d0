using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Surprises;

/// <summary>What was expected, and did not hold.</summary>
internal enum SurpriseKind
{
    /// <summary>All processors together make a model faster than one of them.</summary>
    OneCoreIsFaster,

    /// <summary>A bound that leaves room costs no time.</summary>
    BoundCosts,

    /// <summary>A bound makes nothing faster.</summary>
    BoundHelps,

    /// <summary>More consumers make a queue no slower.</summary>
    MoreConsumersSlow,

    /// <summary>More producers make a queue no slower.</summary>
    MoreProducersSlow,

    /// <summary>Who wins the median latency does not lose the 99th percentile.</summary>
    TailIsLost,

    /// <summary>What is won in time is not paid for with a larger factor of processor time.</summary>
    ProcessorTimeOutweighs,
}

/// <summary>A case of a surprise, judged among all that a run was asked.</summary>
/// <param name="Case">The faster one: on one core, with a bound or without, with fewer participants, or the
/// winner.</param>
/// <param name="Other">What it is held against.</param>
/// <param name="Ratio">How many times as much the slower one takes: of time, of the 99th percentile, or, of the winner,
/// of processor time. Above 1, with its interval.</param>
/// <param name="Won">How many times as long the loser takes, where the surprise is what a winner pays; otherwise
/// <see langword="null"/>.</param>
internal sealed record SurpriseHit(CaseResult Case, CaseResult Other, Estimate Ratio, Estimate? Won);

/// <summary>Something that contradicts what people expect, of one model or of one against another.</summary>
/// <param name="Kind">What was expected.</param>
/// <param name="Model">Whom it is about.</param>
/// <param name="Other">The model that it is held against; <see langword="null"/> where that is itself.</param>
/// <param name="Hits">Where it was shown, the greatest ratio first; at least one.</param>
/// <param name="Asked">In how many settings it was looked for.</param>
internal sealed record Surprise(
    SurpriseKind Kind, string Model, string? Other, IReadOnlyList<SurpriseHit> Hits, int Asked)
{
    /// <summary>Where it is greatest.</summary>
    public SurpriseHit Greatest => Hits[0];

    /// <summary>The centres of the least and the greatest ratio.</summary>
    public (double Least, double Most) Range => (Hits[^1].Ratio.Center, Hits[0].Ratio.Center);
}
