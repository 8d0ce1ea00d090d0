namespace ConcurrencyCompare;

/// <summary>A producer that also says when its next item is due.</summary>
/// <remarks>
/// An option, which a model looks for once in a run: a producer without it is never asked. The model reads
/// <see cref="DueTimestamp"/>, waits until then, and calls <see cref="IProducer{T}.TryProduce"/>.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public interface IPacedProducer<T> : IProducer<T>
{
    /// <summary>
    /// When the next call of <see cref="IProducer{T}.TryProduce"/> is due, also the one that says that there are no
    /// more: a timestamp of the workload's <see cref="Workload{T}.TimeProvider"/>. <see langword="null"/>, or a moment
    /// that has passed, is "at once".
    /// </summary>
    /// <remarks>
    /// Absolute, because delays that count from "now" drift, and hide the wait of an item that came late (coordinated
    /// omission); <see cref="Scheduling.TimeProviderExtensions.AddTime"/> makes one from another. Stays the same until
    /// <see cref="IProducer{T}.TryProduce"/> was called; the model may read it several times, or not at all.
    /// </remarks>
    long? DueTimestamp { get; }
}
