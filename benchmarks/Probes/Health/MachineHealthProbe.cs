using System.Globalization;
using BenchmarkDotNet.Environments;
using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Benchmarks.Probes.Health;

/// <summary>Looks at what may bend measurements on this machine, before there are any.</summary>
internal static class MachineHealthProbe
{
    /// <summary>How long the other programs are watched at a time, and how often.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(500);

    private const int MostWindows = 5;

    /// <returns>What was seen, and the other programs that are busy, by their short names.</returns>
    /// <remarks>Takes about a second, or three where other programs are busy.</remarks>
    public static (MachineHealth Health, IReadOnlyList<BusyProgram> Busy) Examine()
    {
        var others = OtherPrograms.WatchUntilQuiet(Window, MostWindows);
        var health = new MachineHealth
        {
            PhysicalCores = HostEnvironmentInfo.GetCurrent().Cpu.Value?.PhysicalCoreCount,
            AllowedCpus = LinuxFile.ValueOf(LinuxFile.TryRead("/proc/self/status"), "Cpus_allowed_list"),
            CpuQuota = CpuQuota.Read(),
            Container = Virtualization.Container(),
            Governor = Governor(LinuxFile.Root),
            PowerSource = PowerSource.Read(),
            LoadAverage = LoadAverage(LinuxFile.TryRead("/proc/loadavg")),
            Foreign = others.Share,
            BusyProcesses = others.Busy.Count,
            TieredCompilation = RuntimeSwitch.IsOn("TieredCompilation"),
            TieredPgo = RuntimeSwitch.IsOn("TieredPGO"),
            ClockStepNanoseconds = Clock.Step(),
            ClockReadNanoseconds = Clock.ReadingCost(),
            SleepLatenessNanoseconds = Clock.SleepLateness(),
        };
        return (health, others.Busy);
    }

    /// <summary>The first number of <c>/proc/loadavg</c>: the mean of the last minute.</summary>
    internal static double? LoadAverage(string? text) =>
        double.TryParse(text?.Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var load) ? load : null;

    // https://docs.kernel.org/admin-guide/pm/cpufreq.html
    internal static string? Governor(string root)
    {
        var cpus = Path.Combine(root, "sys/devices/system/cpu");
        if (!Directory.Exists(cpus)) return null;

        var governors = Directory.EnumerateDirectories(cpus, "cpu*")
            .Select(cpu => LinuxFile.TryRead(Path.Combine(cpu, "cpufreq", "scaling_governor")))
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return governors.Count == 0 ? null : string.Join(", ", governors);
    }
}
