using System.Diagnostics;

namespace ConcurrencyCompare.Benchmarks.Probes;

/// <summary>Which processors this program may use, and so those to which a measured process can be pinned.</summary>
internal static class Affinity
{
    /// <summary>The processors; <see langword="null"/> where the system does not pin processes.</summary>
    /// <remarks>BenchmarkDotNet cuts a mask off at the number of processors that a program sees, so that those with higher
    /// numbers cannot be asked for where this program is itself pinned.</remarks>
    public static CpuList? Allowed
    {
        get
        {
            if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return null;

            using var process = Process.GetCurrentProcess();
            return CpuList.OfMask(process.ProcessorAffinity & CpuList.FirstOf(Environment.ProcessorCount).Mask);
        }
    }

    /// <summary>The processors that this program may use, whatever the runtime counted at its start: a measured process is
    /// pinned after it. <see langword="null"/> where the system does not pin processes.</summary>
    public static CpuList? Own
    {
        get
        {
            if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return null;

            using var process = Process.GetCurrentProcess();
            return CpuList.OfMask(process.ProcessorAffinity);
        }
    }
}
