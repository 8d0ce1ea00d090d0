namespace ConcurrencyCompare;

/// <summary>What a model has to run: producers, consumers, and the limits between them.</summary>
/// <remarks>Holds no state of a run; its producers and consumers usually do, so a workload is run once.</remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class Workload<T>
{
    /// <summary>Creates a workload with an unbounded queue, no window, and the system's time.</summary>
    /// <param name="producers">The producers; there may be none.</param>
    /// <param name="consumers">The consumers; at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="consumers"/> is empty.</exception>
    public Workload(IReadOnlyList<IProducer<T>> producers, IReadOnlyList<IConsumer<T>> consumers)
    {
        ArgumentNullException.ThrowIfNull(producers);
        ArgumentNullException.ThrowIfNull(consumers);
        if (consumers.Count == 0)
            throw new ArgumentException("A workload needs at least one consumer.", nameof(consumers));

        Producers = producers;
        Consumers = consumers;
    }

    /// <summary>The producers; there may be none.</summary>
    public IReadOnlyList<IProducer<T>> Producers { get; }

    /// <summary>The consumers; at least one.</summary>
    public IReadOnlyList<IConsumer<T>> Consumers { get; }

    /// <summary>How many items may be queued, 1 or more; <see langword="null"/> (the default) is unbounded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? Capacity { get; init => field = AtLeastOne(value, nameof(Capacity)); }

    /// <summary>
    /// How many items may be in flight, 1 or more: produced, but not yet consumed. <see langword="null"/> (the
    /// default) is no limit; 1 is the round trip that is also called ping-pong.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? Window { get; init => field = AtLeastOne(value, nameof(Window)); }

    /// <summary>The time that <see cref="IProducer{T}.DueTimestamp"/> is measured in.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    private static int? AtLeastOne(int? value, string name) =>
        value is < 1 ? throw new ArgumentOutOfRangeException(name, value, "Must be 1 or more.") : value;
}
