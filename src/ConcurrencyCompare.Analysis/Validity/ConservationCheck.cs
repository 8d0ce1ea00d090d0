using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Validity;

/// <summary>What cannot be in a measurement that is right.</summary>
internal enum ConservationKind
{
    /// <summary>More processor time than the processors had in the time.</summary>
    Processor,

    /// <summary>The time of an item times the items is not the time of the iteration, by another clock.</summary>
    Items,
}

/// <summary>An iteration whose numbers do not fit together.</summary>
/// <param name="Case">The case.</param>
/// <param name="Round">The number of the round.</param>
/// <param name="Iteration">Which of its iterations, from 1.</param>
/// <param name="Kind">What does not fit.</param>
/// <param name="Found">The processor time, or the time of an item times the items; in nanoseconds.</param>
/// <param name="Limit">What it may be at most, or has to be; in nanoseconds.</param>
internal sealed record ConservationCheck(
    CaseResult Case, int Round, int Iteration, ConservationKind Kind, double Found, double Limit)
{
    /// <summary>The kernel counts what runs on another processor up to its last tick: 10 ms at its slowest.</summary>
    public const double TickNanoseconds = 10e6;

    /// <summary>Counters come in whole microseconds, twice, and are read at two moments.</summary>
    public const double ResolutionNanoseconds = 10e3;

    /// <summary>What may lie between the probe's clock and the other one inside it, usually: an event is told between
    /// them.</summary>
    private const double BetweenClocksNanoseconds = 1e6;

    private const double ShareBetweenClocks = 0.05;

    /// <summary>Somebody else may run between the clocks: a single iteration says nothing.</summary>
    private const int LeastIterations = 6;

    /// <summary>All iterations that break a law.</summary>
    public static IReadOnlyList<ConservationCheck> AllOf(RunResults results) =>
    [
        .. results.Cases.SelectMany(measured => measured.Rounds.SelectMany(round => BrokenIn(measured, round))),
        .. results.Cases.Select(GapIn).OfType<ConservationCheck>(),
    ];

    /// <summary>How many iterations can be looked at.</summary>
    public static int CountOf(RunResults results) =>
        results.Cases.Sum(measured => measured.Rounds.Sum(round => round.IterationCosts?.Count ?? 0));

    private static IEnumerable<ConservationCheck> BrokenIn(CaseResult measured, RoundResult round)
    {
        foreach (var (place, costs) in (round.IterationCosts ?? []).Index())
        {
            if (round.Processors is { } processors)
            {
                var limit = costs.WallNanoseconds * processors + (processors - 1) * TickNanoseconds
                    + ResolutionNanoseconds;
                if (costs.CpuNanoseconds > limit)
                {
                    yield return new(
                        measured, round.Round, place + 1, ConservationKind.Processor, costs.CpuNanoseconds, limit);
                }
            }

            var time = round.NanosecondsPerItem[place] * costs.Items;
            // The probe's clock is around the other one.
            if (time > costs.WallNanoseconds + ResolutionNanoseconds)
                yield return new(measured, round.Round, place + 1, ConservationKind.Items, time, costs.WallNanoseconds);
        }
    }

    /// <summary>Whether the items of a case leave a part of its time unaccounted, in the middle of all
    /// iterations.</summary>
    private static ConservationCheck? GapIn(CaseResult measured)
    {
        var iterations = measured.Rounds
            .SelectMany(round => (round.IterationCosts ?? []).Zip(
                round.NanosecondsPerItem, (costs, time) => (Time: time * costs.Items, Wall: costs.WallNanoseconds)))
            .ToList();
        if (iterations.Count < LeastIterations) return null;

        var (time, wall) = (
            Median.Of(iterations.Select(one => one.Time)), Median.Of(iterations.Select(one => one.Wall)));
        var gap = Median.Of(iterations.Select(one => one.Wall - one.Time));
        return gap > BetweenClocksNanoseconds && gap > ShareBetweenClocks * wall
            ? new(measured, measured.Rounds[0].Round, 1, ConservationKind.Items, time, wall)
            : null;
    }
}
