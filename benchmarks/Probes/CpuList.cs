using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Probes;

/// <summary>Some of a machine's processors, written as Linux writes them: <c>0-3,8</c>.</summary>
internal sealed class CpuList
{
    /// <summary>Processors beyond these do not fit into an affinity mask.</summary>
    public const int Most = 64;

    private readonly SortedSet<int> _cpus;

    private CpuList(SortedSet<int> cpus) => _cpus = cpus;

    public int Count => _cpus.Count;

    /// <summary>A bit for each processor.</summary>
    public nint Mask => (nint)_cpus.Aggregate(0UL, (mask, cpu) => mask | 1UL << cpu);

    /// <summary>The first of them alone.</summary>
    public CpuList First => new([_cpus.Min]);

    public static CpuList FirstOf(int count) => new([.. Enumerable.Range(0, Math.Min(count, Most))]);

    public static CpuList OfMask(nint mask) =>
        new([.. Enumerable.Range(0, Most).Where(cpu => ((ulong)mask >> cpu & 1) != 0)]);

    /// <summary>Reads a list; <see langword="null"/> when it is none, is empty, or goes beyond <see cref="Most"/>.</summary>
    public static CpuList? TryParse(string text)
    {
        var cpus = new SortedSet<int>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryParseNumber(ends[0], out var first) || !TryParseNumber(ends[^1], out var last)
                || last < first)
            {
                return null;
            }

            cpus.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return new CpuList(cpus);
    }

    public bool IsPartOf(CpuList other) => _cpus.IsSubsetOf(other._cpus);

    public override string ToString()
    {
        var ranges = new List<string>();
        foreach (var first in _cpus.Where(cpu => !_cpus.Contains(cpu - 1)))
        {
            var last = first;
            while (_cpus.Contains(last + 1)) last++;
            ranges.Add(last == first ? $"{first}" : $"{first}-{last}");
        }

        return string.Join(',', ranges);
    }

    private static bool TryParseNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < Most;
}
