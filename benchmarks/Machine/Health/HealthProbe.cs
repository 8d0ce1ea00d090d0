using System.Globalization;
using BenchmarkDotNet.Environments;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Machine.Health;

/// <summary>Looks at what may bend measurements on this machine, before there are any.</summary>
internal static class HealthProbe
{
    /// <summary>How long the other programs are watched at a time, and how often.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(500);

    private const int MostWindows = 5;

    /// <summary>Looks at everything.</summary>
    /// <param name="files">The machine's.</param>
    /// <returns>What was seen, and the other programs that are busy, by their short names.</returns>
    /// <remarks>Takes about a second, or three where other programs are busy.</remarks>
    public static (MachineHealth Health, IReadOnlyList<BusyProgram> Busy) Examine(LinuxFiles files)
    {
        var others = OtherPrograms.WatchUntilQuiet(files, Window, MostWindows);
        var health = Read(files) with
        {
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

    /// <summary>What the machine's files say, without watching anything.</summary>
    internal static MachineHealth Read(LinuxFiles files)
    {
        var limits = ProcessLimits.Read(files);
        var topology = CpuTopology.Read(files, limits.Cpus);
        return new MachineHealth
        {
            PhysicalCores = topology.Cores
                ?? (files.AreHere ? HostEnvironmentInfo.GetCurrent().Cpu.Value?.PhysicalCoreCount : null),
            AllowedCpus = limits.Cpus?.ToString(),
            OnlineProcessors = topology.Online,
            IsolatedCpus = topology.Isolated,
            CoreSpeeds = topology.Speeds,
            MemoryBytes = limits.Memory.Total,
            MemoryLimitBytes = limits.Memory.Limit,
            AvailableMemoryBytes = limits.Memory.Available,
            SwappedBytes = limits.Memory.Swapped,
            MostThreads = limits.Threads.Most,
            ThreadLimit = limits.Threads.Source,
            Container = Virtualization.Container(files),
            Governor = Governor(files),
            PowerSource = PowerSource.Read(files),
            LoadAverage = LoadAverage(files.TryRead("/proc/loadavg")),
        };
    }

    /// <summary>The first number of <c>/proc/loadavg</c>: the mean of the last minute.</summary>
    internal static double? LoadAverage(string? text) =>
        double.TryParse(text?.Split(' ')[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var load)
        && double.IsFinite(load)
            ? load
            : null;

    // https://docs.kernel.org/admin-guide/pm/cpufreq.html
    internal static string? Governor(LinuxFiles files)
    {
        const string Cpus = "/sys/devices/system/cpu";
        var folders = Affinity.Of(files)?.Numbers.Select(cpu => $"{Cpus}/cpu{cpu}") ?? files.FoldersIn(Cpus);
        var governors = folders
            .Select(cpu => files.TryRead($"{cpu}/cpufreq/scaling_governor"))
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return governors.Count == 0 ? null : string.Join(", ", governors);
    }
}
