using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Estimating;

/// <summary>What a round cost, by the estimator that times have.</summary>
internal static class RoundCosts
{
    /// <summary>The centre over a round's iterations: what stands beside a time has to be the same statistic of the
    /// same iterations, or a single odd iteration shows in one of the two alone.</summary>
    /// <param name="round">The round.</param>
    /// <param name="costOf">The cost of an item in an iteration.</param>
    /// <returns><see langword="null"/> where costs were not measured, or the system does not give this one.</returns>
    public static double? CenterOf(RoundResult round, Func<IterationCosts, double?> costOf)
    {
        if (round.IterationCosts is not { Count: > 0 } iterations) return null;

        var costs = iterations.Select(costOf).OfType<double>().ToList();
        return costs.Count == iterations.Count ? Estimate.Of(costs).Center : null;
    }

    /// <summary>Garbage collections of any generation for a million items, of all iterations together: most iterations
    /// have none or one, and the centre of such numbers is no rate.</summary>
    /// <returns><see langword="null"/> where costs were not measured.</returns>
    public static double? CollectionsPerMillion(RoundResult round) => round.IterationCosts is { Count: > 0 } iterations
        ? iterations.Sum(costs => costs.Gen0Collections) * 1e6 / iterations.Sum(costs => costs.Items)
        : null;
}
