using ConcurrencyCompare.Tests.Run;

namespace ConcurrencyCompare.Tests.Scenarios;

/// <summary>What is measured on one core has to be what its partner measures on all: reports hold them against each
/// other.</summary>
public class PinnedScenarioTests
{
    [Fact]
    public void OnAllCores_names_a_scenario_that_measures_the_same_workloads_unpinned()
    {
        var pinned = Scenario.All.Where(scenario => scenario.OnOneCore).ToList();

        Assert.NotEmpty(pinned);
        Assert.All(pinned, scenario =>
        {
            var partner = Assert.Single(Scenario.All, other => other.Name == scenario.OnAllCores);
            Assert.False(partner.OnOneCore);
            Assert.True(scenario.Benchmark.IsSubclassOf(partner.Benchmark));
            Assert.Equal(scenario.Parameters, partner.Parameters);
            Assert.Equal(WorkloadsOf(scenario), WorkloadsOf(partner));
            Assert.NotEmpty(WorkloadsOf(scenario));
        });
        Assert.All(Scenario.All.Except(pinned), scenario => Assert.Null(scenario.OnAllCores));
        Assert.All(Scenario.All.Where(scenario => scenario.Use is not null), scenario =>
            Assert.Equal(scenario.OnOneCore, scenario.Use!.OnOneCore));
    }

    private static IReadOnlyList<(string Model, string Setting, string? Shape)> WorkloadsOf(Scenario scenario) =>
    [
        .. SimulatedRun.Plan(rounds: 1, scenario.Name).InReportOrder
            .Select(launch => (launch.Model, launch.Setting, scenario.ShapeOf(launch)?.ToString())),
    ];
}
