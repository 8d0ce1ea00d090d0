using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Callbacks;

/// <summary>A queue for callbacks: whoever has to wait leaves a callback instead of blocking.</summary>
/// <remarks>
/// <para>First in, first out; whoever waits is served in the order of coming. Every callback comes through the
/// scheduler, never from inside the call that asked for it, so a getter may ask again in its own callback as often as
/// it likes.</para>
/// <para>A put that finds getters waiting wakes the first, and promises it an item, which takes no room any more but
/// stays where it is until that getter's callback runs. So nothing has to be given back when a getter is cancelled, and
/// no order changes: the promise passes to the next in line. If there is none, the item is queued as before, and the
/// queue may hold as many items more than its capacity as it had promised; puts wait until there is room again.</para>
/// <para>A callback that goes on (<see cref="CallbackScheduler.TryContinue"/>) may have its share of what there is, and
/// leaves as much to each of the others that the queue is going to call.</para>
/// <para>One delegate keeps all promises, and a hand-over allocates nothing. The road not taken is a closure of getter
/// and item for each wake-up, which costs 256 bytes an item.</para>
/// <para>Belongs to its scheduler's thread. Every operation costs O(1), and <see cref="Complete"/> as much for each
/// getter that it tells.</para>
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class AsyncQueue<T> : ICanceller
{
    private readonly CallbackScheduler _scheduler;
    private readonly int _capacity;
    private readonly Action _keepPromise;
    private RingBuffer<T> _items = new();
    private WaitingLine<Getter> _getters = new();
    private WaitingLine<Putter> _putters = new();
    private RingBuffer<Action> _accepted = new();
    private Action? _tellAccepted;
    private FairShare _shareOfItems;
    private FairShare _shareOfRoom;
    private int _promised;
    private bool _completed;

    // The capacity, and nothing once the queue is completed: one comparison for every put.
    private int _limit;

    private readonly record struct Getter(Action<T> OnItem, Action OnCompleted);

    private readonly record struct Putter(T Item, Action OnAccepted);

    /// <summary>Creates an empty queue.</summary>
    /// <param name="scheduler">Who calls getters and putters back.</param>
    /// <param name="capacity">How many items may be queued, 1 or more; unbounded if <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="scheduler"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1.</exception>
    public AsyncQueue(CallbackScheduler scheduler, int? capacity = null)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        if (capacity is { } given) ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(capacity));

        _scheduler = scheduler;
        _limit = _capacity = capacity ?? int.MaxValue;
        _keepPromise = KeepPromise;
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

    /// <summary>Puts an item as soon as there is room for it, and then calls back.</summary>
    /// <param name="item">The item; may be null.</param>
    /// <param name="onAccepted">Called when the item is in the queue: the moment to put the next one.</param>
    /// <returns>A handle that takes the item back, as long as it waits for room; after that it is too late.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="onAccepted"/> is null; the item was not put.</exception>
    /// <exception cref="InvalidOperationException">The queue is completed.</exception>
    public CallbackHandle Put(T item, Action onAccepted)
    {
        ArgumentNullException.ThrowIfNull(onAccepted);
        if (TryPut(item))
        {
            OnAccepted(onAccepted);
            return default;
        }

        var (slot, generation) = _putters.Add(new Putter(item, onAccepted));
        return new CallbackHandle(this, ~slot, generation);
    }

    /// <summary>Gets an item if there is one now that is not promised to a getter who was there before.</summary>
    /// <param name="item">The item.</param>
    /// <returns><see langword="false"/> when there is none, be it for now or for ever: <see cref="Get"/>
    /// tells.</returns>
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

    /// <summary>Gets an item as soon as there is one, and calls back with it.</summary>
    /// <param name="onItem">Called with the item.</param>
    /// <param name="onCompleted">Called instead when there will be no more: all that were put have been
    /// delivered.</param>
    /// <returns>A handle that gives up; the item goes to the next in line, or stays.</returns>
    /// <exception cref="ArgumentNullException">An argument is null; no item was taken.</exception>
    public CallbackHandle Get(Action<T> onItem, Action onCompleted)
    {
        ArgumentNullException.ThrowIfNull(onItem);
        ArgumentNullException.ThrowIfNull(onCompleted);
        var (slot, generation) = _getters.Add(new Getter(onItem, onCompleted));
        if (_items.Count > _promised || HasEnded) Promise();
        return new CallbackHandle(this, slot, generation);
    }

    /// <summary>No more puts: what was put is still delivered, then every getter is told. May be called
    /// again.</summary>
    public void Complete()
    {
        _completed = true;
        _limit = int.MinValue;
        if (HasEnded) PromiseAll();
    }

    // No item will come any more, but for those that are there.
    private bool HasEnded => _completed && _putters.Count == 0;

    /// <inheritdoc/>
    bool ICanceller.Cancel(int slot, uint generation)
    {
        if (slot < 0)
        {
            if (!_putters.Remove(~slot, generation)) return false;
            if (HasEnded) PromiseAll();
        }
        else
        {
            if (!_getters.Remove(slot, generation)) return false;
            // The promise passes on to the next in line. If there is none, it is nobody's.
            _promised = Math.Min(_promised, _getters.Count);
        }

        return true;
    }

    private void Accept(T item)
    {
        _items.Enqueue(item);
        if (_getters.Count > _promised) Promise();
    }

    private void Admit()
    {
        while (_items.Count - _promised < _capacity && _putters.TryTake(out var putter))
        {
            OnAccepted(putter.OnAccepted);
            Accept(putter.Item);
        }

        if (HasEnded) PromiseAll();
    }

    private void Promise()
    {
        _promised++;
        _scheduler.CallSoon(_keepPromise);
        if (_putters.Count > 0) Admit();
    }

    private void PromiseAll()
    {
        while (_getters.Count > _promised) Promise();
    }

    // Called once for each promise, those that are nobody's any more included.
    private void KeepPromise()
    {
        if (_promised == 0) return;

        // Whoever has had its share is promised one again: so many items are nobody's to go on with.
        _scheduler.ShortenTurn(_shareOfItems.Next(_items.Count - _promised, _promised));
        _promised--;
        _getters.TryTake(out var getter);
        if (_items.Count > 0)
            getter.OnItem(_items.Dequeue());
        else
            getter.OnCompleted();
    }

    private void OnAccepted(Action callback)
    {
        _accepted.Enqueue(callback);
        _scheduler.CallSoon(_tellAccepted ??= TellAccepted);
    }

    private void TellAccepted()
    {
        // Each getter that waits is room, too: what it is promised takes none.
        var room = (long)_capacity - _items.Count + _getters.Count;
        _scheduler.ShortenTurn(_shareOfRoom.Next((int)Math.Min(int.MaxValue, room), _accepted.Count));
        _accepted.Dequeue()();
    }

    private bool Refuse() => _completed ? throw new InvalidOperationException("The queue is completed.") : false;
}
