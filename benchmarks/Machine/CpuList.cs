using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>Some of a machine's processors, written as Linux writes them: <c>0-3,8</c>.</summary>
internal sealed class CpuList
{
    /// <summary>No machine has processors beyond: the most that Linux can be built for.</summary>
    public const int Most = 8_192;

    private const int BitsOfMask = 64;

    private readonly SortedSet<int> _cpus;

    private CpuList(SortedSet<int> cpus) => _cpus = cpus;

    public int Count => _cpus.Count;

    public IEnumerable<int> Numbers => _cpus;

    /// <summary>A bit for each processor, in words of 64, for all that Linux may have.</summary>
    public ulong[] Words
    {
        get
        {
            var words = new ulong[Most / BitsOfMask];
            foreach (var cpu in _cpus) words[cpu / BitsOfMask] |= 1UL << cpu % BitsOfMask;
            return words;
        }
    }

    /// <summary>A bit for each of the first 64 processors: Windows has no more of them in a group.</summary>
    public nint Mask => (nint)Words[0];

    /// <summary>The first of them alone.</summary>
    public CpuList First => new([_cpus.Min]);

    public static CpuList Of(IEnumerable<int> cpus) => new([.. cpus]);

    public static CpuList OfMask(nint mask) => OfWords([(ulong)mask]);

    public static CpuList OfWords(IReadOnlyList<ulong> words) => new(
    [
        .. Enumerable.Range(0, words.Count * BitsOfMask)
            .Where(cpu => (words[cpu / BitsOfMask] >> cpu % BitsOfMask & 1) != 0),
    ]);

    /// <summary>Reads a list; <see langword="null"/> when it is none, is empty, or goes beyond
    /// <see cref="Most"/>.</summary>
    public static CpuList? TryParse(string? text)
    {
        var cpus = new SortedSet<int>();
        foreach (var part in text?.Split(',') ?? [""])
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

    /// <summary>Those that are in both; there may be none.</summary>
    public CpuList And(CpuList other) => new([.. _cpus.Intersect(other._cpus)]);

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
