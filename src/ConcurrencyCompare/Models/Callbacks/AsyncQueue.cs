using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Callbacks;

/// <summary>A queue for callbacks: whoever has to wait leaves a callback instead of blocking.</summary>
/// <remarks>
/// <para>A put that finds a getter waiting promises it an item and wakes it through the scheduler; until that callback
/// runs, the queue keeps as many items as it has promised. Getters are woken in the order in which they came, and the
/// scheduler is first in, first out, so the n-th wake-up belongs to the n-th promise: one delegate serves all of them,
/// and a hand-over allocates nothing. The road not taken is a closure of getter and item for each wake-up, which costs
/// 256 bytes an item.</para>
/// <para>Belongs to its scheduler's thread.</para>
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class AsyncQueue<T>
{
    private readonly CallbackScheduler _scheduler;
    private readonly int _capacity;
    private RingBuffer<T> _items = new();
    private RingBuffer<Getter> _getters = new();
    private RingBuffer<Putter> _putters = new();
    private readonly Action _keepPromise;
    private int _promised;
    private bool _completed;

    private readonly record struct Getter(Action<T> OnItem, Action OnCompleted);

    private readonly record struct Putter(T Item, Action OnAccepted);

    /// <summary>Creates an empty queue.</summary>
    /// <param name="scheduler">Who calls waiting getters and putters back.</param>
    /// <param name="capacity">How many items may be queued, 1 or more; unbounded if <see langword="null"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is below 1.</exception>
    public AsyncQueue(CallbackScheduler scheduler, int? capacity = null)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        if (capacity is { } given) ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(capacity));

        _scheduler = scheduler;
        _capacity = capacity ?? int.MaxValue;
        _keepPromise = KeepPromise;
    }

    /// <summary>Puts an item, and calls back through the scheduler once the queue has room for it.</summary>
    /// <param name="item">The item; may be null.</param>
    /// <param name="onAccepted">Called when the item is in the queue: the moment to put the next one.</param>
    /// <exception cref="InvalidOperationException">The queue is completed.</exception>
    public void Put(T item, Action onAccepted)
    {
        ThrowIfCompleted();
        if (_items.Count < _capacity)
        {
            Accept(item);
            _scheduler.CallSoon(onAccepted);
        }
        else
        {
            _putters.Enqueue(new Putter(item, onAccepted));
        }
    }

    /// <summary>Puts an item that does not wait for room.</summary>
    /// <param name="item">The item; may be null.</param>
    /// <exception cref="InvalidOperationException">The queue is full, or completed.</exception>
    public void Put(T item)
    {
        ThrowIfCompleted();
        if (_items.Count == _capacity) throw new InvalidOperationException("The queue is full.");
        Accept(item);
    }

    /// <summary>Gets an item: delivers at once if there is one, or else when there is.</summary>
    /// <param name="onItem">Called with the item; inside this call, or through the scheduler.</param>
    /// <param name="onCompleted">Called instead when there will be no more.</param>
    public void Get(Action<T> onItem, Action onCompleted)
    {
        if (_items.Count > _promised)
            onItem(Take());
        else if (_completed && _putters.Count == 0)
            onCompleted();
        else
            _getters.Enqueue(new Getter(onItem, onCompleted));
    }

    /// <summary>No more puts: what is queued is still delivered, then every getter is told.</summary>
    public void Complete()
    {
        _completed = true;
        if (_putters.Count == 0) WakeAllGetters();
    }

    private void Accept(T item)
    {
        _items.Enqueue(item);
        if (_getters.Count > _promised) WakeNextGetter();
    }

    private T Take()
    {
        var item = _items.Dequeue();
        if (_putters.TryDequeue(out var putter))
        {
            Accept(putter.Item);
            _scheduler.CallSoon(putter.OnAccepted);
            if (_completed && _putters.Count == 0) WakeAllGetters();
        }

        return item;
    }

    private void WakeNextGetter()
    {
        _promised++;
        _scheduler.CallSoon(_keepPromise);
    }

    private void WakeAllGetters()
    {
        while (_getters.Count > _promised) WakeNextGetter();
    }

    private void KeepPromise()
    {
        _promised--;
        var getter = _getters.Dequeue();
        if (_items.Count > 0)
            getter.OnItem(Take());
        else
            getter.OnCompleted();
    }

    private void ThrowIfCompleted()
    {
        if (_completed) throw new InvalidOperationException("The queue is completed.");
    }
}
