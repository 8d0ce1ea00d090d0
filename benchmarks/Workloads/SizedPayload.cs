namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>A number with so many bytes of its own memory.</summary>
/// <remarks>The producer writes both ends of the memory and the consumer reads them: so it moves to where it is
/// consumed.</remarks>
internal readonly record struct SizedPayload(int Number, byte[] Bytes)
{
    /// <summary>Makes one.</summary>
    /// <param name="number">The number.</param>
    /// <param name="size">How many bytes, 1 or more.</param>
    public static SizedPayload Of(int number, int size)
    {
        var bytes = new byte[size];
        bytes[0] = bytes[^1] = (byte)number;
        return new SizedPayload(number, bytes);
    }

    /// <summary>The number, once the memory was found to belong to it.</summary>
    /// <exception cref="BrokenContractException">It belongs to another item.</exception>
    public int Checked() => Bytes[0] == (byte)Number && Bytes[^1] == (byte)Number
        ? Number
        : throw new BrokenContractException(1, "the parts of an item came from different items");
}

/// <summary>Gives another producer's numbers with memory of their own.</summary>
internal sealed class SizedProducer(CountingProducer producer, int size) : IProducer<SizedPayload>
{
    public bool TryProduce(out SizedPayload item)
    {
        var produced = producer.TryProduce(out var number);
        item = produced ? SizedPayload.Of(number, size) : default;
        return produced;
    }
}

/// <summary>Hands the numbers to another consumer.</summary>
internal sealed class SizedConsumer(CheckedConsumer consumer) : IConsumer<SizedPayload>
{
    public void Consume(SizedPayload item) => consumer.Consume(item.Checked());

    public void OnCompleted() => consumer.OnCompleted();
}
