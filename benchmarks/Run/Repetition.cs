using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>Decides which disturbed measurements are worth another try at the end of a run.</summary>
internal static class Repetition
{
    /// <summary>How often a group is repeated at most: what stays disturbed is disturbed by the machine, not by chance.
    /// </summary>
    public const int MostRepeats = 2;

    /// <summary>All repetitions together take no more than this share of the plan, so that a run keeps its time. One
    /// group may be repeated once, however short the plan.</summary>
    public const double MostOfPlan = 0.1;

    /// <summary>The groups to repeat now, in the order of the run; none when nothing is disturbed, when everything is,
    /// or when enough was tried.</summary>
    /// <param name="groups">All groups of the run, in its order.</param>
    public static IReadOnlyList<RoundGroup<TCase>> Choose<TCase>(IReadOnlyList<RoundGroup<TCase>> groups)
        where TCase : notnull
    {
        var planned = groups.Sum(group => group.Cases.Count);
        if (groups.Sum(group => group.DisturbedAtFirst) > RunHealth.MostDisturbed * planned) return [];

        var repeated = groups.Sum(group => group.Repeats * group.Cases.Count);
        var chosen = new List<RoundGroup<TCase>>();
        foreach (var group in groups)
        {
            if (!group.IsDisturbed || !group.IsComplete || group.Repeats >= MostRepeats) continue;
            if (repeated > 0 && repeated + group.Cases.Count > MostOfPlan * planned) continue;

            chosen.Add(group);
            repeated += group.Cases.Count;
        }

        return chosen;
    }
}
