using System.Diagnostics.CodeAnalysis;

namespace ConcurrencyCompare;

/// <summary>Says what the next item is, and when there are no more.</summary>
/// <remarks>
/// The model owns control flow: it calls <see cref="TryProduce"/>, hands the item over, and starts again. A producer
/// whose items have their times is an <see cref="IPacedProducer{T}"/>. One producer is never called by two threads at a
/// time, so an implementation needs no locks.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public interface IProducer<T>
{
    /// <summary>Gives the next item.</summary>
    /// <param name="item">The item; of no meaning when the producer has finished. May be null.</param>
    /// <returns><see langword="false"/> when the producer has finished for ever; it is not called again.</returns>
    bool TryProduce([MaybeNullWhen(false)] out T item);
}
