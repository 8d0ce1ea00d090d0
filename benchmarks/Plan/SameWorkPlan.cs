using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Plan;

/// <summary>Finds the cases of a plan that measure the same workload in several scenarios.</summary>
internal static class SameWorkPlan
{
    /// <summary>Each case of such a workload beside the first one of another scenario.</summary>
    public static IReadOnlyList<SameWork> Of(LaunchPlan plan) =>
    [
        .. plan.InReportOrder
            .Where(launch => launch.Round == 1 && launch.Scenario.WorkOf(launch) is not null)
            .GroupBy(
                launch => launch.Scenario.WorkOf(launch),
                launch => new CaseName(launch.Scenario.Name, launch.Setting, launch.Model))
            .SelectMany(same => same.Skip(1)
                .Where(other => other.Scenario != same.First().Scenario)
                .Select(other => new SameWork(same.First(), other))),
    ];
}
