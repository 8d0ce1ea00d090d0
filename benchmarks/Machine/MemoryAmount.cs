using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>How much memory a program may have on a machine, in bytes; <see langword="null"/> where the system does not
/// say.</summary>
/// <param name="Total">What the machine has.</param>
/// <param name="Limit">What this program's control groups may have; <see langword="null"/> for no limit, too.</param>
/// <param name="Available">What may still be taken.</param>
/// <param name="Source">What says how much is available.</param>
/// <param name="Swapped">What of all programs' memory is on disk.</param>
internal sealed record MemoryAmount(long? Total, long? Limit, long? Available, string Source, long? Swapped)
{
    /// <summary>The runtime takes three quarters of a group's limit for its heap at most, and others need memory as
    /// well.</summary>
    private const double Usable = 0.75;

    public static MemoryAmount Read(LinuxFiles files)
    {
        var info = files.TryRead("/proc/meminfo");
        long? InfoOf(string name) => BytesOf(LinuxFiles.ValueOf(info, name));

        var total = InfoOf("MemTotal");
        // Kernels before 3.14 do not say what is available.
        var available = InfoOf("MemAvailable")
            ?? AtLeastNothing(InfoOf("MemFree") + (InfoOf("Buffers") ?? 0) + (InfoOf("Cached") ?? 0));
        var (source, limit) = ("/proc/meminfo", (long?)null);
        foreach (var (name, most, used) in Limits(files))
        {
            // Version 1 writes a number beyond all memory where there is no limit.
            if (most >= (total ?? long.MaxValue / 2)) continue;

            limit = Math.Min(most, limit ?? most);
            var left = Math.Max(0, most - Math.Max(0, used ?? 0));
            if (left < (available ?? long.MaxValue)) (available, source) = (left, name);
        }

        return new MemoryAmount(
            total, limit, available, source, AtLeastNothing(InfoOf("SwapTotal") - InfoOf("SwapFree")));
    }

    /// <summary>Why something that needs so much is not tried; <see langword="null"/> if it is.</summary>
    public string? RefusalOf(long bytes) => Available is not { } available || bytes <= available * Usable
        ? null
        : string.Create(
            CultureInfo.InvariantCulture,
            $"this machine can give about {available * Usable / 1_000_000:N0} of the {bytes / 1_000_000:N0} MB of "
                + $"memory ({Source})");

    // https://docs.kernel.org/admin-guide/cgroup-v2.html#memory-interface-files and
    // https://docs.kernel.org/admin-guide/cgroup-v1/memory.html: what was read from files is part of what is used, and
    // given back.
    private static IEnumerable<(string Name, long Most, long? Used)> Limits(LinuxFiles files)
    {
        var groups = ControlGroups.Read(files);
        foreach (var group in groups.Unified)
        {
            var used = LinuxFiles.CountOf(files.TryRead($"{group}/memory.current"))
                - (files.CountIn($"{group}/memory.stat", "inactive_file") ?? 0);
            foreach (var name in (string[])["memory.max", "memory.high"])
            {
                if (LinuxFiles.CountOf(files.TryRead($"{group}/{name}")) is { } most)
                    yield return ($"the control group's {name}", most, used);
            }
        }

        foreach (var group in groups.Of("memory"))
        {
            var used = LinuxFiles.CountOf(files.TryRead($"{group}/memory.usage_in_bytes"))
                - (files.CountIn($"{group}/memory.stat", "total_inactive_file") ?? 0);
            if (LinuxFiles.CountOf(files.TryRead($"{group}/memory.limit_in_bytes")) is { } most)
                yield return ("the control group's memory.limit_in_bytes", most, used);
        }
    }

    private static long? AtLeastNothing(long? bytes) => bytes >= 0 ? bytes : null;

    /// <summary>Reads an amount with its unit; <see langword="null"/> when it is none.</summary>
    private static long? BytesOf(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var number, var unit]
        && LinuxFiles.CountOf(number) is { } amount
        && UnitOf(unit) is { } bytes
        && amount <= long.MaxValue / bytes
            ? amount * bytes
            : null;

    private static long? UnitOf(string unit) => unit.ToUpperInvariant() switch
    {
        "B" => 1,
        "KB" or "KIB" => 1L << 10,
        "MB" or "MIB" => 1L << 20,
        "GB" or "GIB" => 1L << 30,
        _ => null,
    };
}
