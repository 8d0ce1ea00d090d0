using System.Diagnostics.CodeAnalysis;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>A queue behind a lock, with a monitor for those who wait for an item and one for those who wait for
/// room.</summary>
/// <remarks>One monitor for both would need <see cref="Monitor.PulseAll"/>: a pulse goes to whoever has waited longest,
/// so an item might wake somebody who wants room, and then everybody waits for ever. Who waits is counted before it
/// looks at the queue, and who changes the queue looks at the count afterwards: one of the two sees the
/// other.</remarks>
/// <param name="capacity">How many items may be queued; <see langword="null"/> for any.</param>
/// <param name="stop">Ends all waits, once <see cref="WakeAll"/> is called.</param>
internal sealed class MonitorQueue<T>(int? capacity, CancellationToken stop)
{
    private readonly int _capacity = capacity ?? int.MaxValue;
    private readonly Lock _lock = new();
    private readonly Queue<T> _items = new();
    private readonly object _someItem = new();
    private readonly object _someRoom = new();
    private int _waitForItem;
    private int _waitForRoom;
    private bool _isCompleted;

    /// <summary>Puts an item as soon as there is room.</summary>
    public void Put(T item)
    {
        stop.ThrowIfCancellationRequested();
        if (!TryPut(item, out var wakes))
        {
            lock (_someRoom)
            {
                _waitForRoom++;
                while (!TryPut(item, out wakes)) Wait(_someRoom);
                _waitForRoom--;
            }
        }

        // Not inside of the other monitor: two that want both would wait for each other.
        if (wakes) Pulse(_someItem);
    }

    /// <summary>Takes an item as soon as there is one.</summary>
    /// <returns><see langword="false"/> when there will be none.</returns>
    public bool TryTake([MaybeNullWhen(false)] out T item)
    {
        stop.ThrowIfCancellationRequested();
        if (!TryTake(out item, out var hasEnded, out var wakes) && !hasEnded)
        {
            lock (_someItem)
            {
                _waitForItem++;
                while (!TryTake(out item, out hasEnded, out wakes) && !hasEnded) Wait(_someItem);
                _waitForItem--;
            }
        }

        if (wakes) Pulse(_someRoom);
        return !hasEnded;
    }

    /// <summary>No more puts.</summary>
    public void Complete()
    {
        lock (_lock) _isCompleted = true;
        lock (_someItem) Monitor.PulseAll(_someItem);
    }

    /// <summary>Lets all who wait look at the token.</summary>
    public void WakeAll()
    {
        lock (_someItem) Monitor.PulseAll(_someItem);
        lock (_someRoom) Monitor.PulseAll(_someRoom);
    }

    private bool TryPut(T item, out bool wakes)
    {
        lock (_lock)
        {
            var hasRoom = _items.Count < _capacity;
            if (hasRoom) _items.Enqueue(item);
            wakes = hasRoom && Volatile.Read(ref _waitForItem) > 0;
            return hasRoom;
        }
    }

    private bool TryTake([MaybeNullWhen(false)] out T item, out bool hasEnded, out bool wakes)
    {
        lock (_lock)
        {
            var hasItem = _items.TryDequeue(out item);
            hasEnded = !hasItem && _isCompleted;
            wakes = hasItem && Volatile.Read(ref _waitForRoom) > 0;
            return hasItem;
        }
    }

    private void Wait(object monitor)
    {
        stop.ThrowIfCancellationRequested();
        Monitor.Wait(monitor);
    }

    private static void Pulse(object monitor)
    {
        lock (monitor) Monitor.Pulse(monitor);
    }
}
