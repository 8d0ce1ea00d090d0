using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Probes.Health;

/// <summary>How much processor time Linux lets this program's group have, in processors: 1.5 is one and a half.</summary>
internal static class CpuQuota
{
    /// <returns><see langword="null"/> where there is no limit, or none is said.</returns>
    public static double? Read() =>
        OfVersion2(LinuxFile.TryRead("/sys/fs/cgroup/cpu.max"))
        ?? OfVersion1(
            LinuxFile.TryRead("/sys/fs/cgroup/cpu/cpu.cfs_quota_us"),
            LinuxFile.TryRead("/sys/fs/cgroup/cpu/cpu.cfs_period_us"));

    /// <summary>Reads <c>cpu.max</c>: the quota, or <c>max</c>, and the period.
    /// https://docs.kernel.org/admin-guide/cgroup-v2.html</summary>
    public static double? OfVersion2(string? text) =>
        text?.Split(' ') is [var quota, var period] ? OfVersion1(quota, period) : null;

    /// <summary>Reads quota and period; -1 is none. https://docs.kernel.org/scheduler/sched-bwc.html</summary>
    public static double? OfVersion1(string? quota, string? period) =>
        TryParse(quota, out var time) && TryParse(period, out var every) ? (double)time / every : null;

    private static bool TryParse(string? text, out long microseconds) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out microseconds) && microseconds > 0;
}
