namespace ConcurrencyCompare;

/// <summary>A consumer that also says when it is ready: one that waits for an answer, a write or its next
/// turn.</summary>
/// <remarks>
/// An option, which a model looks for once in a run: a consumer without it is never asked. The model reads
/// <see cref="ReadyTimestamp"/>, waits until then, and only then takes an item for this consumer: meanwhile the others
/// may have all there are.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public interface IPacedConsumer<in T> : IConsumer<T>
{
    /// <summary>
    /// The earliest moment of the next call of <see cref="IConsumer{T}.Consume"/> or
    /// <see cref="IConsumer{T}.OnCompleted"/>: a timestamp of the workload's <see cref="Workload{T}.TimeProvider"/>.
    /// <see langword="null"/>, or a moment that has passed, is "at once".
    /// </summary>
    /// <remarks>
    /// Stays the same until the next call; the model may read it several times, or not at all.
    /// <see cref="Scheduling.TimeProviderExtensions.AddTime"/> makes it from the moment at which an item came.
    /// </remarks>
    long? ReadyTimestamp { get; }
}
