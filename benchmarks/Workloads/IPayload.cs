namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>An item that carries a number, in one shape or another.</summary>
internal interface IPayload<TSelf>
    where TSelf : IPayload<TSelf>
{
    /// <summary>The number.</summary>
    /// <exception cref="BrokenContractException">The parts of the item do not belong together.</exception>
    int Number { get; }

    static abstract TSelf Of(int number);
}

/// <summary>The number and nothing else.</summary>
internal readonly record struct IntPayload(int Number) : IPayload<IntPayload>
{
    public static IntPayload Of(int number) => new(number);
}

/// <summary>32 bytes that are copied at every step.</summary>
internal readonly record struct StructPayload(long First, long Second, long Third, long Fourth)
    : IPayload<StructPayload>
{
    public int Number => First == Second && First == Third && First == Fourth
        ? (int)First
        : throw new BrokenContractException(1, "the parts of an item came from different items");

    public static StructPayload Of(int number) => new(number, number, number, number);
}

/// <summary>An object of its own for each item.</summary>
internal sealed record ReferencePayload(int Number) : IPayload<ReferencePayload>
{
    public static ReferencePayload Of(int number) => new(number);
}

/// <summary>Gives another producer's numbers as payloads.</summary>
internal sealed class PayloadProducer<T>(CountingProducer producer) : IProducer<T>
    where T : IPayload<T>
{
    public bool TryProduce(out T item)
    {
        var produced = producer.TryProduce(out var number);
        item = T.Of(number);
        return produced;
    }
}

/// <summary>Hands the numbers of payloads to another consumer.</summary>
internal sealed class PayloadConsumer<T>(CheckedConsumer consumer) : IConsumer<T>
    where T : IPayload<T>
{
    public void Consume(T item) => consumer.Consume(item.Number);

    public void OnCompleted() => consumer.OnCompleted();
}
