namespace ConcurrencyCompare.Tests.Workloads;

public class HeldRunTests
{
    private const int Items = 3;

    public static TheoryData<string, string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, int>();
            foreach (var model in ConcurrencyModels.All.Where(model => model.Info.RunsOnCallingThread))
            {
                foreach (var waiting in new[] { "room", "time", "random time" })
                {
                    foreach (var size in new[] { 2, 99, 1_000 }) cases.Add(model.Info.Name, waiting, size);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Start_returns_when_all_wait_and_the_run_ends_when_it_may_go_on(
        string model, string waiting, int size)
    {
        var held = Create(waiting, size);

        var running = held.Start(() => ModelOf(model).Run(held.Workload));
        Assert.False(running.IsCompleted);
        held.GoOn();

        await running.WaitAsync(Patience.Limit);
        held.Verify(Expected(size));
    }

    [Theory]
    [InlineData("threads", 1)]
    [InlineData("threads", 50)]
    [InlineData("callbacks", 1)]
    [InlineData("iterators", 50)]
    public async Task A_held_that_holds_its_consumer_suits_every_model(string model, int size)
    {
        var held = HeldRun.WaitingForRoom(size, Items, holdsConsumer: true);

        var running = held.Start(() => ModelOf(model).Run(held.Workload));
        Assert.False(running.IsCompleted);
        held.GoOn();

        await running.WaitAsync(Patience.Limit);
        held.Verify(Expected(size));
    }

    [Fact]
    public async Task Start_returns_when_the_run_fails_before_all_wait()
    {
        var held = Create("time", 5);

        var running = held.Start(() => throw new InvalidOperationException("early"));

        Assert.Equal("early", (await Assert.ThrowsAsync<InvalidOperationException>(() => running)).Message);
    }

    [Fact]
    public void GoOn_before_the_start_means_that_nothing_stands_still()
    {
        var held = Create("random time", 50);
        held.GoOn();

        Patience.Run(ModelOf("iterators"), held.Workload);

        held.Verify(Expected(50));
    }

    [Fact]
    public void Verify_sees_that_items_are_missing()
    {
        var held = Create("room", 5);

        Assert.Throws<BrokenContractException>(() => held.Verify(Expected(5)));
    }

    [Theory]
    [InlineData("time", 1)]
    [InlineData("random time", 1)]
    public void Producers_that_wait_for_time_are_due_later_from_the_first_item_on(string waiting, long earliest)
    {
        var held = Create(waiting, 500);
        held.GoOn();

        foreach (var producer in held.Workload.Producers.Cast<IPacedProducer<int>>())
        {
            var due = producer.DueTimestamp!.Value;
            Assert.InRange(due, earliest, long.MaxValue);
            Assert.Equal(due, producer.DueTimestamp);
            Assert.True(producer.TryProduce(out _));
            Assert.InRange(producer.DueTimestamp!.Value, due + 1, long.MaxValue);
        }
    }

    private static HeldRun Create(string waiting, int size) => waiting switch
    {
        "room" => HeldRun.WaitingForRoom(size, Items),
        "time" => HeldRun.WaitingForTime(size, Items),
        _ => HeldRun.WaitingForRandomTime(size, Items),
    };

    private static IConcurrencyModel ModelOf(string name) =>
        ConcurrencyModels.All.Single(model => model.Info.Name == name);

    private static ItemTotals Expected(int size) =>
        NumberedItems.Totals(size, Items, NumberedItems.IndexBitsBeside(size));
}
