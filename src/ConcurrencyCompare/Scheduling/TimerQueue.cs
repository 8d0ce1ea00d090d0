using System.Diagnostics.CodeAnalysis;

namespace ConcurrencyCompare.Scheduling;

/// <summary>Steps in the order of their deadlines; those of equal deadlines in the order in which they were
/// added.</summary>
/// <remarks>
/// <para>Two structures share the work: what comes next is in a small <see cref="TimerHeap"/>, what comes later in a
/// <see cref="TimerWheel"/>, whose horizon is the border between them. The first wheel is made when the heap outgrows
/// what it does well. This is the division of labour of the ladder queue (Tang, Goh and Thng, "Ladder Queue: An O(1)
/// Priority Queue Structure for Large-Scale Discrete Event Simulation", 2005). The deadline and the sequence number
/// stand in the entries, so that ordering never follows a reference.</para>
/// <para>Adding costs O(1), or O(log n) if the heap takes it; taking O(1) amortised for deadlines that differ;
/// cancelling O(1): a cancelled step leaves its slot at once, and its entry when its time comes, or when half of the
/// entries are cancelled.</para>
/// <para>Not thread-safe.</para>
/// </remarks>
internal sealed class TimerQueue<TStep> : ICanceller where TStep : class
{
    private const int MinSlots = 4;
    private const int SweepFrom = 64;
    private const int HeapLimit = 64;

    private readonly TimerHeap _next = new();
    private TimerWheel? _later;
    private int _heapLimit = HeapLimit;
    private Slot[] _slots = [];
    private int _cancelled;
    private int _freeSlot = -1;
    private int _usedSlots;
    private long _sequence;

    // A free slot links to the next free one; the generation tells a handle that its step has gone.
    private struct Slot
    {
        public TStep? Step;
        public uint Generation;
        public int NextFree;
    }

    /// <summary>How many steps wait; cancelled ones do not count.</summary>
    public int Count => EntryCount - _cancelled;

    private int EntryCount => _next.Count + (_later?.Count ?? 0);

    /// <summary>Adds a step.</summary>
    public CallbackHandle Add(long deadline, TStep step)
    {
        var slot = TakeSlot(step);
        var entry = new TimerEntry { Deadline = Unsigned(deadline), Sequence = _sequence++, Slot = slot };
        if (_later is not null && entry.Deadline > _later.Horizon) _later.Add(in entry);
        else AddNext(in entry);
        return new CallbackHandle(this, slot, _slots[slot].Generation);
    }

    /// <summary>The earliest deadline of a step that waits.</summary>
    public bool TryPeekDeadline(out long deadline)
    {
        while (EntryCount > 0)
        {
            ref readonly var earliest = ref _next.Count > 0 ? ref _next.First : ref _later!.Earliest;
            deadline = Signed(earliest.Deadline);
            if (_slots[earliest.Slot].Step is not null) return true;

            if (_next.Count > 0) TakeFirst();
            else TakeLowestBucket();
        }

        deadline = 0;
        return false;
    }

    /// <summary>Takes the first step if its deadline is at or before <paramref name="now"/>.</summary>
    public bool TryTakeDue(long now, [MaybeNullWhen(false)] out TStep step)
    {
        step = null;
        while (step is null && IsDue(Unsigned(now))) step = TakeFirst();
        return step is not null;
    }

    /// <inheritdoc/>
    public bool Cancel(int slot, uint generation)
    {
        ref var cancelled = ref _slots[slot];
        if (cancelled.Generation != generation || cancelled.Step is null) return false;

        cancelled.Step = null;
        _cancelled++;
        if (EntryCount >= SweepFrom && _cancelled > EntryCount / 2) Sweep();
        return true;
    }

    private bool IsDue(ulong now)
    {
        while (_next.Count == 0 && _later is { Count: > 0 } later && later.Earliest.Deadline <= now) TakeLowestBucket();
        return _next.Count > 0 && _next.First.Deadline <= now;
    }

    /// <returns><see langword="null"/> if it was cancelled.</returns>
    private TStep? TakeFirst()
    {
        var slot = _next.First.Slot;
        _next.RemoveFirst();
        return FreeSlot(slot);
    }

    private void TakeLowestBucket()
    {
        _heapLimit = HeapLimit;
        PlaceAgain(_later!.TakeLowest(), sweeps: false);
    }

    /// <summary>Gives entries of the wheel their places by its horizon; cancelled ones have none.</summary>
    /// <param name="chunks">The entries.</param>
    /// <param name="sweeps">Whether to look for cancelled ones among those that stay in the wheel, too: a look at a
    /// slot is a wait for memory.</param>
    private void PlaceAgain(TimerWheel.Chunk? chunks, bool sweeps)
    {
        var later = _later!;
        var horizon = later.Horizon;
        for (var chunk = chunks; chunk is not null; chunk = later.Recycle(chunk))
        {
            foreach (ref readonly var entry in chunk.Entries)
            {
                var isLater = entry.Deadline > horizon;
                if ((sweeps || !isLater) && !IsKept(in entry)) continue;
                if (isLater) later.Add(in entry);
                else _next.Add(in entry);
            }
        }
    }

    private void AddNext(in TimerEntry entry)
    {
        _next.Add(in entry);
        if (_next.Count > _heapLimit) NarrowHeap();
    }

    /// <summary>Moves what the heap holds too much of to the wheel.</summary>
    private void NarrowHeap()
    {
        _later ??= new TimerWheel();
        _later.MoveHorizonBack();
        var kept = 0;
        foreach (var entry in _next.Entries)
        {
            if (entry.Deadline <= _later.Horizon) _next.Entries[kept++] = entry;
            else _later.Add(in entry);
        }

        _next.Rebuild(kept);
        // Steps that are overdue, or due at the same moment, stay in the heap: they are not looked at again at each
        // addition.
        _heapLimit = Math.Max(HeapLimit, 2 * kept);
    }

    private void Sweep()
    {
        var kept = 0;
        foreach (var entry in _next.Entries)
        {
            if (IsKept(in entry)) _next.Entries[kept++] = entry;
        }

        _next.Rebuild(kept);
        if (_later is not null) PlaceAgain(_later.TakeAll(), sweeps: true);
    }

    private bool IsKept(in TimerEntry entry)
    {
        if (_slots[entry.Slot].Step is not null) return true;
        FreeSlot(entry.Slot);
        return false;
    }

    private int TakeSlot(TStep step)
    {
        var slot = _freeSlot;
        if (slot >= 0)
        {
            _freeSlot = _slots[slot].NextFree;
        }
        else
        {
            slot = _usedSlots++;
            if (slot == _slots.Length) Array.Resize(ref _slots, Math.Max(MinSlots, 2 * slot));
        }

        _slots[slot].Step = step;
        return slot;
    }

    /// <returns>What waited in it; <see langword="null"/> if that was cancelled.</returns>
    private TStep? FreeSlot(int slot)
    {
        ref var free = ref _slots[slot];
        var step = free.Step;
        if (step is null) _cancelled--;
        free.Step = null;
        free.Generation++;
        free.NextFree = _freeSlot;
        _freeSlot = slot;
        return step;
    }

    // Digits of a deadline are compared without sign: negative ones come first.
    private static ulong Unsigned(long deadline) => (ulong)deadline ^ (1UL << 63);

    private static long Signed(ulong deadline) => (long)(deadline ^ (1UL << 63));
}
