namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>The items of the benchmarks: a number that says whose it is and which one.</summary>
/// <remarks>Shifts, not divisions: the check of an item must cost little beside the hand-over that is measured.</remarks>
internal static class NumberedItems
{
    private const int IndexBits = 24;

    /// <summary>How many items one producer can number.</summary>
    public const int MaxPerProducer = 1 << IndexBits;

    public static int Encode(int producer, int index) => (producer << IndexBits) | index;

    public static int ProducerOf(int item) => item >> IndexBits;

    /// <summary>What arrives when every producer's items arrive once each.</summary>
    public static ItemTotals Totals(int producers, int itemsPerProducer)
    {
        var totals = default(ItemTotals);
        for (var producer = 0; producer < producers; producer++)
        {
            for (var index = 0; index < itemsPerProducer; index++) totals = totals.Add(Encode(producer, index));
        }

        return totals;
    }
}

/// <summary>
/// Count, sum and sum of squares of items: equal totals rule out that one item was lost while another came twice.
/// </summary>
internal readonly record struct ItemTotals(long Count, long Sum, long SumOfSquares)
{
    public ItemTotals Add(int item) => new(Count + 1, Sum + item, SumOfSquares + (long)item * item);

    public ItemTotals Add(ItemTotals other) =>
        new(Count + other.Count, Sum + other.Sum, SumOfSquares + other.SumOfSquares);
}
