using BenchmarkDotNet.Configs;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Benchmarks.Plan;

/// <summary>Fits a described work into a time: the work itself up to its first look at least, then its neighbours, as
/// far as there may be time. The run sees what is left of it when the work is decided.</summary>
internal static class OwnWorkBudget
{
    /// <summary>What a run of one's own work may take, unless the user says otherwise.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromMinutes(3);

    /// <exception cref="UsageException">Not even the first look would be reached.</exception>
    public static Selection Fit(Selection selection, OwnWork own, TimeSpan budget, IConfig config)
    {
        // A single round has no controls, and they take time as well.
        var rounds = LaunchPlan.Create(selection with { Rounds = 2 }, config).Launches
            .Where(launch => launch.Round == 1)
            .GroupBy(launch => launch.Setting, launch => launch.Time)
            .ToDictionary(times => times.Key, times => times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time));
        if (!rounds.TryGetValue(own.Setting, out var ofWork)) return selection;

        var left = budget - Budget.Overhead - (own.Looks[0] * ofWork);
        if (left < TimeSpan.Zero)
        {
            throw new UsageException(
                $"--budget is too short: this work takes about "
                    + $"{TimeText.Of(Budget.Overhead + (own.Looks[0] * ofWork))} with "
                    + $"{own.Looks[0]} rounds. Give it more, or fewer --models.");
        }

        var leftOut = new HashSet<(string, string)>();
        foreach (var neighbour in own.Neighbours)
        {
            var time = Math.Min(OwnWorkScenario.RoundsOfNeighbours, selection.Rounds)
                * rounds.GetValueOrDefault(neighbour.Setting);
            if (time <= left) left -= time;
            else leftOut.Add((own.Scenario, neighbour.Setting));
        }

        return selection with { LeftOut = leftOut };
    }
}
