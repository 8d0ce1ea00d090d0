using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Diagnostics;

/// <summary>In what way the rounds of a case are not of one kind.</summary>
internal enum FindingKind
{
    /// <summary>From round to round in one direction.</summary>
    Drift,

    /// <summary>One level up to a round, another after it.</summary>
    Step,

    /// <summary>Two levels, in no order.</summary>
    TwoLevels,

    /// <summary>A round far from all others.</summary>
    Outlier,

    /// <summary>First iterations that are slower than those after them: the warm-up was too short.</summary>
    ColdStart,
}

/// <summary>Something about the rounds of a case that a reader should know before trusting its centre.</summary>
/// <param name="Case">The case.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Rounds">The rounds that it is about: all for a drift, those after a step, those that hold the upper of
/// two levels, the outlying one; none for a cold start.</param>
/// <param name="From">Where a drift starts, the level before a step, the lower of two levels, the level of the rounds
/// that do not stand out, or of the iterations after the first; in nanoseconds.</param>
/// <param name="To">Where a drift ends, or the other level; in nanoseconds.</param>
internal sealed record Finding(CaseResult Case, FindingKind Kind, IReadOnlyList<int> Rounds, double From, double To);
