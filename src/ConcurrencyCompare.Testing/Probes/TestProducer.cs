using System.Diagnostics.CodeAnalysis;

namespace ConcurrencyCompare.Testing.Probes;

/// <summary>Produces a number of items, due when its maker says so, and lets him act at each of them.</summary>
/// <param name="count">How many.</param>
/// <param name="item">The item of an index.</param>
internal sealed class TestProducer<T>(int count, Func<int, T> item) : IPacedProducer<T>
{
    /// <summary>When an index is due; the end, which is one more, has a due time as well.</summary>
    public Func<int, long?> Due { get; init; } = static _ => null;

    /// <summary>Runs before the item of an index is given, or, at the end, before that is said.</summary>
    public Action<int> Producing { get; init; } = static _ => { };

    /// <summary>How many items were given.</summary>
    public int Produced { get; private set; }

    /// <summary>Whether the end was said.</summary>
    public bool HasFinished { get; private set; }

    public CallLog Calls { get; } = new();

    public long? DueTimestamp
    {
        get
        {
            using var call = Calls.Enter();
            return Due(Produced);
        }
    }

    public bool TryProduce([MaybeNullWhen(false)] out T produced)
    {
        using var call = Calls.Enter();
        if (HasFinished)
        {
            throw new ContractViolationException(
                "expected no call of a producer that has said its end; one was asked for an item once more");
        }

        Producing(Produced);
        HasFinished = Produced == count;
        produced = HasFinished ? default : item(Produced++);
        return !HasFinished;
    }
}
