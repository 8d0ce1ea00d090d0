using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Iterators;

/// <summary>A queue for coroutines: whoever has to wait is parked at its <see langword="yield"/>.</summary>
/// <remarks>
/// A put that finds a getter parked writes the item into that getter's instruction and makes its coroutine ready; a get
/// that makes room takes the item of the first parked putter. First come, first served, and nothing is allocated.
/// An item that comes back from a cancelled getter may be one more than the capacity. Belongs to its scheduler's thread.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class IteratorQueue<T>
{
    private readonly int _capacity;
    private RingBuffer<T> _items = new();
    private RingBuffer<GetInstruction<T>> _getters = new();
    private RingBuffer<PutInstruction<T>> _putters = new();
    private bool _completed;

    /// <summary>Creates an empty queue.</summary>
    /// <param name="capacity">How many items may be queued, 1 or more; unbounded if <see langword="null"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1.</exception>
    public IteratorQueue(int? capacity = null)
    {
        if (capacity is { } given) ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(capacity));
        _capacity = capacity ?? int.MaxValue;
    }

    /// <summary>Creates an instruction that gets an item each time it is yielded.</summary>
    public GetInstruction<T> Get() => new(this);

    /// <summary>Creates an instruction that puts an item each time it is yielded.</summary>
    public PutInstruction<T> Put() => new(this);

    /// <summary>Puts an item that does not wait for room.</summary>
    /// <param name="item">The item; may be null.</param>
    /// <exception cref="InvalidOperationException">The queue is full, or completed.</exception>
    public void Put(T item)
    {
        if (!TryPut(item)) throw new InvalidOperationException("The queue is full.");
    }

    /// <summary>No more puts: what is queued is still delivered, then every getter is told.</summary>
    public void Complete()
    {
        _completed = true;
        if (_putters.Count == 0) ReleaseGetters();
    }

    internal bool TryGet(GetInstruction<T> getter)
    {
        if (_items.TryDequeue(out var item))
        {
            getter.Set(true, item);
            AdmitPutter();
            return true;
        }

        if (_completed)
        {
            getter.Set(false, default!);
            return true;
        }

        _getters.Enqueue(getter);
        return false;
    }

    internal bool TryPut(PutInstruction<T> putter)
    {
        if (TryPut(putter.Item)) return true;

        _putters.Enqueue(putter);
        return false;
    }

    private bool TryPut(T item)
    {
        if (_completed) throw new InvalidOperationException("The queue is completed.");

        if (TryHandOver(item)) return true;
        if (_items.Count == _capacity) return false;

        _items.Enqueue(item);
        return true;
    }

    /// <summary>Takes back an item whose getter was cancelled: it is the next one again.</summary>
    internal void PutBack(T item)
    {
        if (!TryHandOver(item)) _items.EnqueueFirst(item);
    }

    private bool TryHandOver(T item) => TryServeGetter(hasItem: true, item);

    // Getters and putters that were cancelled are still in line; they are passed over.
    private bool TryServeGetter(bool hasItem, T item)
    {
        while (_getters.TryDequeue(out var getter))
        {
            if (!getter.IsWaiting) continue;

            getter.Set(hasItem, item);
            getter.Resume();
            return true;
        }

        return false;
    }

    private void AdmitPutter()
    {
        while (_putters.TryDequeue(out var putter))
        {
            if (!putter.IsWaiting) continue;

            _items.Enqueue(putter.Item);
            putter.Resume();
            return;
        }
    }

    private void ReleaseGetters()
    {
        while (TryServeGetter(hasItem: false, default!))
        {
        }
    }
}
