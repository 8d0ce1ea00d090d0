using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>Which processors this program may use, and so those to which a measured process can be pinned.</summary>
internal static class Affinity
{
    /// <summary>The processors that this program may use, whatever the runtime counted at its start;
    /// <see langword="null"/> where the system does not pin processes, or does not say.</summary>
    public static CpuList? Own => Of(LinuxFiles.Here);

    /// <summary>The processors that a machine lets this program use.</summary>
    /// <remarks>The kernel also lists those that the machine could have and has not, as virtual ones do, so only those
    /// count that are there.</remarks>
    public static CpuList? Of(LinuxFiles files)
    {
        var status = files.TryRead("/proc/self/status");
        var listed = CpuList.TryParse(LinuxFiles.ValueOf(status, "Cpus_allowed_list"))
            ?? OfHexadecimal(LinuxFiles.ValueOf(status, "Cpus_allowed"));
        if (listed is null) return files.AreHere ? OfSystem() : null;

        var present = CpuList.TryParse(files.TryRead("/sys/devices/system/cpu/online")) is { } online
            ? listed.And(online) : listed;
        return present.Count > 0 ? present : listed;
    }

    /// <summary>Pins the running thread; a process that it starts has the same processors, on Linux alone.</summary>
    /// <returns>Disposing it gives the thread its processors back.</returns>
    public static IDisposable? PinThisThread(CpuList cpus)
    {
        if (!OperatingSystem.IsLinux()) return null;

        return OfThisThread() is { } before && Set(0, SizeOf(cpus.Words), cpus.Words) >= 0 ? new Pinned(before) : null;
    }

    /// <summary>Pins a process, if it still runs; on Linux it was started with its processors.</summary>
    public static void Pin(Process process, CpuList cpus)
    {
        if (!OperatingSystem.IsWindows()) return;

        try
        {
            process.ProcessorAffinity = cpus.Mask;
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It has ended, which its measurement says; or the system refused, which the process itself will say.
        }
    }

    // "ff,ffffffff": words of 32 bits, the last one first.
    private static CpuList? OfHexadecimal(string? mask)
    {
        if (mask is null) return null;

        var cpus = new List<int>();
        var words = mask.Split(',').Reverse().ToList();
        for (var place = 0; place < words.Count; place++)
        {
            if (!uint.TryParse(
                words[place], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var word))
            {
                return null;
            }

            cpus.AddRange(Enumerable.Range(0, 32).Where(bit => (word >> bit & 1) != 0).Select(bit => place * 32 + bit));
        }

        return cpus.Count > 0 && cpus[^1] < CpuList.Most ? CpuList.Of(cpus) : null;
    }

    private static CpuList? OfSystem()
    {
        if (OperatingSystem.IsLinux()) return OfThisThread();
        if (!OperatingSystem.IsWindows()) return null;

        using var process = Process.GetCurrentProcess();
        return CpuList.OfMask(process.ProcessorAffinity) is { Count: > 0 } own ? own : null;
    }

    private static CpuList? OfThisThread()
    {
        var words = new ulong[CpuList.Most / 64];
        return Get(0, SizeOf(words), words) < 0 ? null : CpuList.OfWords(words);
    }

    private static nint SizeOf(ulong[] words) => words.Length * sizeof(ulong);

    // https://man7.org/linux/man-pages/man2/sched_setaffinity.2.html
    // Nothing to marshal but numbers, so the generator and its unsafe code would add nothing.
#pragma warning disable SYSLIB1054, CA2101
    [DllImport("libc", EntryPoint = "sched_getaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Get(int thread, nint size, [Out] ulong[] mask);

    [DllImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Set(int thread, nint size, ulong[] mask);
#pragma warning restore SYSLIB1054, CA2101

    private sealed class Pinned(CpuList before) : IDisposable
    {
        public void Dispose() => _ = Set(0, SizeOf(before.Words), before.Words);
    }
}
