using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Contracts;
using System.Runtime.CompilerServices;
using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Iterators;

/// <summary>A queue for coroutines: whoever has to wait is parked at its <see langword="yield"/>.</summary>
/// <remarks>
/// <para>First in, first out; whoever waits is served in the order of coming.</para>
/// <para>A put that finds getters parked makes the first ready, and promises it an item, which takes no room any more
/// but stays where it is until that coroutine goes on. So nothing has to be given back when a getter is cancelled, and
/// no order changes: the promise passes to the next in line. If there is none, the item is queued as before, and the
/// queue may hold as many items more than its capacity as it had promised; puts wait until there is room again. Nothing
/// is allocated.</para>
/// <para>A coroutine that goes on without a <see langword="yield"/> may have its share of what there is, and leaves as
/// much to each of the others that the queue has made ready.</para>
/// <para>Belongs to its scheduler's thread. Every operation costs O(1), and <see cref="Complete"/> as much for each
/// getter that it tells.</para>
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class IteratorQueue<T>
{
    private readonly int _capacity;
    private RingBuffer<T> _items = new();
    private WaitingLine<GetInstruction<T>> _getters = new();
    private WaitingLine<PutInstruction<T>> _putters = new();
    private FairShare _shareOfItems;
    private FairShare _shareOfRoom;
    private int _promised;
    private int _accepted;
    private bool _completed;

    // The capacity, and nothing once the queue is completed: one comparison for every put.
    private int _limit;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="capacity">How many items may be queued, 1 or more; unbounded if <see langword="null"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1.</exception>
    public IteratorQueue(int? capacity = null)
    {
        if (capacity is { } given) ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(capacity));
        _limit = _capacity = capacity ?? int.MaxValue;
    }

    /// <summary>How many items are queued; those promised to a getter are not among them.</summary>
    public int Count => Math.Max(0, _items.Count - _promised);

    /// <summary>Puts an item if there is room for it now.</summary>
    /// <param name="item">The item; may be null.</param>
    /// <returns><see langword="false"/> when the queue is full.</returns>
    /// <exception cref="InvalidOperationException">The queue is completed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPut(T item)
    {
        if (_items.Count - _promised >= _limit) return Refuse();

        Accept(item);
        return true;
    }

    /// <summary>Creates an instruction that puts an item each time it is yielded, as soon as there is room.</summary>
    [Pure]
    public PutInstruction<T> CreatePut() => new(this);

    /// <summary>Gets an item if there is one now that is not promised to a getter who was there before.</summary>
    /// <param name="item">The item.</param>
    /// <returns><see langword="false"/> when there is none, be it for now or for ever: a
    /// <see cref="GetInstruction{T}"/> tells.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet([MaybeNullWhen(false)] out T item)
    {
        if (_items.Count <= _promised)
        {
            item = default;
            return false;
        }

        item = _items.Dequeue();
        if (_putters.Count > 0) Admit();
        return true;
    }

    /// <summary>Creates an instruction that gets an item each time it is yielded, as soon as there is one.</summary>
    [Pure]
    public GetInstruction<T> CreateGet() => new(this);

    /// <summary>No more puts: what was put is still delivered, then every getter is told. May be called
    /// again.</summary>
    public void Complete()
    {
        _completed = true;
        _limit = int.MinValue;
        ReleaseIfEnded();
    }

    /// <summary>No item will come any more, but for those that are there.</summary>
    private bool HasEnded => _completed && _putters.Count == 0;

    internal (int Slot, uint Generation) Park(GetInstruction<T> getter) => _getters.Add(getter);

    internal (int Slot, uint Generation) Park(PutInstruction<T> putter) => _putters.Add(putter);

    /// <summary>There is no item any more, not even a promised one.</summary>
    internal bool IsDrained => HasEnded && _items.Count == 0;

    /// <summary>Whether a getter need not wait for others: there is an item for it, or there will be none.</summary>
    internal bool HasAnswer => _items.Count > _promised || HasEnded;

    /// <summary>A getter that need not be parked goes on in its turn, behind those who were promised something
    /// before.</summary>
    internal void PromiseAnswer()
    {
        _promised++;
        if (_putters.Count > 0) Admit();
    }

    /// <summary>A getter that was parked goes on.</summary>
    /// <returns><see langword="false"/> when there is no item for it, and will be none.</returns>
    internal bool TryKeepPromise(EventLoop loop, [MaybeNullWhen(false)] out T item)
    {
        // Whoever has had its share is promised one again: so many items are nobody's to go on with.
        loop.ShortenTurn(_shareOfItems.Next(_items.Count - _promised, _promised));
        _promised--;
        return _items.TryDequeue(out item);
    }

    /// <summary>A getter that was promised an item does not want it any more.</summary>
    internal void ReleasePromise()
    {
        _promised--;
        if (_items.Count > _promised) Promise();
    }

    /// <summary>The item of a putter is in the queue, and its next turn is to come.</summary>
    internal void AddAccepted() => _accepted++;

    /// <summary>A putter whose item was accepted goes on.</summary>
    internal void GoOnAccepted(EventLoop loop)
    {
        // Each getter that waits is room, too: what it is promised takes none.
        var room = (long)_capacity - _items.Count + _promised + _getters.Count;
        loop.ShortenTurn(_shareOfRoom.Next((int)Math.Min(int.MaxValue, room), _accepted));
        _accepted--;
    }

    /// <summary>A putter whose item was accepted does not go on.</summary>
    internal void RemoveAccepted() => _accepted--;

    /// <summary>A getter that is parked does not wait any more.</summary>
    internal void RemoveGetter(int slot, uint generation) => _getters.Remove(slot, generation);

    /// <summary>A putter that is parked does not wait any more.</summary>
    internal void RemovePutter(int slot, uint generation)
    {
        _putters.Remove(slot, generation);
        ReleaseIfEnded();
    }

    private void Accept(T item)
    {
        _items.Enqueue(item);
        if (_getters.Count > 0) Promise();
    }

    private void Admit()
    {
        while (_items.Count - _promised < _capacity && _putters.TryTake(out var putter))
        {
            _accepted++;
            Accept(putter.TakeItem());
        }

        ReleaseIfEnded();
    }

    private void Promise()
    {
        if (!_getters.TryTake(out var getter)) return;

        getter.OnPromised();
        PromiseAnswer();
    }

    private void ReleaseIfEnded()
    {
        while (HasEnded && _getters.Count > 0) Promise();
    }

    private bool Refuse() => _completed ? throw new InvalidOperationException("The queue is completed.") : false;
}
