using System.Globalization;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>The workload that a setting stands for, read from its text: not from the code that runs it.</summary>
internal static class SettingShape
{
    private const string TopologyParameter = "topology";
    private const string CapacityParameter = "capacity";

    /// <summary>One to one and unbounded, as far as the setting does not say otherwise; nothing for a
    /// yardstick.</summary>
    public static WorkloadShape? Of(Launch launch) => IsYardstick(launch)
        ? null
        : Of(
            launch.Parameters.GetValueOrDefault(TopologyParameter, "1:1"),
            launch.Parameters.GetValueOrDefault(CapacityParameter, Capacity.Unbounded));

    /// <summary>A topology and a capacity as settings write them.</summary>
    public static WorkloadShape Of(string topology, string capacity)
    {
        var (producers, consumers) = Topology.Parse(topology);
        return new WorkloadShape(producers, consumers, Capacity.Parse(capacity));
    }

    /// <summary>As many producers as a parameter says, one consumer.</summary>
    public static WorkloadShape OfProducers(Launch launch, string parameter, int? capacity = null) =>
        new(int.Parse(launch.Parameters[parameter], CultureInfo.InvariantCulture), Consumers: 1, capacity);

    /// <summary>How many take part, where the setting has a topology; otherwise 0.</summary>
    public static int ParticipantsOf(Launch launch) =>
        launch.Parameters.TryGetValue(TopologyParameter, out var topology) ? Topology.Parse(topology).Participants : 0;

    /// <summary>Names the workload of plain numbers that a case hands over as fast as they are taken, and the model
    /// that does it.</summary>
    public static string? WorkOf(Launch launch) =>
        launch.Scenario.ShapeOf(launch) is { } shape && Contestant.Names.Contains(launch.Idea ?? launch.Model)
        ? $"{shape}: {launch.Idea ?? launch.Model}"
        : null;

    /// <summary>Whether the case is something that models are held against, and runs none.</summary>
    public static bool IsYardstick(Launch launch) =>
        launch.Scenario.Yardsticks.Any(yardstick => yardstick.Name == launch.Model);
}
