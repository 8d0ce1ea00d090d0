namespace ConcurrencyCompare.Benchmarks.Machine.Health;

/// <summary>How often the quotas of this program's control groups have run out, which stops all of their threads until
/// the next period begins.</summary>
internal sealed class CpuThrottling
{
    private readonly IReadOnlyDictionary<string, (long Periods, long Throttled)> _groups;

    private CpuThrottling(IReadOnlyDictionary<string, (long, long)> groups) => _groups = groups;

    /// <summary>Reads the counts so far.</summary>
    public static CpuThrottling Read(LinuxFiles files)
    {
        var groups = ControlGroups.Read(files);
        return new CpuThrottling(groups.Unified.Concat(groups.Of("cpu")).Distinct()
            .Select(group => (Group: group, Counts: CountsOf(files, $"{group}/cpu.stat")))
            .Where(each => each.Counts is not null)
            .ToDictionary(each => each.Group, each => each.Counts!.Value));
    }

    /// <summary>The share of the periods since then in which a quota ran out, of the group where it did most;
    /// <see langword="null"/> without a quota.</summary>
    public double? ShareSince(CpuThrottling earlier)
    {
        var shares = _groups
            .Where(group => earlier._groups.ContainsKey(group.Key))
            .Select(group => (
                Periods: group.Value.Periods - earlier._groups[group.Key].Periods,
                Throttled: group.Value.Throttled - earlier._groups[group.Key].Throttled))
            .Where(since => since.Periods > 0)
            .Select(since => Math.Clamp((double)since.Throttled / since.Periods, 0, 1))
            .ToList();
        return shares.Count == 0 ? null : Math.Round(shares.Max(), 4);
    }

    private static (long, long)? CountsOf(LinuxFiles files, string path) =>
        files.CountIn(path, "nr_periods") is { } periods
            && files.CountIn(path, "nr_throttled") is { } throttled ? (periods, throttled) : null;
}
