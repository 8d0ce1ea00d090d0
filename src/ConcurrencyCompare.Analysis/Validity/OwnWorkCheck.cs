using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Validity;

/// <summary>What an item of somebody's own work took, beside what follows from the description.</summary>
/// <remarks>No model takes less than the computing and the waiting of an item, shared among those who take part, and a
/// model on one thread shares no computing. Where nearly all of it is waiting, models have nothing to add but how late
/// they wake: then the fastest of them takes about that. So does the fastest on one thread where nearly all is
/// computing.</remarks>
/// <param name="Case">Which case it is.</param>
/// <param name="Least">What an item takes at least, in nanoseconds.</param>
/// <param name="Most">What an item takes at most; <see langword="null"/> where that does not follow.</param>
/// <param name="Measured">What it took: time, or the median latency where items come at a rate.</param>
internal sealed record OwnWorkCheck(CaseName Case, double Least, double? Most, Estimate Measured)
{
    /// <summary>Calibrated work is only as exact.</summary>
    private const double Tolerance = 0.05;

    /// <summary>A shorter wait is known no better than the timers of the system.</summary>
    private const long LeastWait = 1_000_000;

    /// <summary>Beside such a multiple of computing and hand-over, waiting is nearly all.</summary>
    private const double NearlyAll = 10;

    private const double HandOver = 10_000;

    /// <summary>A processor that others use as well, or that is clocked down after the calibration, computes for
    /// longer, and models are compared all the same.</summary>
    private const double MostSlowdown = 1.25;

    /// <summary>Who keeps up with a rate is never so far behind: this part of the time for which items come, and so
    /// many times as long as they wait in theory.</summary>
    private const double MostBehind = 0.1;

    private const double MostWaits = 3;

    /// <summary>Whether items come at a rate. A model that falls behind has a latency that grows as long as they come,
    /// which is no answer.</summary>
    public bool IsRated { get; private init; }

    /// <summary>Whether it took less than is possible.</summary>
    public bool IsTooShort => Measured.High < (1 - Tolerance) * Least;

    /// <summary>Whether it took longer than the description says.</summary>
    public bool IsTooLong => Measured.Low > Most;

    /// <summary>Whether it fits the description.</summary>
    public bool IsRight => !IsTooShort && !IsTooLong;

    /// <summary>All cases of a described work and its neighbours; where items come at a rate, those that tell how many
    /// came.</summary>
    public static IReadOnlyList<OwnWorkCheck> AllOf(RunResults results)
    {
        if (results.OwnWork is not { } own) return [];

        var ofOneThread = results.Manifest.Where(entry => entry.RunsOnCallingThread).Select(entry => entry.Model)
            .ToHashSet();
        foreach (var control in results.Controls.Where(control => ofOneThread.Contains(control.Model)).ToList())
            ofOneThread.Add(control.Name);
        return
        [
            .. own.Neighbours.Select(neighbour => (neighbour.Setting, neighbour.Work))
                .Prepend((own.Setting, own.Work))
                .SelectMany(one => Of(
                    one.Work,
                    [
                        .. results.Cases.Where(measured => measured.Rounds.Count > 0
                            && (measured.Scenario, measured.Setting) == (own.Scenario, one.Setting)),
                    ],
                    ofOneThread)),
        ];
    }

    private static IEnumerable<OwnWorkCheck> Of(
        WorkDescription work, IReadOnlyList<CaseResult> cases, HashSet<string> ofOneThread)
    {
        if (work.Rate is { } rate) return cases.SelectMany(measured => OfRate(work, rate, measured, ofOneThread));

        var times = cases.Select(measured =>
            (measured.Name, Time: Estimate.Of([.. measured.Rounds.Select(RoundSeries.TimePerItem)]))).ToList();
        var fastest = FastestOf(times);
        var fastestOnOneThread = FastestOf(times.Where(one => ofOneThread.Contains(one.Name.Model)));
        return cases.Zip(times, (measured, one) => new OwnWorkCheck(
            one.Name,
            work.LeastTime(ProcessorsOf(measured, ofOneThread)),
            (one.Name == fastest ? MostOfWaiting(work) : null)
                ?? (one.Name == fastestOnOneThread ? MostOfComputing(work) : null),
            one.Time));

        static CaseName? FastestOf(IEnumerable<(CaseName Name, Estimate Time)> times) =>
            times.OrderBy(one => one.Time.Center).Select(one => one.Name).FirstOrDefault();
    }

    private static IEnumerable<OwnWorkCheck> OfRate(
        WorkDescription work, int rate, CaseResult measured, HashSet<string> ofOneThread)
    {
        var latencies = measured.Rounds.Select(round => round.Latency?.P50).OfType<double>().ToList();
        var items = measured.Rounds.SelectMany(round => round.IterationCosts ?? [])
            .Select(costs => costs.Items).ToList();
        if (latencies.Count == 0 || items.Count == 0) yield break;

        var time = work.LeastTime(ProcessorsOf(measured, ofOneThread));
        var load = Math.Min(1, time * rate / 1e9);
        yield return new OwnWorkCheck(
            measured.Name, Least: 0,
            work.Computing + (MostBehind * 1e9 * items.Min() / rate) + (MostWaits * load * time / (2 * (1 - load))),
            Estimate.Of(latencies))
        {
            IsRated = true,
        };
    }

    private static int ProcessorsOf(CaseResult measured, HashSet<string> ofOneThread) =>
        ofOneThread.Contains(measured.Model)
            ? 1 : measured.Rounds.Max(round => round.Processors) ?? int.MaxValue;

    /// <summary>On one thread all is computed one after the other.</summary>
    private static double? MostOfComputing(WorkDescription work) =>
        work.HasWaits || work.Computing < NearlyAll * HandOver ? null : MostSlowdown * (work.Computing + HandOver);

    /// <summary>Who wakes may be late by as much again, and by what a timer of whole milliseconds adds.</summary>
    private static double? MostOfWaiting(WorkDescription work)
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
