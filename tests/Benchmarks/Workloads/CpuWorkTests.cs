namespace ConcurrencyCompare.Tests.Workloads;

public class CpuWorkTests
{
    [Theory]
    [InlineData(0, 1.2, 0)]
    [InlineData(0.1, 1.2, 1)]
    [InlineData(100, 1.25, 80)]
    [InlineData(100_000, 0.8, 125_000)]
    public void StepsFor_comes_nearest_and_does_something_for_any_time(double nanoseconds, double perStep, int steps) =>
        Assert.Equal(steps, CpuWork.StepsFor(nanoseconds, perStep));

    [Fact]
    public void No_work_leaves_the_state_alone_and_takes_no_time()
    {
        var work = CpuWork.Lasting(0);

        Assert.Equal(0, work.Nanoseconds);
        Assert.Equal(5UL, work.Do(5));
    }

    [Fact]
    public void Work_changes_the_state_the_same_way_each_time()
    {
        var work = CpuWork.Lasting(1_000);

        Assert.True(work.Nanoseconds > 0);
        Assert.NotEqual(5UL, work.Do(5));
        Assert.Equal(work.Do(5), work.Do(5));
    }

    [Fact]
    public void Working_producers_and_consumers_hand_over_the_same_items()
    {
        var work = new CpuWork(steps: 10);
        var run = new NumberedRun(new Topology(2, 2), 100)
        {
            ProducerAround = producer => new WorkingProducer<int>(producer, work),
            ConsumerAround = consumer => new WorkingConsumer<int>(consumer, work),
        };

        Assert.All(ConcurrencyModels.All, model => Assert.Equal(2, run.Run(model.Info.Name).Count));
    }
}
