using System.Numerics;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>The items of the benchmarks: a number that says whose it is and which one.</summary>
/// <remarks>Shifts, not divisions: the check of an item must cost little beside the hand-over that is
/// measured.</remarks>
internal static class NumberedItems
{
    /// <summary>Leaves room for 128 producers with 16 million items each.</summary>
    public const int IndexBits = 24;

    private const int Bits = 31;

    /// <summary>The bits for the index when as few as possible are spent on so many producers.</summary>
    public static int IndexBitsBeside(int producers) => Bits - (BitOperations.Log2((uint)producers - 1) + 1);

    public static int Encode(int producer, int index, int indexBits = IndexBits) => (producer << indexBits) | index;

    public static int ProducerOf(int item, int indexBits = IndexBits) => item >> indexBits;

    /// <summary>What arrives when every producer's items arrive once each.</summary>
    public static ItemTotals Totals(int producers, int itemsPerProducer, int indexBits = IndexBits) =>
        Totals([.. Enumerable.Repeat(itemsPerProducer, producers)], indexBits);

    /// <summary>The same, where producers have different numbers of items.</summary>
    public static ItemTotals Totals(IReadOnlyList<int> items, int indexBits)
    {
        var totals = default(ItemTotals);
        for (var producer = 0; producer < items.Count; producer++)
        {
            for (var index = 0; index < items[producer]; index++)
                totals = totals.Add(Encode(producer, index, indexBits));
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
