namespace ConcurrencyCompare.Testing.Probes;

/// <summary>Records everything it is told, and lets its maker act on it.</summary>
internal sealed class TestConsumer<T> : IPacedConsumer<T>
{
    /// <summary>Runs inside <see cref="Consume"/>.</summary>
    public Action<T> Consuming { get; init; } = static _ => { };

    /// <summary>Runs inside <see cref="OnCompleted"/>.</summary>
    public Action Completing { get; init; } = static () => { };

    /// <summary>When it is ready again, after so many items.</summary>
    public Func<int, long?> Ready { get; init; } = static _ => null;

    public List<T> Items { get; } = [];

    /// <summary>How often it was told that there are no more.</summary>
    public int Completions { get; private set; }

    /// <summary>How many items came after that.</summary>
    public int ItemsAfterTheEnd { get; private set; }

    public CallLog Calls { get; } = new();

    public long? ReadyTimestamp
    {
        get
        {
            using var call = Calls.Enter();
            return Ready(Items.Count);
        }
    }

    public void Consume(T item)
    {
        using var call = Calls.Enter();
        if (Completions > 0) ItemsAfterTheEnd++;
        Items.Add(item);
        Consuming(item);
    }

    public void OnCompleted()
    {
        using var call = Calls.Enter();
        Completions++;
        Completing();
    }
}
