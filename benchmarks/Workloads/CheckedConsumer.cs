namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Consumes numbered items and notes what is needed to prove that none was lost, repeated or
/// reordered.</summary>
internal sealed class CheckedConsumer(int producers, int indexBits = NumberedItems.IndexBits) : IConsumer<int>
{
    private readonly int[] _last = CreateLast(producers);
    private ItemTotals _totals;
    private bool _outOfOrder;
    private int _completed;

    /// <summary>The same consumer in another process.</summary>
    public CheckedConsumer(CheckedPart part)
        : this(part.Producers, part.IndexBits)
    {
    }

    /// <summary>What makes it anew.</summary>
    public CheckedPart Part => new(producers, indexBits);

    /// <summary>What it has noted.</summary>
    public CheckedTotals Noted => new(_totals.Count, _totals.Sum, _totals.SumOfSquares, _outOfOrder, _completed);

    /// <summary>Makes its own what the same consumer has noted in another process.</summary>
    public void TakeOver(CheckedTotals noted)
    {
        _totals = new ItemTotals(noted.Count, noted.Sum, noted.SumOfSquares);
        (_outOfOrder, _completed) = (noted.OutOfOrder, noted.Completed);
    }

    /// <summary>How many items it took.</summary>
    public long Count => _totals.Count;

    public void Consume(int item)
    {
        ref var last = ref _last[NumberedItems.ProducerOf(item, indexBits)];
        if (item <= last) _outOfOrder = true;
        last = item;
        _totals = _totals.Add(item);
    }

    public void OnCompleted() => _completed++;

    /// <summary>Proves that the consumers together took every item once, and each of them in order.</summary>
    /// <param name="consumers">All consumers of a run.</param>
    /// <param name="expected">The totals of what was produced.</param>
    /// <exception cref="BrokenContractException">They did not.</exception>
    public static void Verify(IReadOnlyList<CheckedConsumer> consumers, ItemTotals expected)
    {
        var totals = consumers.Aggregate(default(ItemTotals), (sum, consumer) => sum.Add(consumer._totals));
        Observed.Consumed(totals.Count);
        if (totals.Count < expected.Count)
        {
            throw new BrokenContractException(
                1, $"items lost: {expected.Count - totals.Count} of {expected.Count}");
        }

        if (totals.Count > expected.Count)
        {
            throw new BrokenContractException(
                1, $"items too many: {totals.Count - expected.Count} beside {expected.Count}");
        }

        if (consumers.Any(consumer => consumer._outOfOrder))
            throw new BrokenContractException(1, "items of one producer came out of order, or twice");
        if (totals != expected) throw new BrokenContractException(1, "an item was lost and another one came twice");
        if (consumers.Any(consumer => consumer._completed != 1))
            throw new BrokenContractException(3, "a consumer was not told exactly once that there are no more items");
    }

    private static int[] CreateLast(int producers)
    {
        var last = new int[producers];
        Array.Fill(last, -1);
        return last;
    }
}

/// <summary>What a consumer is made of, as it goes to another process.</summary>
/// <param name="Producers">Of how many producers items come.</param>
/// <param name="IndexBits">How many bits of an item say which one it is.</param>
internal sealed record CheckedPart(int Producers, int IndexBits);

/// <summary>What a consumer has noted, as it comes back from another process.</summary>
/// <param name="Count">How many items.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="SumOfSquares">The sum of their squares.</param>
/// <param name="OutOfOrder">Whether items of a producer came out of order.</param>
/// <param name="Completed">How often it was told of the end.</param>
internal sealed record CheckedTotals(long Count, long Sum, long SumOfSquares, bool OutOfOrder, int Completed);
