using BenchmarkDotNet.Configs;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Plan;

/// <summary>Fits settings and rounds into a time.</summary>
/// <remarks>
/// Whatever stays gets enough rounds for a 95% interval, because a smaller set of answers is worth more than many
/// without one. First go the settings that only the full profile has, from the last scenario to the first, then whole
/// scenarios: half a scenario is half an answer. Time that is left makes more rounds.
/// </remarks>
internal static class Budget
{
    /// <summary>The fewest rounds that give a 95% interval.</summary>
    public const int LeastRounds = 6;

    /// <summary>More rounds than this gain little: intervals shrink with the square root of their number.</summary>
    public const int MostRounds = 30;

    /// <summary>What a run takes beside its rounds: looking at the machine, the build, the report.</summary>
    public static readonly TimeSpan Overhead = TimeSpan.FromSeconds(12);

    /// <summary>Fits a selection into its budget; one without a budget stays as it is.</summary>
    /// <param name="selection">What is asked for.</param>
    /// <param name="config">The configuration of all cases, with the user's filters.</param>
    /// <param name="isFixed">Whether the number of rounds must stay.</param>
    /// <exception cref="UsageException">Not a single scenario fits.</exception>
    public static Selection Fit(Selection selection, IConfig config, bool isFixed)
    {
        if (selection.Budget is not { } budget) return selection;
        if (selection.OwnWork is { } own) return OwnWorkBudget.Fit(selection, own, budget, config);

        // A single round has no controls, and they take time as well.
        var parts = LaunchPlan.Create(selection with { Rounds = 2 }, config).InReportOrder
            .Where(launch => launch.Round == 1)
            .GroupBy(launch => (launch.Scenario, Extra: launch.Scenario.IsInQuick(launch) ? "" : launch.Setting))
            .OrderBy(part => part.Key.Extra.Length > 0)
            .Select(part => (
                Settings: part.Select(launch => (launch.Scenario.Name, launch.Setting)).ToHashSet(),
                Round: part.Aggregate(TimeSpan.Zero, (sum, launch) => sum + launch.Time)))
            .ToList();
        if (parts.Count == 0) return selection;

        var least = isFixed ? selection.Rounds : Math.Min(LeastRounds, selection.Rounds);
        var most = isFixed || selection.Profile.IsSmoke ? selection.Rounds : MostRounds;
        var (kept, rounds) = Fit([.. parts.Select(part => part.Round)], budget - Overhead, least, most);
        if (kept.Count == 0)
        {
            var shortest = parts.MinBy(part => part.Round);
            throw new UsageException(
                $"--budget is too short: {shortest.Settings.First().Name} alone takes about "
                    + $"{TimeText.Of(Overhead + (least * shortest.Round))} with {least} rounds. Give it more, or fewer "
                        + "--models.");
        }

        return selection with
        {
            Rounds = rounds,
            LeftOut = parts.Where((_, place) => !kept.Contains(place)).SelectMany(part => part.Settings).ToHashSet(),
        };
    }

    /// <summary>Chooses parts by their order, and as many rounds of them as there is time for.</summary>
    /// <param name="parts">What a round of each part takes, the most important first.</param>
    /// <param name="time">The time for all rounds.</param>
    /// <param name="least">The fewest rounds.</param>
    /// <param name="most">The most rounds.</param>
    /// <returns>The places of the parts that fit; a part that is too long does not stop a later one that
    /// fits.</returns>
    public static (
        IReadOnlySet<int> Kept, int Rounds) Fit(IReadOnlyList<TimeSpan> parts, TimeSpan time, int least, int most)
    {
        var kept = new HashSet<int>();
        var round = TimeSpan.Zero;
        for (var place = 0; place < parts.Count; place++)
        {
            if ((round + parts[place]) * least > time) continue;

            round += parts[place];
            kept.Add(place);
        }

        return (kept, kept.Count == 0 ? 0 : Math.Clamp((int)(time / round), least, most));
    }
}
