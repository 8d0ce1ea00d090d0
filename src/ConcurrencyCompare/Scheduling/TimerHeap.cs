using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Scheduling;

/// <summary>A step's place in the order of a timer queue.</summary>
internal struct TimerEntry
{
    public ulong Deadline;
    public long Sequence;
    public int Slot;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBefore(in TimerEntry left, in TimerEntry right) =>
        left.Deadline < right.Deadline || (left.Deadline == right.Deadline && left.Sequence < right.Sequence);
}

/// <summary>The entries of a timer queue that come next: a heap, ordered by deadline, then sequence.</summary>
/// <remarks>
/// Four children a node: half the height of a binary heap, and the children are neighbours in memory (LaMarca and
/// Ladner, "The Influence of Caches on the Performance of Heaps", 1996). Adding and removing cost O(log n). Not
/// thread-safe.
/// </remarks>
internal sealed class TimerHeap
{
    private const int Arity = 4;

    private TimerEntry[] _entries = [];

    public int Count { get; private set; }

    /// <summary>The first entry, when there is one.</summary>
    public ref readonly TimerEntry First => ref _entries[0];

    /// <summary>All entries, in no useful order.</summary>
    public Span<TimerEntry> Entries => _entries.AsSpan(0, Count);

    public void Add(in TimerEntry entry)
    {
        if (Count == _entries.Length) Array.Resize(ref _entries, Math.Max(Arity, 2 * Count));
        SiftUp(Count++, entry);
    }

    public void RemoveFirst()
    {
        var last = _entries[--Count];
        if (Count > 0) SiftDown(0, last);
    }

    /// <summary>Keeps the first entries of <see cref="Entries"/>, which may have been changed, and orders them
    /// anew.</summary>
    public void Rebuild(int count)
    {
        Count = count;
        for (var i = (count - 2) / Arity; i >= 0 && count > 1; i--) SiftDown(i, _entries[i]);
    }

    private void SiftUp(int index, TimerEntry entry)
    {
        var entries = _entries;
        while (index > 0)
        {
            var parent = (index - 1) / Arity;
            if (!TimerEntry.IsBefore(in entry, in entries[parent])) break;

            entries[index] = entries[parent];
            index = parent;
        }

        entries[index] = entry;
    }

    private void SiftDown(int index, TimerEntry entry)
    {
        var entries = _entries;
        while (true)
        {
            var first = index * Arity + 1;
            if (first >= Count) break;

            var end = Math.Min(first + Arity, Count);
            var least = first;
            for (var child = first + 1; child < end; child++)
            {
                if (TimerEntry.IsBefore(in entries[child], in entries[least])) least = child;
            }

            if (!TimerEntry.IsBefore(in entries[least], in entry)) break;

            entries[index] = entries[least];
            index = least;
        }

        entries[index] = entry;
    }
}
