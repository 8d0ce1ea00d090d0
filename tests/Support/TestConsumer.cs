namespace ConcurrencyCompare.Tests.Support;

/// <summary>Records everything it is told, and lets a test act on it.</summary>
internal sealed class TestConsumer<T> : IConsumer<T>
{
    /// <summary>Runs inside <see cref="Consume"/>.</summary>
    public Action<T> Consuming { get; init; } = static _ => { };

    /// <summary>Runs inside <see cref="Complete"/>.</summary>
    public Action Completing { get; init; } = static () => { };

    public List<T> Items { get; } = [];

    /// <summary>How often it was told that there are no more.</summary>
    public int Completions { get; private set; }

    public CallLog Calls { get; } = new();

    public void Consume(T item)
    {
        using var call = Calls.Enter();
        Assert.True(Completions == 0, "An item came after the end.");
        Items.Add(item);
        Consuming(item);
    }

    public void Complete()
    {
        using var call = Calls.Enter();
        Completions++;
        Completing();
    }
}
