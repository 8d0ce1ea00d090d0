using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Machine.Health;

/// <summary>How much processor time Linux lets this program's group have, in processors: 1.5 is one and a
/// half.</summary>
internal static class CpuQuota
{
    private const string UsualPeriod = "100000";

    /// <summary>The lowest quota of this program's groups and of all groups around them: each of them holds.</summary>
    /// <returns><see langword="null"/> where there is no limit, or none is said.</returns>
    public static double? Read(LinuxFiles files)
    {
        var groups = ControlGroups.Read(files);
        IEnumerable<double?> quotas =
        [
            .. groups.Unified.Select(group => OfVersion2(files.TryRead($"{group}/cpu.max"))),
            .. groups.Of("cpu")
                .Select(
                    group =>
                        Of(files.TryRead($"{group}/cpu.cfs_quota_us"), files.TryRead($"{group}/cpu.cfs_period_us"))),
        ];
        return quotas.Min();
    }

    // "150000 100000" or "max 100000": https://docs.kernel.org/admin-guide/cgroup-v2.html
    private static double? OfVersion2(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var quota, .. var period]
            ? Of(quota, period.FirstOrDefault(UsualPeriod))
            : null;

    // -1 is none: https://docs.kernel.org/scheduler/sched-bwc.html
    private static double? Of(string? quota, string? period) =>
        TryParse(quota, out var time) && TryParse(period, out var every) ? (double)time / every : null;

    private static bool TryParse(string? text, out long microseconds) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out microseconds) && microseconds > 0;
}
