using BenchmarkDotNet.Configs;

namespace ConcurrencyCompare.Tests.Machine;

/// <summary>What would be measured on a made-up machine.</summary>
internal static class MadeUpPlan
{
    /// <summary>All models in a scenario, once.</summary>
    public static LaunchPlan Of(MachineFolder machine, string scenario, CpuList? cpus = null) => LaunchPlan.Create(
        new Selection(
            Profile.Full, Rounds: 1, [Scenario.All.Single(each => each.Name == scenario)],
            [.. ConcurrencyModels.All.Select(model => model.Info.Name)], Seed: 1, RunSettings.DefaultThreshold)
        {
            Cpus = cpus,
            Machine = ProcessLimits.Read(machine.Files),
        },
        ManualConfig.CreateEmpty());
}
