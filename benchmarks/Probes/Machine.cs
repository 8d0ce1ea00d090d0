using System.Runtime;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Environments;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Probes.Health;
using Perfolizer.Helpers;

namespace ConcurrencyCompare.Benchmarks.Probes;

/// <summary>Says what machine this is, without naming it.</summary>
internal static class Machine
{
    /// <remarks>Takes up to a second: it asks other programs.</remarks>
    public static MachineEnvironment Describe()
    {
        var host = HostEnvironmentInfo.GetCurrent();
        return new MachineEnvironment(
            host.Os.Value.ToBrandString(),
            RuntimeInformation.ProcessArchitecture.ToString(),
            host.Cpu.Value.ToShortBrandName(),
            Environment.ProcessorCount,
            RuntimeInformation.FrameworkDescription,
            $"{(GCSettings.IsServerGC ? "server" : "workstation")}, "
                + (GCSettings.LatencyMode == GCLatencyMode.Batch ? "blocking" : "concurrent"),
            host.BenchmarkDotNetVersion,
            Virtualization.Hypervisor() ?? host.VirtualMachineHypervisor.Value?.Name);
    }
}
