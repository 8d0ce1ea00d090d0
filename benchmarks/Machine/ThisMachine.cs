using System.Runtime;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Environments;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Machine.Health;
using Perfolizer.Helpers;

namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>Says what machine this is, without naming it.</summary>
internal static class ThisMachine
{
    /// <summary>The garbage collector of this program: workstation or server, concurrent or not.</summary>
    public static string GarbageCollector =>
        $"{(GCSettings.IsServerGC ? "server" : "workstation")}, "
            + (GCSettings.LatencyMode == GCLatencyMode.Batch ? "blocking" : "concurrent");

    /// <summary>What this program says about itself.</summary>
    public static ProcessFacts Process => new(
        RuntimeInformation.FrameworkDescription,
        GarbageCollector,
        RuntimeSwitch.IsOn("TieredCompilation"),
        RuntimeSwitch.IsOn("TieredPGO"));

    /// <summary>What a machine is.</summary>
    /// <param name="files">The machine's.</param>
    /// <remarks>Takes up to a second: it asks other programs.</remarks>
    public static MachineEnvironment Describe(LinuxFiles files)
    {
        var host = HostEnvironmentInfo.GetCurrent();
        return new MachineEnvironment(
            host.Os.Value.ToBrandString(),
            RuntimeInformation.ProcessArchitecture.ToString(),
            host.Cpu.Value is { ProcessorName.Length: > 0 } known ? known.ToShortBrandName() : ProcessorName.Of(files),
            Affinity.Of(files)?.Count ?? Environment.ProcessorCount,
            RuntimeInformation.FrameworkDescription,
            GarbageCollector,
            host.BenchmarkDotNetVersion,
            Virtualization.Hypervisor(files) ?? (files.AreHere ? host.VirtualMachineHypervisor.Value?.Name : null))
        {
            CpuQuota = CpuQuota.Read(files),
        };
    }
}
