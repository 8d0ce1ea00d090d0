namespace ConcurrencyCompare.Tests.Workloads;

/// <summary>How many items of a described work an invocation has.</summary>
public class WorkSizeTests
{
    [Theory]
    // 10 items of 10 ms are a tenth of a second.
    [InlineData("consume-wait 10ms producers 1 consumers 1", 10)]
    // 8 consumers: 2,666 items a second.
    [InlineData("consume-wait 3ms producers 1 consumers 8", 267)]
    // A thousand that wait have a hundred items each.
    [InlineData("consume-wait 1ms producers 1 consumers 1000", 86_957)]
    // Everybody has three, however long that takes.
    [InlineData("consume-wait 1s producers 1 consumers 8", 24)]
    [InlineData("produce 1s producers 1 consumers 8", 3)]
    // One thread computes 20 µs an item; starting twelve threads is to be a hundredth.
    [InlineData("produce 5us consume 15us producers 4 consumers 8", 7_148)]
    [InlineData("producers 1 consumers 1", 200_000)]
    [InlineData("producers 1 consumers 1 payload 1048576", 64)]
    [InlineData("producers 3 consumers 1 rate 5000/s", 1_002)]
    [InlineData("producers 1 consumers 1 rate 20/s", 4)]
    [InlineData("producers 1 consumers 1 rate 1000000/s", 50_000)]
    [InlineData("producers 1 consumers 1 rate 1000/s", 200)]
    // Memory holds 64 items of 1 MiB.
    [InlineData("producers 1 consumers 1 rate 2000/s payload 1048576", 64)]
    // Ten times as long as an item takes: all consumers have to be busy before anybody waits for one.
    [InlineData("consume 10ms consume-wait 90ms producers 1 consumers 21 rate 200/s", 200)]
    public void ItemsOf_makes_an_invocation_long_enough_and_no_longer(string work, int items) =>
        Assert.Equal(items, WorkSize.ItemsOf(WorkText.Parse(work)));

    [Theory]
    [InlineData("producers 7 consumers 1")]
    [InlineData("consume 1us producers 10000 consumers 1")]
    [InlineData("producers 9 consumers 2 rate 100/s")]
    public void ItemsOf_gives_every_producer_alike(string text)
    {
        var work = WorkText.Parse(text);

        Assert.Equal(0, WorkSize.ItemsOf(work) % work.Producers);
        Assert.True(WorkSize.ItemsOf(work) >= work.Producers);
    }

    [Fact]
    public void RunsOf_repeats_only_what_single_threaded_models_do_in_no_time()
    {
        Assert.Equal(10, RunsOf("producers 1 consumers 1", isSingle: true));
        Assert.Equal(1, RunsOf("producers 1 consumers 1", isSingle: false));
        Assert.Equal(1, RunsOf("consume 10us producers 1 consumers 1", isSingle: true));
        Assert.Equal(1, RunsOf("consume-wait 1ms producers 1 consumers 1", isSingle: true));
        Assert.Equal(1, RunsOf("producers 1 consumers 1 rate 1000/s", isSingle: true));

        static int RunsOf(string work, bool isSingle) => WorkSize.RunsOf(WorkText.Parse(work), isSingle);
    }

    [Theory]
    [InlineData("producers 1000 consumers 1001", "producers 1000 times consumers 1001 is more than 1000000")]
    [InlineData("produce-wait 1ms producers 1 consumers 1 rate 100/s", "rate and produce-wait contradict each other")]
    [InlineData(
        "producers 1 consumers 1 rate 100000/s payload 1048576",
        "rate 100000/s times payload 1048576 is more than 2147483648 bytes/s")]
    [InlineData("producers 1 consumers 1 rate 2048/s payload 1048576", null)]
    [InlineData("consume-wait 1s producers 1 consumers 21 rate 20/s", null)]
    [InlineData(
        "consume 1s consume-wait 1s producers 1 consumers 100 rate 20/s",
        "rate 20/s is more than the work allows")]
    [InlineData(
        "consume 100us producers 1 consumers 1 rate 10000/s",
        "rate 10000/s is more than the work allows: 2 processors, 1:1 can do 10000/s")]
    [InlineData("consume-wait 3ms producers 1 consumers 8 rate 2667/s", "1:8 can do 2666/s at most")]
    [InlineData(
        "produce 1s producers 100 consumers 1",
        "the fewest items that can be measured take about 100 s, and at most 20 s")]
    [InlineData("consume 100us producers 1 consumers 2 rate 19999/s", null)]
    [InlineData("producers 1 consumers 1", null)]
    [InlineData("produce 1s produce-wait 1s consume 1s consume-wait 1s producers 1 consumers 1", null)]
    public void FaultOf_finds_what_is_absurd_only_together(string work, string? fault)
    {
        var found = WorkCheck.FaultOf(WorkText.Parse(work), processors: 2);

        if (fault is null) Assert.Null(found);
        else Assert.Contains(fault, found, StringComparison.Ordinal);
    }

    [Fact]
    public void LeastTime_is_that_of_the_slower_side_or_of_all_processors()
    {
        var work =
            new WorkDescription
            {
                Produce = 2_000,
                Consume = 15_000,
                ConsumeWait = 3_000_000,
                Producers = 4,
                Consumers = 8
            };

        Assert.Equal(3_015_000 / 8.0, work.LeastTime(processors: 2));
        Assert.Equal(17_000 / 2.0, (work with { ConsumeWait = 0 }).LeastTime(processors: 2));
        Assert.Equal(17_000, (work with { ConsumeWait = 0 }).LeastTime(processors: 1));
        Assert.Equal(15_000 / 8.0, (work with { ConsumeWait = 0 }).LeastTime(processors: 64));
        Assert.Equal(10e6, new WorkDescription { ConsumeWait = 10_000_000 }.LeastTime(processors: 2));
        Assert.Equal(0, new WorkDescription().LeastTime(processors: 2));
    }
}
