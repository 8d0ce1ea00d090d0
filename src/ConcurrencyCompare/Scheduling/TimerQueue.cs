using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Scheduling;

/// <summary>Steps in the order of their deadlines; those of equal deadlines in the order in which they were added.</summary>
/// <remarks>
/// <para>A heap with four children a node: half the height of a binary one, and the children share a cache line
/// (LaMarca and Ladner, "The Influence of Caches on the Performance of Heaps", 1996). The deadline and the sequence
/// number stand in the heap itself, so that ordering never follows a reference.</para>
/// <para>Adding and taking cost O(log n), cancelling O(1): a cancelled step leaves its slot at once, and its heap entry
/// when it reaches the top, or when half of the heap is cancelled.</para>
/// <para>Not thread-safe.</para>
/// </remarks>
internal sealed class TimerQueue<TStep> : ITimerCanceller where TStep : class
{
    private const int Arity = 4;
    private const int SweepFrom = 64;

    private Entry[] _heap = [];
    private Slot[] _slots = [];
    private int _count;
    private int _cancelled;
    private int _freeSlot = -1;
    private int _usedSlots;
    private long _sequence;

    private struct Entry
    {
        public long Deadline;
        public long Sequence;
        public int Slot;
    }

    // A free slot links to the next free one; the generation tells a handle that its step has gone.
    private struct Slot
    {
        public TStep? Step;
        public uint Generation;
        public int NextFree;
    }

    /// <summary>How many steps wait; cancelled ones do not count.</summary>
    public int Count => _count - _cancelled;

    /// <summary>Adds a step.</summary>
    public TimerHandle Add(long deadline, TStep step)
    {
        var slot = TakeSlot(step);
        if (_count == _heap.Length) Array.Resize(ref _heap, Math.Max(Arity, 2 * _count));
        SiftUp(_count++, new Entry { Deadline = deadline, Sequence = _sequence++, Slot = slot });
        return new TimerHandle(this, slot, _slots[slot].Generation);
    }

    /// <summary>The earliest deadline of a step that waits.</summary>
    public bool TryPeekDeadline(out long deadline)
    {
        while (_count > 0)
        {
            ref readonly var first = ref _heap[0];
            deadline = first.Deadline;
            if (_slots[first.Slot].Step is not null) return true;

            RemoveFirst();
            _cancelled--;
        }

        deadline = 0;
        return false;
    }

    /// <summary>Takes the first step if its deadline is at or before <paramref name="now"/>.</summary>
    public bool TryTakeDue(long now, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TStep step)
    {
        step = null;
        if (!TryPeekDeadline(out var deadline) || deadline > now) return false;

        step = _slots[_heap[0].Slot].Step!;
        RemoveFirst();
        return true;
    }

    /// <inheritdoc/>
    public bool Cancel(int slot, uint generation)
    {
        ref var cancelled = ref _slots[slot];
        if (cancelled.Generation != generation || cancelled.Step is null) return false;

        cancelled.Step = null;
        _cancelled++;
        if (_count >= SweepFrom && _cancelled > _count / 2) Sweep();
        return true;
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
            if (slot == _slots.Length) Array.Resize(ref _slots, Math.Max(Arity, 2 * slot));
        }

        _slots[slot].Step = step;
        return slot;
    }

    private void FreeSlot(int slot)
    {
        ref var free = ref _slots[slot];
        free.Step = null;
        free.Generation++;
        free.NextFree = _freeSlot;
        _freeSlot = slot;
    }

    private void RemoveFirst()
    {
        FreeSlot(_heap[0].Slot);
        var last = _heap[--_count];
        if (_count > 0) SiftDown(0, last);
    }

    private void Sweep()
    {
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            if (_slots[_heap[i].Slot].Step is null) FreeSlot(_heap[i].Slot);
            else _heap[kept++] = _heap[i];
        }

        _count = kept;
        _cancelled = 0;
        for (var i = (_count - 2) / Arity; i >= 0 && _count > 1; i--) SiftDown(i, _heap[i]);
    }

    private void SiftUp(int index, Entry entry)
    {
        var heap = _heap;
        while (index > 0)
        {
            var parent = (index - 1) / Arity;
            if (!IsBefore(in entry, in heap[parent])) break;

            heap[index] = heap[parent];
            index = parent;
        }

        heap[index] = entry;
    }

    private void SiftDown(int index, Entry entry)
    {
        var heap = _heap;
        while (true)
        {
            var first = index * Arity + 1;
            if (first >= _count) break;

            var end = Math.Min(first + Arity, _count);
            var least = first;
            for (var child = first + 1; child < end; child++)
            {
                if (IsBefore(in heap[child], in heap[least])) least = child;
            }

            if (!IsBefore(in heap[least], in entry)) break;

            heap[index] = heap[least];
            index = least;
        }

        heap[index] = entry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsBefore(in Entry left, in Entry right) =>
        left.Deadline < right.Deadline || (left.Deadline == right.Deadline && left.Sequence < right.Sequence);
}
