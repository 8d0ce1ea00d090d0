using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Probes;

/// <summary>How many threads a process may safely start on this machine.</summary>
/// <remarks>A limit that is only known by running into it may take the machine along, so this asks instead, and stays below:
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

    private const string Controllers = "/sys/fs/cgroup";

    private static readonly Lazy<ThreadLimit> Known = new(() => Read(LinuxFile.Root));

    /// <summary>The limit of this machine and this process.</summary>
    public static ThreadLimit Current => Known.Value;

    /// <summary>Why so many threads are not tried; <see langword="null"/> if they are.</summary>
    public string? RefusalOf(long threads) => threads <= Most
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{threads} threads are more than this machine carries (about {Most}, from {Source})");

    /// <summary>The lowest of the limits that are given; what all processes share, others need as well.</summary>
    /// <param name="shared">Limits on all processes: text of a file, and its name.</param>
    /// <param name="mappings">How many memory mappings a process may have.</param>
    /// <param name="availableMemory">In kB, as <c>/proc/meminfo</c> says it.</param>
    public static ThreadLimit Lowest(
        IEnumerable<(string? Text, string Name)> shared, string? mappings, string? availableMemory)
    {
        IEnumerable<ThreadLimit?> limits =
        [
            .. shared.Select(limit => Of(limit.Text, limit.Name, most => most / 4 * 3)),
            Of(mappings, "max_map_count", most => most / MappingsPerThread),
            Of(availableMemory?.Split(' ')[0], "available memory", kilobytes => kilobytes * 1024 / BytesPerThread),
        ];
        return limits.OfType<ThreadLimit>().MinBy(limit => limit.Most) ?? new ThreadLimit(MostElsewhere, "no known limit");
    }

    /// <summary>The files that limit the processes of this one's groups and of all groups around them.</summary>
    /// <param name="groups">The text of <c>/proc/self/cgroup</c>.</param>
    public static IEnumerable<string> GroupFiles(string? groups)
    {
        foreach (var line in groups?.Split('\n') ?? [])
        {
            if (line.Split(':', 3) is not [_, "" or "pids", var path] parts) continue;

            var root = parts[1].Length == 0 ? Controllers : $"{Controllers}/{parts[1]}";
            for (var group = path.TrimEnd('/'); group.Length > 0; group = group[..group.LastIndexOf('/')])
                yield return $"{root}{group}/pids.max";
            yield return $"{root}/pids.max";
        }
    }

    /// <summary>The limit that a machine's files give.</summary>
    /// <param name="root">The folder that has <c>proc</c> and <c>sys</c>.</param>
    public static ThreadLimit Read(string root)
    {
        string? TextOf(string path) => LinuxFile.TryRead(root, path);

        return Lowest(
            [
                (TextOf("/proc/sys/kernel/threads-max"), "/proc/sys/kernel/threads-max"),
                (TextOf("/proc/sys/kernel/pid_max"), "/proc/sys/kernel/pid_max"),
                (MostProcesses(TextOf("/proc/self/limits")), "ulimit -u"),
                .. GroupFiles(TextOf("/proc/self/cgroup")).Select(file => (TextOf(file), "the cgroup's pids.max")),
            ],
            TextOf("/proc/sys/vm/max_map_count"),
            LinuxFile.ValueOf(TextOf("/proc/meminfo"), "MemAvailable"));
    }

    // "Max processes             96365                96365                processes"
    private static string? MostProcesses(string? limits) =>
        limits?.Split('\n').FirstOrDefault(line => line.StartsWith("Max processes", StringComparison.Ordinal))
            ?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(2);

    private static ThreadLimit? Of(string? text, string name, Func<long, long> threadsOf) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            ? new ThreadLimit(threadsOf(most), name)
            : null;
}
