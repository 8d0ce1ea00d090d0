namespace ConcurrencyCompare.Tests.Workloads;

public class QueueLogTests
{
    [Fact]
    public void MostQueued_counts_what_was_produced_and_not_yet_consumed()
    {
        var log = new QueueLog(items: 5);
        // Consumed in this order; in it at 3: those of 1, 2 and 3, less what left at 2 and before.
        foreach (var (produced, consumed) in new[] { (0L, 2L), (1, 5), (3, 6), (4, 7), (8, 9) })
            log.Note(produced, consumed);

        Assert.Equal(3, log.MostQueued);
    }

    [Theory]
    [InlineData(101, 1)]
    // Nobody knows who was first; the item was in the queue for a moment.
    [InlineData(100, 2)]
    public void MostQueued_is_one_where_each_item_leaves_before_the_next_comes(long second, int expected)
    {
        var log = new QueueLog(items: 2);
        log.Note(0, 100);
        log.Note(second, 200);

        Assert.Equal(expected, log.MostQueued);
    }

    [Fact]
    public void MostQueued_is_all_where_all_come_before_the_first_leaves()
    {
        var log = new QueueLog(items: 1_000);
        for (var item = 0; item < 1_000; item++) log.Note(item, 1_000 + item);

        Assert.Equal(1_000, log.MostQueued);
    }

    [Fact]
    public void MostQueued_is_nothing_before_the_first() => Assert.Equal(0, new QueueLog(items: 3).MostQueued);
}
