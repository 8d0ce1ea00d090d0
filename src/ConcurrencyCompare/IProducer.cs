namespace ConcurrencyCompare;

/// <summary>Says what the next item is, when it is due, and when there are no more.</summary>
/// <remarks>
/// The model owns control flow: it reads <see cref="DueTimestamp"/>, waits until then, calls
/// <see cref="TryProduce"/>, hands the item over, and starts again. One producer is never called by two threads
/// at a time, so an implementation needs no locks.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public interface IProducer<T>
{
    /// <summary>
    /// When the next call of <see cref="TryProduce"/> is due, as a timestamp of the workload's
    /// <see cref="Workload{T}.TimeProvider"/>; 0 (the default) or any moment that has passed is "at once".
    /// </summary>
    /// <remarks>
    /// Absolute, because delays that count from "now" drift, and hide the wait of an item that came late
    /// (coordinated omission). Stays the same until <see cref="TryProduce"/> was called.
    /// </remarks>
    long DueTimestamp => 0;

    /// <summary>Gives the next item.</summary>
    /// <param name="item">The item; of no meaning when the producer has finished. May be null.</param>
    /// <returns><see langword="false"/> when the producer has finished; it is not called again.</returns>
    bool TryProduce(out T item);
}
