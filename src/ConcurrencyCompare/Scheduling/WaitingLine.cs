using System.Diagnostics.CodeAnalysis;

namespace ConcurrencyCompare.Scheduling;

/// <summary>Those who wait: first come, first served, and whoever gives up leaves the line at once.</summary>
/// <remarks>
/// A ring of slots that are linked in both directions, in an array that is used again and again: adding, taking and
/// removing cost O(1) and, once it has grown, no allocation; nobody who has left is kept alive. Slot 0 is where the
/// ring begins and ends. Not thread-safe. A structure that changes: it belongs in a field that is not read-only.
/// </remarks>
internal struct WaitingLine<T>
{
    private const int Anchor = 0;
    // Room for one: a queue between two has one who waits.
    private const int FirstLength = 2;

    private Slot[] _slots = [];
    private int _free;
    private int _used;

    public WaitingLine()
    {
    }

    private struct Slot
    {
        public T Waiter;
        public int Next;
        public int Previous;
        public uint Generation;
    }

    public int Count { get; private set; }

    /// <summary>Adds a waiter at the end.</summary>
    /// <returns>Its place, for <see cref="Remove"/>; given to somebody else in a later generation.</returns>
    public (int Slot, uint Generation) Add(T waiter)
    {
        var index = TakeSlot();
        var slots = _slots;
        ref var anchor = ref slots[Anchor];
        ref var slot = ref slots[index];
        slot.Waiter = waiter;
        slot.Previous = anchor.Previous;
        slot.Next = Anchor;
        slots[anchor.Previous].Next = index;
        anchor.Previous = index;
        Count++;
        return (index, slot.Generation);
    }

    /// <summary>Takes the first waiter out.</summary>
    public bool TryTake([MaybeNullWhen(false)] out T waiter)
    {
        if (Count == 0)
        {
            waiter = default;
            return false;
        }

        var slots = _slots;
        var first = slots[Anchor].Next;
        waiter = slots[first].Waiter;
        Unlink(slots, first);
        return true;
    }

    /// <summary>Takes a waiter out, wherever it stands.</summary>
    /// <returns><see langword="false"/> when it has left before.</returns>
    public bool Remove(int slot, uint generation)
    {
        if (slot == Anchor || _slots[slot].Generation != generation) return false;

        Unlink(_slots, slot);
        return true;
    }

    private int TakeSlot()
    {
        var index = _free;
        if (index != Anchor)
        {
            _free = _slots[index].Next;
            return index;
        }

        index = ++_used;
        if (index >= _slots.Length) Array.Resize(ref _slots, Math.Max(FirstLength, 2 * _slots.Length));
        return index;
    }

    private void Unlink(Slot[] slots, int index)
    {
        ref var slot = ref slots[index];
        slots[slot.Previous].Next = slot.Next;
        slots[slot.Next].Previous = slot.Previous;
        slot.Waiter = default!;
        slot.Generation++;
        slot.Next = _free;
        _free = index;
        Count--;
    }
}
