using System.Collections.ObjectModel;

namespace ConcurrencyCompare;

/// <summary>What a model has to run: producers, consumers, and the limits between them.</summary>
/// <remarks>
/// <para>Immutable, and copied with changes by <see langword="with"/>. The lists are copies of what was given, so that
/// nobody can change them during a run.</para>
/// <para>Holds no state of a run; its producers and consumers usually do, so a workload is run once.</para>
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed record Workload<T>
{
    /// <summary>Creates a workload with an unbounded queue, no window, and the system's time.</summary>
    /// <param name="producers">The producers; there may be none.</param>
    /// <param name="consumers">The consumers; at least one.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="consumers"/> is empty, or an element is null.</exception>
    public Workload(IReadOnlyList<IProducer<T>> producers, IReadOnlyList<IConsumer<T>> consumers)
    {
        Producers = producers;
        Consumers = consumers;
    }

    /// <summary>The producers; there may be none.</summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public IReadOnlyList<IProducer<T>> Producers
    {
        get;
        init => field = CopyOf(value, "producers");
    }

    /// <summary>The consumers; at least one.</summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    /// <exception cref="ArgumentException">There is none, or an element is null.</exception>
    public IReadOnlyList<IConsumer<T>> Consumers
    {
        get;
        init => field = CopyOf(value, "consumers", least: 1);
    }

    /// <summary>How many items may be queued, 1 or more; <see langword="null"/> (the default) is unbounded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1.</exception>
    public int? Capacity { get; init => field = AtLeastOne(value, nameof(Capacity)); }

    /// <summary>
    /// How many items may be in flight, 1 or more: produced, but not yet consumed. <see langword="null"/> (the
    /// default) is no limit; 1 is the round trip that is also called ping-pong.
    /// </summary>
    /// <remarks>An item is consumed when <see cref="IConsumer{T}.Consume"/> returns, whenever its consumer is ready
    /// again.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Set to less than 1.</exception>
    public int? Window { get; init => field = AtLeastOne(value, nameof(Window)); }

    /// <summary>
    /// The time that <see cref="IPacedProducer{T}.DueTimestamp"/> and <see cref="IPacedConsumer{T}.ReadyTimestamp"/>
    /// are timestamps of; the default is the system's.
    /// </summary>
    /// <exception cref="ArgumentNullException">Set to null.</exception>
    public TimeProvider TimeProvider
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = TimeProvider.System;

    private static ReadOnlyCollection<TElement> CopyOf<TElement>(
        IReadOnlyList<TElement> elements, string name, int least = 0)
        where TElement : class
    {
        ArgumentNullException.ThrowIfNull(elements, name);
        TElement[] copy = [.. elements];
        if (copy.Length < least) throw new ArgumentException($"A workload needs at least {least}.", name);
        if (Array.IndexOf(copy, null) >= 0) throw new ArgumentException("An element is null.", name);
        return copy.AsReadOnly();
    }

    private static int? AtLeastOne(int? value, string name) =>
        value is < 1 ? throw new ArgumentOutOfRangeException(name, value, "Must be 1 or more.") : value;
}
