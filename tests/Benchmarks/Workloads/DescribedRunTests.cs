namespace ConcurrencyCompare.Tests.Workloads;

/// <summary>Known answers of described works, on virtual time: no model can be faster than these, and virtual time is
/// exact.</summary>
public class DescribedRunTests
{
    private const int Items = 24;

    public static TheoryData<string, string, int> KnownTimes
    {
        get
        {
            var times = new TheoryData<string, string, int>();
            foreach (
                var model in ConcurrencyModels.All.Where(model => model.Info.RunsOnCallingThread)
                    .Select(model => model.Info.Name))
            {
                // n items take n waits, shared among those who wait: from the first wait to the last item.
                times.Add(model, "consume-wait 10ms producers 1 consumers 1", Items * 10_000);
                times.Add(model, "consume-wait 10ms producers 1 consumers 8", Items * 10_000 / 8);
                times.Add(model, "produce-wait 10ms producers 1 consumers 1", Items * 10_000);
                times.Add(model, "produce-wait 10ms producers 4 consumers 2", Items * 10_000 / 4);
                times.Add(model, "produce-wait 10ms producers 4 consumers 2 payload 64", Items * 10_000 / 4);
                times.Add(model, "consume-wait 10ms producers 4 consumers 8 capacity 1", Items * 10_000 / 8);
                times.Add(model, "consume-wait 10ms producers 4 consumers 8 payload 3", Items * 10_000 / 8);
            }

            return times;
        }
    }

    [Theory, MemberData(nameof(KnownTimes))]
    public void A_run_takes_what_its_waits_take(string model, string work, int microseconds)
    {
        var time = new JumpingTimeProvider(frequency: 10_000_000);
        var run = Of(time, work, haveThreads: false);
        var runner = new Runner(model);

        run.Assemble(runner);
        run.GoOn(runner);
        // The last item is noted by its consumer; what follows are waits for nothing.
        var last = time.Elapsed;
        run.End();

        var wait = WorkText.Parse(work).ConsumeWait / 1_000;
        Assert.InRange(last, TimeSpan.FromMicroseconds(microseconds), TimeSpan.FromMicroseconds(microseconds + wait));
    }

    [Fact]
    public void Consumers_that_wait_end_the_clock_with_the_last_item()
    {
        var time = new JumpingTimeProvider(frequency: 10_000_000);
        var last = new ItemsLeft(2);
        var start = new StartingLine(time, awaited: 1);
        start.Go();
        var checkedConsumer = new CheckedConsumer(producers: 1);
        var consumer = new PausingConsumer<int>(
            new Pauses(time, start, TimeSpan.FromMilliseconds(10), 0, 1), checkedConsumer, last);

        Assert.Equal(100_000, consumer.ReadyTimestamp);
        consumer.Consume(0);
        Assert.False(last.Consumed.IsCompleted);
        consumer.Consume(1);

        Assert.True(last.Consumed.IsCompleted);
    }

    [Theory]
    [InlineData("consume-wait 1ms producers 2 consumers 3")]
    [InlineData("produce-wait 1ms consume-wait 1ms producers 2 consumers 3 capacity 1")]
    [InlineData("produce 1us consume 1us producers 2 consumers 3 payload 100")]
    [InlineData("producers 1 consumers 1")]
    public void Threads_deliver_every_item_of_any_work(string work)
    {
        var run = Of(TimeProvider.System, work, haveThreads: true);
        var runner = new Runner("threads");

        run.Assemble(runner);
        run.GoOn(runner);
        run.End();
    }

    [Fact]
    public void End_fails_where_an_item_is_missing()
    {
        var run = Of(TimeProvider.System, "consume-wait 1ms producers 1 consumers 1", haveThreads: false);
        var runner = new Loser();

        run.Assemble(runner);
        run.GoOn(runner);

        Assert.Throws<BrokenContractException>(run.End);
    }

    [Fact]
    public void GoOn_fails_with_a_run_that_fails()
    {
        var run = Of(TimeProvider.System, "consume-wait 1ms producers 1 consumers 1", haveThreads: true);
        var runner = new Failing();

        run.Assemble(runner);

        Assert.Equal("no threads left", Assert.Throws<InvalidOperationException>(() => run.GoOn(runner)).Message);
    }

    [Fact]
    public void A_payload_of_another_item_is_found()
    {
        var item = SizedPayload.Of(7, size: 64);

        Assert.Equal(64, item.Bytes.Length);
        Assert.Equal(7, item.Checked());
        Assert.Throws<BrokenContractException>(() => (item with { Number = 8 }).Checked());
        Assert.Equal(300, SizedPayload.Of(300, size: 1).Checked());
    }

    [Theory]
    [InlineData("producers 1 consumers 1 rate 1000/s")]
    [InlineData("consume-wait 100us producers 3 consumers 2 rate 1000/s payload 10")]
    [InlineData("produce 1us consume 1us producers 3 consumers 8 rate 1000/s capacity 1")]
    public void RatedRun_records_every_item_of_any_work(string text)
    {
        var work = WorkText.Parse(text);
        foreach (var model in ConcurrencyModels.All.Select(model => model.Info.Name))
        {
            var arrivals = ArrivalTimes.Poisson(TimeProvider.System, work.Rate!.Value, Items, seed: 1);
            var log = new LatencyLog(TimeProvider.System);

            new RatedRun(TimeProvider.System, work, Computing.Of(work), arrivals, Items)
                .Run(new Runner(model), log, TimeSpan.Zero);

            Assert.Equal(
                (Items, Items, Items), (log.Total.TotalCount, log.Lateness.TotalCount, log.HandOver.TotalCount));
        }
    }

    /// <summary>Items come at 0, 1, 2, ... ms and a consumer waits 1.5 ms after each: the n-th waits n halves of a
    /// millisecond.</summary>
    [Fact]
    public void RatedRun_counts_from_the_intended_moment()
    {
        var time = new JumpingTimeProvider(frequency: 10_000_000);
        var work = new WorkDescription { Rate = 1_000, ConsumeWait = 1_500_000 };
        var log = new LatencyLog(time);

        new RatedRun(time, work, Computing.Of(work), ArrivalTimes.Periodic(time, 1_000), Items)
            .Run(new Runner("callbacks"), log, TimeSpan.FromMilliseconds(1));

        Assert.InRange(
            LatencyDistribution.From(log.Total).Max, 0.99 * (Items - 1) * 500_000, 1.01 * (Items - 1) * 500_000);
        Assert.InRange(log.Lateness.GetValueAtPercentile(100), 0, 1_000);
    }

    private static DescribedRun Of(TimeProvider time, string text, bool haveThreads)
    {
        var work = WorkText.Parse(text);
        return DescribedRun.Of(time, work, Computing.Of(work), Items, haveThreads);
    }

    private sealed class Runner(string model) : IRunner
    {
        public void Run<T>(Workload<T> workload) => ConcurrencyModels.All.Single(one => one.Info.Name == model)
            .Run(workload, TestContext.Current.CancellationToken);
    }

    private sealed class Loser : IRunner
    {
        public void Run<T>(Workload<T> workload) => workload.Consumers[0].OnCompleted();
    }

    private sealed class Failing : IRunner
    {
        public void Run<T>(Workload<T> workload) => throw new InvalidOperationException("no threads left");
    }
}
