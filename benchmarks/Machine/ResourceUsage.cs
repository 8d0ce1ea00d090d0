using System.Runtime.InteropServices;

namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>What a process and all its threads, ended ones included, have used so far.</summary>
/// <param name="Cpu">Processor time, of the program and of the system on its behalf.</param>
/// <param name="VoluntarySwitches">How often a thread gave its core up; <see langword="null"/> where not given.</param>
/// <param name="InvoluntarySwitches">How often a thread was taken off its core; <see langword="null"/> where not given.
/// </param>
internal readonly record struct ResourceUsage(TimeSpan Cpu, long? VoluntarySwitches, long? InvoluntarySwitches)
{
    // https://man7.org/linux/man-pages/man2/getrusage.2.html
    private const int Self = 0;
    private const int Children = -1;

    /// <summary>Whether <see cref="OfChildren"/> works, and switches are counted. The structure below is that of 64
    /// bits.</summary>
    public static bool IsComplete => OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>Of this process. Takes about a microsecond and allocates nothing.</summary>
    public static ResourceUsage OfSelf() =>
        IsComplete ? Read(Self) : new ResourceUsage(Environment.CpuUsage.TotalTime, null, null);

    /// <summary>Of the processes that this one started, as soon as they have ended.</summary>
    /// <exception cref="PlatformNotSupportedException">The system does not say; see
    /// <see cref="IsComplete"/>.</exception>
    public static ResourceUsage OfChildren() => IsComplete ? Read(Children) : throw new PlatformNotSupportedException();

    public static ResourceUsage operator -(ResourceUsage later, ResourceUsage earlier) => new(
        later.Cpu - earlier.Cpu,
        later.VoluntarySwitches - earlier.VoluntarySwitches,
        later.InvoluntarySwitches - earlier.InvoluntarySwitches);

    private static ResourceUsage Read(int who)
    {
        if (GetResourceUsage(who, out var usage) != 0)
            throw new InvalidOperationException($"getrusage failed with error {Marshal.GetLastPInvokeError()}.");
        return new ResourceUsage(
            usage.User.Span + usage.System.Span, usage.VoluntarySwitches, usage.InvoluntarySwitches);
    }

    // Nothing to marshal, so the generator and its unsafe code would add nothing.
#pragma warning disable SYSLIB1054, CA2101
    [DllImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetResourceUsage(int who, out Usage usage);
#pragma warning restore SYSLIB1054, CA2101

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeValue
    {
        public long Seconds;
        public long Microseconds;

        public readonly TimeSpan Span => TimeSpan.FromSeconds(Seconds) + TimeSpan.FromMicroseconds(Microseconds);
    }

    [StructLayout(LayoutKind.Explicit, Size = 144)]
    private struct Usage
    {
        [FieldOffset(0)]
        public TimeValue User;

        [FieldOffset(16)]
        public TimeValue System;

        [FieldOffset(128)]
        public long VoluntarySwitches;

        [FieldOffset(136)]
        public long InvoluntarySwitches;
    }
}
