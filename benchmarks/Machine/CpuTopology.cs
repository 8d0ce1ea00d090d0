using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>How the processors that a program may use differ, and what they share.</summary>
/// <param name="Online">How many processors the machine has; <see langword="null"/> where it does not say.</param>
/// <param name="Cores">How many cores they are: hyper-threads share one; <see langword="null"/> where it does not
/// say.</param>
/// <param name="Isolated">Those of them among which the scheduler moves nothing; <see langword="null"/> for
/// none.</param>
/// <param name="Speeds">Which of them are how fast, the fastest first; <see langword="null"/> where they are alike, or
/// where it does not say.</param>
internal sealed record CpuTopology(int? Online, int? Cores, string? Isolated, string? Speeds)
{
    private const string Folder = "/sys/devices/system/cpu";

    /// <summary>Cores of a kind have rates that differ by a few percent at most: the best of them are let go a little
    /// higher.</summary>
    private const double Alike = 1.1;

    /// <summary>Reads it.</summary>
    /// <param name="files">The machine's.</param>
    /// <param name="allowed">The processors that the program may use; <see langword="null"/> where that is not
    /// known.</param>
    public static CpuTopology Read(LinuxFiles files, CpuList? allowed)
    {
        var online = CpuList.TryParse(files.TryRead($"{Folder}/online"));
        if ((allowed ?? online) is not { } cpus) return new CpuTopology(null, null, null, null);

        return new CpuTopology(online?.Count, CoresOf(files, cpus), IsolatedOf(files, cpus), SpeedsOf(files, cpus));
    }

    private static string? IsolatedOf(LinuxFiles files, CpuList cpus) =>
        CpuList.TryParse(files.TryRead($"{Folder}/isolated"))?.And(cpus) is { Count: > 0 } isolated
            ? isolated.ToString() : null;

    /// <summary>Counts groups of siblings; older kernels have another name for the file, and some machines only the
    /// list of processors, in any order, with a blank line behind each.</summary>
    private static int? CoresOf(LinuxFiles files, CpuList cpus)
    {
        var cores = cpus.Numbers
            .Select(cpu => files.TryRead($"{Folder}/cpu{cpu}/topology/core_cpus_list")
                ?? files.TryRead($"{Folder}/cpu{cpu}/topology/thread_siblings_list"))
            .ToList();
        if (cores.TrueForAll(siblings => siblings is not null)) return cores.Distinct().Count();

        var places = (files.TryRead("/proc/cpuinfo") ?? "").Split("\n\n")
            .Select(text => (
                Cpu: LinuxFiles.ValueOf(text, "processor"),
                Package: LinuxFiles.ValueOf(text, "physical id"),
                Core: LinuxFiles.ValueOf(text, "core id")))
            .Where(place => place.Core is not null && CpuList.TryParse(place.Cpu)?.IsPartOf(cpus) == true)
            .ToList();
        return places.Count == cpus.Count
            ? places.Select(place => (place.Package, place.Core)).Distinct().Count() : null;
    }

    private static string? SpeedsOf(LinuxFiles files, CpuList cpus)
    {
        // In kHz: https://docs.kernel.org/admin-guide/pm/cpufreq.html. Where only the kernel's own measure is there, it
        // is of 1024:
        // https://docs.kernel.org/scheduler/sched-capacity.html
        return Describe("cpufreq/cpuinfo_max_freq", most => $"up to {Number(most / 1e6)} GHz")
            ?? Describe("cpu_capacity", most => $"{Number(most / 10.24)}% of the fastest");

        string? Describe(string file, Func<double, string> text)
        {
            var speeds = cpus.Numbers
                .Select(cpu => (Cpu: cpu, Most: double.TryParse(
                    files.TryRead($"{Folder}/cpu{cpu}/{file}"), NumberStyles.None, CultureInfo.InvariantCulture,
                    out var most) ? most : 0))
                .Where(speed => speed.Most > 0)
                .OrderByDescending(speed => speed.Most)
                .ToList();
            if (speeds.Count < cpus.Count || speeds[0].Most <= speeds[^1].Most * Alike) return null;

            var kinds = new List<(double Most, List<int> Cpus)>();
            foreach (var (cpu, most) in speeds)
            {
                if (kinds.Count == 0 || kinds[^1].Most > most * Alike) kinds.Add((most, []));
                kinds[^1].Cpus.Add(cpu);
            }

            return string.Join(", ", kinds.Select(kind => $"{CpuList.Of(kind.Cpus)} {text(kind.Most)}"));
        }
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
