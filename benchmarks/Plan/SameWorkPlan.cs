using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Plan;

/// <summary>Finds the cases of a plan that measure the same workload in several scenarios.</summary>
internal static class SameWorkPlan
{
    /// <summary>Each case of such a workload beside the first one of another scenario.</summary>
    public static IReadOnlyList<SameWork> Of(LaunchPlan plan) =>
    [
        .. plan.InReportOrder
            .Where(round => round.Round == 1 && round.Scenario.WorkOf(round) is not null)
            .GroupBy(round => round.Scenario.WorkOf(round), round => new CaseName(round.Scenario.Name, round.Setting, round.Model))
            .SelectMany(same => same.Skip(1)
                .Where(other => other.Scenario != same.First().Scenario)
                .Select(other => new SameWork(same.First(), other))),
    ];
}
