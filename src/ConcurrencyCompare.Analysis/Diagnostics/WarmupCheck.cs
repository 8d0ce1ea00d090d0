using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Diagnostics;

/// <summary>Whether the first measured iteration of a process is special: if it is not, the warm-up was long
/// enough.</summary>
/// <param name="Ratio">The time of the first iteration over that of the later ones of its process.</param>
/// <param name="Processes">How many processes say so.</param>
/// <param name="SlowFirst">In how many of them the first iteration took more than <see cref="Slow"/> times the median
/// of the later ones.</param>
/// <param name="SlowLast">The same of the last iteration and the earlier ones: what noise alone does.</param>
internal sealed record WarmupCheck(Estimate Ratio, int Processes, int SlowFirst, int SlowLast)
{
    /// <summary>So many times as long is slow: code that is still to be optimised takes at least that.</summary>
    public const double Slow = 1.25;

    /// <summary>Looks at all processes of a run with two iterations or more whose times are results.</summary>
    /// <remarks>What happens to a machine in one round happens to all its processes, so a round gives one value, the
    /// median of its processes, and the interval comes from the rounds. A few cold processes do not move a median, so
    /// they are counted, too.</remarks>
    /// <returns>The check; <see langword="null"/> where no process measured two iterations.</returns>
    public static WarmupCheck? Of(RunResults results)
    {
        var rounds = results.Cases
            .SelectMany(measured => measured.Rounds)
            .Where(round => round.Latency is null && round.NanosecondsPerItem.Count > 1)
            .ToList();
        if (rounds.Count == 0) return null;

        return new WarmupCheck(
            Estimate.OfLogarithms([.. rounds
                .GroupBy(round => round.Round, round => Math.Log(FirstOverLater(round.NanosecondsPerItem)))
                .Select(processes => Median.Of([.. processes]))]),
            rounds.Count,
            rounds.Count(round => FirstOverLater(round.NanosecondsPerItem) > Slow),
            rounds.Count(round => FirstOverLater(round.NanosecondsPerItem.Reverse()) > Slow));
    }

    private static double FirstOverLater(IEnumerable<double> iterations) =>
        iterations.First() / Median.Of([.. iterations.Skip(1)]);
}
