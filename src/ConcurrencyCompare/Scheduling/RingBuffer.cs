using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Scheduling;

/// <summary>A first-in, first-out queue that grows as needed and never shrinks.</summary>
/// <remarks>
/// What <see cref="Queue{T}"/> does, without the version that its enumerators need, and with a mask for the place
/// instead of a comparison: a hand-over passes through one of these, and who waits through two more. Adding and taking
/// cost O(1), amortised. Not thread-safe. A structure that changes: it belongs in a field that is not read-only, and is
/// passed by reference.
/// </remarks>
internal struct RingBuffer<T>
{
    private const int FirstLength = 2;

    // The length is a power of two, so that a mask finds the place of an index that counts on for ever. Items stand in
    // a struct because an array of references checks the type of what is stored, at every store.
    private Slot[] _slots = [];
    private int _head;
    private int _tail;
    private int _forgotten;

    public RingBuffer()
    {
    }

    public readonly int Count => _tail - _head;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enqueue(T item)
    {
        var slots = _slots;
        if (_tail - _head == slots.Length) slots = Grow();
        ref var slot = ref slots[_tail++ & (slots.Length - 1)];
        // A reference that is there already is not written again: that spares the garbage collector's write barrier.
        if (typeof(T).IsValueType || !ReferenceEquals(slot.Item, item)) slot.Item = item;
    }

    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Dequeue()
    {
        if (!TryDequeue(out var item)) ThrowEmpty();
        return item;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryDequeue([MaybeNullWhen(false)] out T item)
    {
        if (!TryDequeueKept(out item)) return false;

        // What was taken must not be kept alive by the slot where it was.
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) _slots[(_head - 1) & (_slots.Length - 1)] = default;
        return true;
    }

    /// <summary>
    /// As <see cref="TryDequeue"/>, for what comes again and again: its slot keeps it until <see cref="ForgetTaken"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryDequeueKept([MaybeNullWhen(false)] out T item)
    {
        if (_head == _tail)
        {
            item = default;
            return false;
        }

        var slots = _slots;
        item = slots[_head++ & (slots.Length - 1)].Item;
        return true;
    }

    /// <summary>Lets go of what <see cref="TryDequeueKept"/> left in the slots; O(1) for each of them.</summary>
    public void ForgetTaken()
    {
        var taken = Math.Min(_head - _forgotten, _slots.Length - Count);
        for (var i = 1; i <= taken; i++) _slots[(_head - i) & (_slots.Length - 1)] = default;
        _forgotten = _head;
    }

    private Slot[] Grow()
    {
        var slots = _slots;
        var grown = new Slot[Math.Max(FirstLength, 2 * slots.Length)];
        if (slots.Length > 0)
        {
            var head = _head & (slots.Length - 1);
            Array.Copy(slots, head, grown, 0, slots.Length - head);
            Array.Copy(slots, 0, grown, slots.Length - head, head);
        }

        _head = 0;
        _forgotten = 0;
        _tail = slots.Length;
        return _slots = grown;
    }

    [DoesNotReturn]
    private static void ThrowEmpty() => throw new InvalidOperationException("The queue is empty.");

    private struct Slot
    {
        public T Item;
    }
}
