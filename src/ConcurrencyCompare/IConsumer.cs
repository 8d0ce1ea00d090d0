namespace ConcurrencyCompare;

/// <summary>Takes items, one at a time, and is told once when there are no more.</summary>
/// <remarks>
/// A consumer that needs time between its items, and no processor meanwhile, is an <see cref="IPacedConsumer{T}"/>. One
/// consumer is never called by two threads at a time, so an implementation needs no locks.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public interface IConsumer<in T>
{
    /// <summary>Takes an item.</summary>
    /// <param name="item">The item, which no other consumer gets. May be null.</param>
    void Consume(T item);

    /// <summary>
    /// There are no more items: called once, after the last item was consumed, by whichever consumer. Not called after
    /// the run has failed or was cancelled.
    /// </summary>
    void OnCompleted();
}
