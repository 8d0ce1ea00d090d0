using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Validity;

/// <summary>Whether a run measured what it says, as far as it can tell itself.</summary>
/// <param name="Known">What is known, and what was measured of it.</param>
/// <param name="OwnWork">Somebody's own work, and what follows from its description.</param>
/// <param name="Linearity">Twice the items beside the items: the time of an item has to be the same.</param>
/// <param name="Triangulation">The same workload in two scenarios.</param>
/// <param name="Positions">Iterations that are special; empty when none is.</param>
/// <param name="Conservation">Iterations whose numbers do not fit together; empty when all do.</param>
internal sealed record RunValidity(
    IReadOnlyList<KnownAnswerCheck> Known,
    IReadOnlyList<OwnWorkCheck> OwnWork,
    IReadOnlyList<AgreementCheck> Linearity,
    IReadOnlyList<AgreementCheck> Triangulation,
    IReadOnlyList<PositionCheck> Positions,
    IReadOnlyList<ConservationCheck> Conservation)
{
    /// <summary>Whether nothing was found.</summary>
    public bool IsClean => Known.All(check => check.IsRight)
        && OwnWork.All(check => check.IsRight)
        && !Linearity.Concat(Triangulation).Any(check => check.IsBroken)
        && Positions.Count == 0
        && Conservation.Count == 0;

    /// <summary>Looks at a run.</summary>
    public static RunValidity Of(RunResults results) => new(
        KnownAnswerCheck.AllOf(results),
        OwnWorkCheck.AllOf(results),
        AgreementCheck.LinearityOf(results),
        AgreementCheck.TriangulationOf(results),
        PositionCheck.AllOf(results),
        ConservationCheck.AllOf(results));
}
