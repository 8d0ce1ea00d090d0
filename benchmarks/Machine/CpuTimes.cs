using System.Globalization;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>What processors of the machine have done since it started.</summary>
/// <param name="Busy">Time in which a program or the system ran.</param>
/// <param name="Steal">Time in which something wanted to run here and the hypervisor ran another guest.</param>
/// <param name="Capacity">All time, waiting included.</param>
internal sealed record CpuTimes(TimeSpan Busy, TimeSpan Steal, TimeSpan Capacity)
{
    // https://man7.org/linux/man-pages/man5/proc_stat.5.html: in hundredths of a second for programs on every
    // architecture that .NET runs on, whatever the kernel's own tick.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Reads what some processors have done: others are no matter of whoever may not use them.</summary>
    /// <param name="files">The machine's.</param>
    /// <param name="cpus">Which; <see langword="null"/> for all. All count, too, where the system does not say it of
    /// each of them: in a container, their numbers may be other ones.</param>
    /// <returns><see langword="null"/> where the system does not say.</returns>
    public static CpuTimes? Read(LinuxFiles files, CpuList? cpus = null)
    {
        var lines = files.LinesOf("/proc/stat").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is [var name, ..] && name.StartsWith("cpu", StringComparison.Ordinal))
            .GroupBy(words => words[0]).ToDictionary(words => words.Key, words => Parse(words.First()));
        var some = cpus?.Numbers.Select(cpu => lines.GetValueOrDefault($"cpu{cpu}")).ToList() ?? [];
        return some.Count == 0
            || some.Contains(null) ? lines.GetValueOrDefault("cpu") : some.Aggregate((sum, one) => sum! + one!);
    }

    public static CpuTimes operator +(CpuTimes one, CpuTimes other) =>
        new(one.Busy + other.Busy, one.Steal + other.Steal, one.Capacity + other.Capacity);

    public static CpuTimes operator -(CpuTimes later, CpuTimes earlier) =>
        new(later.Busy - earlier.Busy, later.Steal - earlier.Steal, later.Capacity - earlier.Capacity);

    /// <summary>Of a time span: the share of the capacity that the hypervisor gave to others.</summary>
    public double StealShare => ShareOf(Steal);

    /// <summary>Of a time span: the share of the capacity that others than the measured programs used.</summary>
    /// <param name="own">What the measured programs used.</param>
    public double ForeignShare(TimeSpan own) => ShareOf(Busy - own);

    // Counting in ticks can give a little less than nothing.
    private double ShareOf(TimeSpan part) => Capacity > TimeSpan.Zero ? Math.Clamp(part / Capacity, 0, 1) : 0;

    /// <summary>Of a time span: what it says about a measurement.</summary>
    /// <param name="host">What this program used meanwhile.</param>
    /// <param name="measured">What the measured process used.</param>
    public RoundHealth ToHealth(ResourceUsage host, ResourceUsage measured) => new(
        Rounded(StealShare), Rounded(ForeignShare(host.Cpu + measured.Cpu)), measured.InvoluntarySwitches ?? 0);

    // user nice system idle iowait irq softirq steal; guests, which follow, are part of user and nice. Kernels before
    // 2.6.11 do not know what was stolen.
    private static CpuTimes? Parse(string[] words)
    {
        if (words.Length < 8) return null;

        var ticks = new long[8];
        for (var i = 0; i < Math.Min(ticks.Length, words.Length - 1); i++)
        {
            if (!long.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out ticks[i]))
                return null;
        }

        // 2^63 ticks of 100 ns are as many years as nothing has run.
        if (ticks.Any(count => count > TimeSpan.MaxValue / Tick / ticks.Length)) return null;

        var busy = ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6];
        return new CpuTimes(Tick * busy, Tick * ticks[7], Tick * ticks.Sum());
    }

    // Ticks support no more.
    private static double Rounded(double share) => Math.Round(share, 4);
}
