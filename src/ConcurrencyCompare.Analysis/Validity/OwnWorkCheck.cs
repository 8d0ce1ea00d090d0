using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Validity;

/// <summary>What an item of somebody's own work took, beside what follows from the description.</summary>
/// <remarks>No model takes less than the computing and the waiting of an item, shared among those who take part. And
/// where nearly all of it is waiting, models have nothing to add but how late they wake: then the fastest of them takes
/// about that.</remarks>
/// <param name="Case">Which case it is.</param>
/// <param name="Least">What an item takes at least, in nanoseconds.</param>
/// <param name="Most">What an item takes at most; <see langword="null"/> where that does not follow.</param>
/// <param name="Measured">What it took.</param>
internal sealed record OwnWorkCheck(CaseName Case, double Least, double? Most, Estimate Measured)
{
    /// <summary>Calibrated work is only as exact.</summary>
    private const double Tolerance = 0.05;

    /// <summary>A shorter wait is known no better than the timers of the system.</summary>
    private const long LeastWait = 1_000_000;

    /// <summary>Beside such a multiple of computing and hand-over, waiting is nearly all.</summary>
    private const double NearlyAll = 10;

    private const double HandOver = 10_000;

    /// <summary>Whether it took less than is possible.</summary>
    public bool IsTooShort => Measured.High < (1 - Tolerance) * Least;

    /// <summary>Whether it took longer than the description says.</summary>
    public bool IsTooLong => Measured.Low > Most;

    /// <summary>Whether it fits the description.</summary>
    public bool IsRight => !IsTooShort && !IsTooLong;

    /// <summary>All cases of a described work and its neighbours; none where items come at a rate, and take what that
    /// says.</summary>
    public static IReadOnlyList<OwnWorkCheck> AllOf(RunResults results) =>
        results.OwnWork is not { Work.Rate: null } own
            ? []
            :
            [
                .. own.Neighbours.Select(neighbour => (neighbour.Setting, neighbour.Work))
                    .Prepend((own.Setting, own.Work))
                    .SelectMany(one => Of(one.Work,
                    [
                        .. results.Cases.Where(measured => measured.Rounds.Count > 0
                            && (measured.Scenario, measured.Setting) == (own.Scenario, one.Setting)),
                    ])),
            ];

    private static IEnumerable<OwnWorkCheck> Of(WorkDescription work, IReadOnlyList<CaseResult> cases)
    {
        var times = cases.Select(measured =>
            (measured.Name, Time: Estimate.Of([.. measured.Rounds.Select(RoundSeries.TimePerItem)]))).ToList();
        var fastest = times.Count == 0 ? null : times.MinBy(one => one.Time.Center).Name;
        return cases.Zip(times, (measured, one) => new OwnWorkCheck(
            one.Name,
            work.LeastTime(measured.Rounds.Max(round => round.Processors) ?? int.MaxValue),
            one.Name == fastest ? MostOf(work) : null,
            one.Time));
    }

    /// <summary>Who wakes may be late by as much again, and by what a timer of whole milliseconds adds.</summary>
    private static double? MostOf(WorkDescription work)
    {
        var waiting = Math.Max((double)work.ProduceWait / work.Producers, (double)work.ConsumeWait / work.Consumers);
        var shortest = new[] { work.ProduceWait, work.ConsumeWait }.Where(wait => wait > 0).DefaultIfEmpty().Min();
        return shortest < LeastWait || waiting < NearlyAll * (work.Computing + HandOver)
            ? null
            : work.Computing + HandOver + Math.Max(
                LatestOf(work.ProduceWait) / work.Producers, LatestOf(work.ConsumeWait) / work.Consumers);

        static double LatestOf(long wait) => wait == 0 ? 0 : (2.0 * wait) + LeastWait;
    }
}
