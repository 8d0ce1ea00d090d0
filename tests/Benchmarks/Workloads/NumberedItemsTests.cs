namespace ConcurrencyCompare.Tests.Workloads;

public class NumberedItemsTests
{
    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 30)]
    [InlineData(1_000, 21)]
    [InlineData(1_024, 21)]
    [InlineData(1_025, 20)]
    [InlineData(1_000_000, 11)]
    public void IndexBitsBeside_leaves_the_most_that_the_producers_do_not_need(int producers, int expected)
    {
        var bits = NumberedItems.IndexBitsBeside(producers);

        Assert.Equal(expected, bits);
        var last = NumberedItems.Encode(producers - 1, (int)((1L << bits) - 1), bits);
        Assert.True(last > 0);
        Assert.Equal(producers - 1, (int)((long)last >> bits));
    }

    [Fact]
    public void ProducerOf_reads_what_Encode_wrote() =>
        Assert.Equal(
            999_999, NumberedItems.ProducerOf(NumberedItems.Encode(999_999, 2_047, indexBits: 11), indexBits: 11));
}
