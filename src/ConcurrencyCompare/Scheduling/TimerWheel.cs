using System.Numerics;
using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Scheduling;

/// <summary>The entries of a timer queue that come later, sorted only as far as their time is near.</summary>
/// <remarks>
/// <para>Levels of 64 buckets, as in hierarchical timing wheels (Varghese and Lauck, "Hashed and Hierarchical Timing
/// Wheels", 1987), by the rule of the radix heap (Ahuja, Mehlhorn, Orlin and Tarjan, "Faster Algorithms for the
/// Shortest Path Problem", 1990): a deadline belongs to the level of the highest digit, of six bits, in which it
/// differs from the <see cref="Horizon"/>, and there to the bucket of that digit. So the lowest bucket in use holds the
/// earliest entries, whatever the unit of time is and however far the horizon jumps.</para>
/// <para>Adding costs O(1). When the time of its bucket comes, an entry moves to a lower level, at most once a level.
/// These moves read and write memory in sequence; a heap of a million entries waits for memory at each of its levels.
/// Memory is kept for reuse and never given back. Not thread-safe.</para>
/// </remarks>
internal sealed class TimerWheel
{
    private const int BitsPerDigit = 6;
    private const int BucketsPerLevel = 1 << BitsPerDigit;
    private const int Levels = (64 + BitsPerDigit - 1) / BitsPerDigit;

    private readonly Bucket[] _buckets = new Bucket[Levels * BucketsPerLevel];
    private readonly ulong[] _occupied = new ulong[Levels];
    private Chunk? _unused;
    private ulong _earliestHorizon;

    private struct Bucket
    {
        public Chunk? Newest;
        public TimerEntry Earliest;
    }

    /// <summary>Every entry is later than this.</summary>
    public ulong Horizon { get; private set; }

    public int Count { get; private set; }

    /// <summary>The earliest entry, when there is one.</summary>
    public ref readonly TimerEntry Earliest => ref _buckets[LowestBucket()].Earliest;

    /// <summary>Adds an entry that is later than the <see cref="Horizon"/>.</summary>
    public void Add(in TimerEntry entry)
    {
        var level = BitOperations.Log2(entry.Deadline ^ Horizon) / BitsPerDigit;
        var digit = (int)(entry.Deadline >> (level * BitsPerDigit)) & (BucketsPerLevel - 1);
        ref var bucket = ref _buckets[level * BucketsPerLevel + digit];
        var newest = bucket.Newest;
        if (newest is null)
        {
            _occupied[level] |= 1UL << digit;
            bucket.Earliest = entry;
        }
        else if (TimerEntry.IsBefore(in entry, in bucket.Earliest))
        {
            bucket.Earliest = entry;
        }

        if (newest is null || newest.IsFull) bucket.Newest = newest = TakeUnused(newest);
        newest.Add(in entry);
        Count++;
    }

    /// <summary>Takes the lowest bucket out, when there is one, and moves the horizon: to the bucket's end if its
    /// entries are few, or else only to the earliest of them.</summary>
    /// <returns>The bucket's entries. Those that are later than the new horizon have to be added again.</returns>
    public Chunk TakeLowest()
    {
        var lowest = LowestBucket();
        ref readonly var bucket = ref _buckets[lowest];
        var insideBucket = (1UL << (lowest / BucketsPerLevel * BitsPerDigit)) - 1;
        var hasFew = bucket.Newest!.Next is null || insideBucket == 0;
        _earliestHorizon = hasFew ? bucket.Earliest.Deadline & ~insideBucket : bucket.Earliest.Deadline;
        Horizon = hasFew ? bucket.Earliest.Deadline | insideBucket : bucket.Earliest.Deadline;
        return Take(lowest);
    }

    /// <summary>
    /// Moves the horizon back as far as the entries inside allow: to the start of the bucket that was taken last.
    /// </summary>
    public void MoveHorizonBack() => Horizon = _earliestHorizon;

    /// <summary>Takes everything out, to be added again; the horizon stays.</summary>
    public Chunk? TakeAll()
    {
        Chunk? all = null;
        while (Count > 0)
        {
            var newest = Take(LowestBucket());
            var oldest = newest;
            while (oldest.Next is not null) oldest = oldest.Next;
            oldest.Next = all;
            all = newest;
        }

        return all;
    }

    /// <summary>Takes a chunk back that was read.</summary>
    /// <returns>The next chunk of the same bucket.</returns>
    public Chunk? Recycle(Chunk chunk)
    {
        var next = chunk.Next;
        chunk.Clear();
        chunk.Next = _unused;
        _unused = chunk;
        return next;
    }

    // Higher levels are later as a whole: their entries differ from the horizon in a higher digit.
    private int LowestBucket()
    {
        var level = 0;
        while (_occupied[level] == 0) level++;
        return level * BucketsPerLevel + BitOperations.TrailingZeroCount(_occupied[level]);
    }

    private Chunk Take(int index)
    {
        ref var bucket = ref _buckets[index];
        var newest = bucket.Newest!;
        bucket.Newest = null;
        _occupied[index / BucketsPerLevel] &= ~(1UL << (index % BucketsPerLevel));
        for (var chunk = newest; chunk is not null; chunk = chunk.Next) Count -= chunk.Entries.Length;
        return newest;
    }

    private Chunk TakeUnused(Chunk? next)
    {
        var chunk = _unused ?? new Chunk();
        _unused = chunk.Next;
        chunk.Next = next;
        return chunk;
    }

    /// <summary>Entries that stand side by side, and a link to those that came before.</summary>
    public sealed class Chunk
    {
        private const int Length = 32;

        private EntryArray _entries;
        private int _count;

        [InlineArray(Length)]
        private struct EntryArray
        {
            private TimerEntry _first;
        }

        public Chunk? Next { get; set; }

        public bool IsFull => _count == Length;

        public ReadOnlySpan<TimerEntry> Entries => ((ReadOnlySpan<TimerEntry>)_entries)[.._count];

        public void Add(in TimerEntry entry) => _entries[_count++] = entry;

        public void Clear() => _count = 0;
    }
}
