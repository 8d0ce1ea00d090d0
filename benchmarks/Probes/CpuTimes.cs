using System.Globalization;
using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Benchmarks.Probes;

/// <summary>What all processors of the machine have done since it started.</summary>
/// <param name="Busy">Time in which a program or the system ran.</param>
/// <param name="Steal">Time in which something wanted to run here and the hypervisor ran another guest.</param>
/// <param name="Capacity">All time, waiting included.</param>
internal sealed record CpuTimes(TimeSpan Busy, TimeSpan Steal, TimeSpan Capacity)
{
    // https://man7.org/linux/man-pages/man5/proc_stat.5.html: in hundredths of a second for programs on every
    // architecture that .NET runs on, whatever the kernel's own tick.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Reads the machine's; <see langword="null"/> where the system does not say.</summary>
    public static CpuTimes? Read(string root = LinuxFile.Root) => LinuxFile.TryRead(root, "/proc/stat") is { } text ? Parse(text) : null;

    /// <summary>Reads the first line of <c>/proc/stat</c>; <see langword="null"/> when it is none.</summary>
    public static CpuTimes? Parse(string text)
    {
        var words = text.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not ["cpu", ..] || words.Length < 9) return null;

        // user nice system idle iowait irq softirq steal; guests, which follow, are part of user and nice.
        var ticks = new long[8];
        for (var i = 0; i < ticks.Length; i++)
        {
            if (!long.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out ticks[i])) return null;
        }

        var steal = ticks[7];
        var busy = ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6];
        return new CpuTimes(Tick * busy, Tick * steal, Tick * ticks.Sum());
    }

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

    // Ticks support no more.
    private static double Rounded(double share) => Math.Round(share, 4);
}
