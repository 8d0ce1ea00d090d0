using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>How many threads a process may safely start on a machine.</summary>
/// <remarks>A limit that is only known by running into it may take the machine along, so this asks instead, and stays
/// below:
/// https://man7.org/linux/man-pages/man3/pthread_create.3.html and
/// https://docs.kernel.org/admin-guide/cgroup-v2.html#pid.</remarks>
/// <param name="Most">How many.</param>
/// <param name="Source">What says so.</param>
internal sealed record ThreadLimit(long Most, string Source)
{
    /// <summary>Where nothing can be asked.</summary>
    private const long MostElsewhere = 2_000;

    /// <summary>A stack and a stack for signals, each with a guard.</summary>
    private const int MappingsPerThread = 4;

    /// <summary>What a thread touches of its stacks and of the kernel's, generously.</summary>
    private const int BytesPerThread = 256 * 1024;

    /// <summary>The addresses of a stack, where nobody has set another size.</summary>
    private const long UsualStackBytes = 8L << 20;

    /// <summary>Nobody has larger ones; without a bound, sums with nonsense would go beyond all numbers.</summary>
    private const long MostStackBytes = 1L << 40;

    /// <summary>The addresses of a thread beside its stack.</summary>
    private const long AddressesPerThread = 2L << 20;

    /// <summary>The addresses that the runtime takes before the first thread of ours. Where there are few more, it
    /// takes about half of those as well: of 4 GB it left 0.3 GB, of 8 GB 1.5 GB. A quarter of what is beyond these is
    /// left for threads.</summary>
    private const long AddressesOfRuntime = 3_000_000_000;

    /// <summary>Why so many threads are not tried; <see langword="null"/> if they are.</summary>
    public string? RefusalOf(long threads) => threads <= Most
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"this machine allows about {Most:N0} of the {threads:N0} threads ({Source})");

    /// <summary>The lowest of the limits that a machine's files give; what all processes share, others need as
    /// well.</summary>
    public static ThreadLimit Read(LinuxFiles files) => Read(files, MemoryAmount.Read(files));

    /// <inheritdoc cref="Read(LinuxFiles)"/>
    /// <param name="files">The machine's.</param>
    /// <param name="memory">How much memory there is.</param>
    public static ThreadLimit Read(LinuxFiles files, MemoryAmount memory)
    {
        var groups = ControlGroups.Read(files);
        IEnumerable<ThreadLimit?> shared =
        [
            Of("/proc/sys/kernel/threads-max", "/proc/sys/kernel/threads-max"),
            Of("/proc/sys/kernel/pid_max", "/proc/sys/kernel/pid_max"),
            OwnLimit("Max processes") is { } processes ? new ThreadLimit(processes, "ulimit -u") : null,
            .. groups.Unified.Concat(groups.Of("pids"))
                .Select(group => Of($"{group}/pids.max", "the control group's pids.max")),
        ];
        IEnumerable<ThreadLimit?> limits =
        [
            .. shared.Select(limit => limit is null ? null : limit with { Most = limit.Most / 4 * 3 }),
            Of("/proc/sys/vm/max_map_count", "vm.max_map_count") is { } maps
                ? maps with { Most = maps.Most / MappingsPerThread } : null,
            OwnLimit("Max address space") is { } addresses
                ? new ThreadLimit(
                    Math.Max(0, addresses - AddressesOfRuntime) / 4
                        / (Math.Min(MostStackBytes, OwnLimit("Max stack size") ?? UsualStackBytes)
                            + AddressesPerThread),
                    "ulimit -v")
                : null,
            memory.Available is { } bytes
                ? new ThreadLimit(
                    bytes / BytesPerThread, memory.Source == "/proc/meminfo" ? "available memory" : memory.Source)
                : null,
        ];
        return limits.OfType<ThreadLimit>().MinBy(limit => limit.Most)
            ?? new ThreadLimit(MostElsewhere, "no known limit");

        ThreadLimit? Of(string file, string name) =>
            LinuxFiles.CountOf(files.TryRead(file)) is { } most ? new ThreadLimit(most, name) : null;

        // "Max processes             96365                96365                processes"
        long? OwnLimit(string name) => LinuxFiles.CountOf(
            files.LinesOf("/proc/self/limits").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))
                ?[name.Length..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault());
    }
}
