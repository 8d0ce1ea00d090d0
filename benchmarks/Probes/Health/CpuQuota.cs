using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Probes.Health;

/// <summary>How much processor time Linux lets this program's group have, in processors: 1.5 is one and a half.</summary>
internal static class CpuQuota
{
    private const string Controllers = "/sys/fs/cgroup";

    /// <returns><see langword="null"/> where there is no limit, or none is said.</returns>
    public static double? Read(string root = LinuxFile.Root) => Lowest(file => LinuxFile.TryRead(root, file));

    /// <summary>The lowest quota of this program's groups and of all groups around them: each of them holds.</summary>
    /// <param name="read">Reads a file of the machine.</param>
    internal static double? Lowest(Func<string, string?> read)
    {
        List<double?> quotas = [OfVersion2(read($"{Controllers}/cpu.max")), OfVersion1In($"{Controllers}/cpu", read)];
        foreach (var line in read("/proc/self/cgroup")?.Split('\n') ?? [])
        {
            if (line.Split(':', 3) is not [_, var controllers, var path]) continue;

            for (var group = path.TrimEnd('/'); group.Length > 0; group = group[..group.LastIndexOf('/')])
            {
                if (controllers.Length == 0) quotas.Add(OfVersion2(read($"{Controllers}{group}/cpu.max")));
                else if (controllers.Split(',').Contains("cpu"))
                    quotas.AddRange([OfVersion1In($"{Controllers}/cpu{group}", read), OfVersion1In($"{Controllers}/{controllers}{group}", read)]);
            }
        }

        return quotas.Min();
    }

    private static double? OfVersion1In(string folder, Func<string, string?> read) =>
        OfVersion1(read($"{folder}/cpu.cfs_quota_us"), read($"{folder}/cpu.cfs_period_us"));

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
