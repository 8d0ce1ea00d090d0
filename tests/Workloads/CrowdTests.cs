using ConcurrencyCompare.Benchmarks.Workloads;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Workloads;

public class CrowdTests
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

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Start_returns_when_all_wait_and_the_run_ends_when_it_may_go_on(string model, string waiting, int size)
    {
        var crowd = Create(waiting, size);

        var running = crowd.Start(() => ModelOf(model).Run(crowd.Workload));
        Assert.False(running.IsCompleted);
        crowd.GoOn();

        await running.WaitAsync(Patience.Limit);
        crowd.Verify(Expected(size));
    }

    [Theory]
    [InlineData("threads", 1)]
    [InlineData("threads", 50)]
    [InlineData("callbacks", 1)]
    [InlineData("iterators", 50)]
    public async Task A_crowd_that_holds_its_consumer_suits_every_model(string model, int size)
    {
        var crowd = Crowd.WaitingForRoom(size, Items, holdsConsumer: true);

        var running = crowd.Start(() => ModelOf(model).Run(crowd.Workload));
        Assert.False(running.IsCompleted);
        crowd.GoOn();

        await running.WaitAsync(Patience.Limit);
        crowd.Verify(Expected(size));
    }

    [Fact]
    public async Task Start_returns_when_the_run_fails_before_all_wait()
    {
        var crowd = Create("time", 5);

        var running = crowd.Start(() => throw new InvalidOperationException("early"));

        Assert.Equal("early", (await Assert.ThrowsAsync<InvalidOperationException>(() => running)).Message);
    }

    [Fact]
    public void GoOn_before_the_start_means_that_nothing_stands_still()
    {
        var crowd = Create("random time", 50);
        crowd.GoOn();

        Patience.Run(ModelOf("iterators"), crowd.Workload);

        crowd.Verify(Expected(50));
    }

    [Fact]
    public void Verify_sees_that_items_are_missing()
    {
        var crowd = Create("room", 5);

        Assert.Throws<BrokenContractException>(() => crowd.Verify(Expected(5)));
    }

    [Theory]
    [InlineData("time", 1)]
    [InlineData("random time", 1)]
    public void Producers_that_wait_for_time_are_due_later_from_the_first_item_on(string waiting, long earliest)
    {
        var crowd = Create(waiting, 500);
        crowd.GoOn();

        foreach (var producer in crowd.Workload.Producers.Cast<IPacedProducer<int>>())
        {
            var due = producer.DueTimestamp!.Value;
            Assert.InRange(due, earliest, long.MaxValue);
            Assert.Equal(due, producer.DueTimestamp);
            Assert.True(producer.TryProduce(out _));
            Assert.InRange(producer.DueTimestamp!.Value, due + 1, long.MaxValue);
        }
    }

    private static Crowd Create(string waiting, int size) => waiting switch
    {
        "room" => Crowd.WaitingForRoom(size, Items),
        "time" => Crowd.WaitingForTime(size, Items),
        _ => Crowd.WaitingForRandomTime(size, Items),
    };

    private static IConcurrencyModel ModelOf(string name) => ConcurrencyModels.All.Single(model => model.Info.Name == name);

    private static ItemTotals Expected(int size) =>
        NumberedItems.Totals(size, Items, NumberedItems.IndexBitsBeside(size));
}
