namespace ConcurrencyCompare.Analysis.Diagnostics;

/// <summary>Whether the first measured iteration of a process is special: if it is not, the warm-up was long enough.</summary>
/// <param name="Ratio">The time of the first iteration over that of the later ones of its process.</param>
/// <param name="Processes">How many processes say so.</param>
public sealed record WarmupCheck(Estimate Ratio, int Processes)
{
    /// <summary>Looks at all processes of a run with two iterations or more whose times are results.</summary>
    /// <remarks>What happens to a machine in one round happens to all its processes, so a round gives one value, the median
    /// of its processes, and the interval comes from the rounds. A single cold case does not move a median:
    /// <see cref="Diagnosis"/> looks at each.</remarks>
    /// <returns>The check; <see langword="null"/> where no process measured two iterations.</returns>
    public static WarmupCheck? Of(RunResults results)
    {
        ArgumentNullException.ThrowIfNull(results);

        var rounds = results.Cases
            .SelectMany(measured => measured.Rounds)
            .Where(round => round.Latency is null && round.NanosecondsPerItem.Count > 1)
            .GroupBy(round => round.Round, LogarithmOf)
            .ToList();
        if (rounds.Count == 0) return null;

        return new WarmupCheck(
            Estimate.OfLogarithms([.. rounds.Select(processes => Median.Of([.. processes]))]),
            rounds.Sum(processes => processes.Count()));
    }

    private static double LogarithmOf(RoundResult round) =>
        Math.Log(round.NanosecondsPerItem[0] / Median.Of([.. round.NanosecondsPerItem.Skip(1)]));
}
