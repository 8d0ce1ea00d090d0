using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Comparing;

/// <summary>A case in two runs, and what may be said about it.</summary>
/// <param name="Case">Which case it is.</param>
/// <param name="Quantity">What <paramref name="Base"/> and <paramref name="New"/> are.</param>
/// <param name="Base">Its value in the base.</param>
/// <param name="New">Its value in the new run.</param>
/// <param name="Pair">How many times as fast the new run has it as the base, and the verdict on that. Its A/A offset is
/// the larger one of the two runs.</param>
/// <param name="Drift">What the machine did to such cases between the runs; <see langword="null"/> where that falls
/// out: in turns.</param>
/// <param name="RoundsNeeded">How many rounds would decide; <see langword="null"/> where it is decided.</param>
internal sealed record CaseComparison(
    CaseKey Case,
    CaseQuantity Quantity,
    Estimate Base,
    Estimate New,
    PairVerdict Pair,
    DriftEstimate? Drift,
    RoundsNeeded? RoundsNeeded);

/// <summary>Why a case is not compared.</summary>
internal enum LeftOutReason
{
    /// <summary>The base measured it, the new run did not.</summary>
    OnlyInBase,

    /// <summary>The new run measured it, the base did not.</summary>
    OnlyInNew,

    /// <summary>It was asked for in one of the runs or both, and measured in neither.</summary>
    InNeither,

    /// <summary>Both measured it, but never in the same round.</summary>
    NoRoundInCommon,

    /// <summary>It is a time in one run, and a latency or processor time in the other.</summary>
    OtherQuantity,
}

/// <summary>A case that is in a run and not compared.</summary>
/// <param name="Case">Which case it is.</param>
/// <param name="Reason">Why.</param>
internal sealed record LeftOutCase(CaseKey Case, LeftOutReason Reason);
