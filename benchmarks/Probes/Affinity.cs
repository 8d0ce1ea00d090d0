using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ConcurrencyCompare.Benchmarks.Probes;

/// <summary>Which processors this program may use, and so those to which a measured process can be pinned.</summary>
internal static class Affinity
{
    // https://man7.org/linux/man-pages/man2/sched_setaffinity.2.html: room for 1,024 processors, as in cpu_set_t.
    private const int Words = 16;

    /// <summary>The processors that a measured process can be pinned to; <see langword="null"/> where the system does not pin
    /// processes, or none of them has a number that fits into a mask.</summary>
    public static CpuList? Allowed => Own is { Count: > 0 } own ? own : null;

    /// <summary>The processors that this program may use, whatever the runtime counted at its start.
    /// <see langword="null"/> where the system does not pin processes.</summary>
    public static CpuList? Own
    {
        get
        {
            if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return null;

            using var process = Process.GetCurrentProcess();
            return CpuList.OfMask(process.ProcessorAffinity);
        }
    }

    /// <summary>Pins the running thread; a process that it starts has the same processors, on Linux alone.</summary>
    /// <returns>Disposing it gives the thread its processors back.</returns>
    public static IDisposable? PinThisThread(CpuList cpus)
    {
        if (!OperatingSystem.IsLinux()) return null;

        var before = new ulong[Words];
        if (Get(0, Words * sizeof(ulong), before) < 0) return null;

        var wanted = new ulong[Words];
        wanted[0] = (ulong)cpus.Mask;
        return Set(0, Words * sizeof(ulong), wanted) < 0 ? null : new Pinned(before);
    }

    /// <summary>Pins a process, if it still runs.</summary>
    public static void Pin(Process process, CpuList cpus)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows()) return;

        try
        {
            process.ProcessorAffinity = cpus.Mask;
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It has ended, which its measurement says; or the system refused, which the process itself will say.
        }
    }

#pragma warning disable SYSLIB1054, CA2101 // Nothing to marshal but numbers, so the generator and its unsafe code would add nothing.
    [DllImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Get(int thread, nint size, [Out] ulong[] mask);

    [DllImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Set(int thread, nint size, ulong[] mask);
#pragma warning restore SYSLIB1054, CA2101

    private sealed class Pinned(ulong[] before) : IDisposable
    {
        public void Dispose() => _ = Set(0, Words * sizeof(ulong), before);
    }
}
