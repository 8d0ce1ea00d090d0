namespace ConcurrencyCompare.Tests.Workloads;

/// <summary>Known answers of waiting, on virtual time: schedules of 10 ms take 10 ms, and spread waiters have moments
/// of their own.</summary>
[Collection(ScenarioRun.Alone)]
public class WaitingRunTests
{
    private const int Millisecond = 1_000_000;
    private const int Concurrent = 100;
    private const int ItemsOfEach = 10;

    private static readonly string[] SingleThreaded =
        [.. ConcurrencyModels.All.Where(model => model.Info.RunsOnCallingThread).Select(model => model.Info.Name)];

    public static TheoryData<string> Models => [.. SingleThreaded];

    public static TheoryData<string, int, int> Waits => new MatrixTheoryData<string, int, int>(
        SingleThreaded, [1, 10, 100, 1_000], [Millisecond, 10 * Millisecond]);

    [Theory, MemberData(nameof(Waits))]
    public void An_item_takes_the_wait_of_a_consumer_divided_by_their_number(string model, int concurrent, int wait)
    {
        var (run, _) = Run(model, Waiting.Consumers, concurrent, wait);

        Assert.Equal(wait / 1e6 / concurrent, run.Elapsed.TotalMilliseconds / run.Items, precision: 6);
    }

    [Theory, MemberData(nameof(Models))]
    public void An_item_takes_no_time_without_a_wait(string model)
    {
        var (run, time) = Run(model, Waiting.Consumers, Concurrent, wait: 0);

        Assert.Equal((TimeSpan.Zero, 0), (run.Elapsed, time.Wakes));
    }

    [Theory, MemberData(nameof(Models))]
    public void Spread_producers_wake_at_moments_of_their_own(string model)
    {
        var (run, time) = Run(model, Waiting.Producers, Concurrent, Millisecond);

        // The first of all is due at once, and each says at a last moment that it has no more.
        Assert.Equal(
            (TimeSpan.FromMicroseconds(10_990), Concurrent * (ItemsOfEach + 1) - 1), (run.Elapsed, time.Wakes));
    }

    [Theory, MemberData(nameof(Models))]
    public void Spread_consumers_wake_at_moments_of_their_own(string model)
    {
        var (_, time) = Run(model, Waiting.Consumers, Concurrent, Millisecond);

        // Told that there are no more when they are ready again.
        Assert.Equal(TimeSpan.FromMicroseconds(10_990), time.GetElapsedTime(0));
        Assert.Equal(Concurrent * (ItemsOfEach + 1) - 1, time.Wakes);
    }

    [Theory]
    [InlineData((int)Waiting.Producers, Millisecond)]
    [InlineData((int)Waiting.Consumers, Millisecond)]
    [InlineData((int)Waiting.Consumers, 0)]
    public void All_threads_stand_at_the_start_before_anything_begins(int waiting, int wait)
    {
        var run = new WaitingRun(TimeProvider.System, (Waiting)waiting, 20, itemsOfEach: 2, wait, hasThreads: true);
        var workload = (Workload<int>)null!;
        run.Assemble(given =>
        {
            workload = given;
            ConcurrencyModels.All.Single(model => model.Info.Name == "threads")
                .Run(given, TestContext.Current.CancellationToken);
        });
        Observed.TakeItems();

        run.GoOn();

        Assert.Equal(21, workload.Producers.Count + workload.Consumers.Count);
        Assert.Equal(40, run.Items);
        // Counted in the clock, which is before the run has ended.
        Assert.Equal(40, Observed.TakeItems());
        run.End();
    }

    [Fact]
    public async Task GoOn_waits_for_the_last_item_where_a_consumer_is_told_before_another_one_takes_it()
    {
        using var mayTake = new ManualResetEventSlim();
        var run = new WaitingRun(
            TimeProvider.System, Waiting.Consumers, concurrent: 2, itemsOfEach: 1, wait: 0, hasThreads: false);
        run.Assemble(workload =>
        {
            var producer = (IPacedProducer<int>)workload.Producers[0];
            Assert.Null(producer.DueTimestamp);
            foreach (var consumer in workload.Consumers)
            {
                Assert.True(producer.TryProduce(out var item));
                if (consumer != workload.Consumers[0]) mayTake.Wait();
                consumer.Consume(item);
                consumer.OnCompleted();
            }
        });

        Observed.TakeItems();
        var going = Task.Run(run.GoOn);
        await Assert.ThrowsAsync<TimeoutException>(() => going.WaitAsync(TimeSpan.FromMilliseconds(100)));
        mayTake.Set();
        await going;

        Assert.Equal(2, Observed.TakeItems());
        run.End();
    }

    [Fact]
    public void A_run_that_fails_before_all_have_come_says_why()
    {
        var run = new WaitingRun(
            TimeProvider.System, Waiting.Producers, 20, itemsOfEach: 2, Millisecond, hasThreads: true);

        run.Assemble(_ => throw new InvalidOperationException("no threads left"));
        run.GoOn();

        Assert.Equal("no threads left", Assert.Throws<InvalidOperationException>(run.End).Message);
    }

    [Fact]
    public void End_fails_where_an_item_is_missing()
    {
        var run = new WaitingRun(
            TimeProvider.System, Waiting.Producers, 1, itemsOfEach: 2, Millisecond, hasThreads: false);
        run.Assemble(workload => workload.Consumers[0].OnCompleted());
        run.GoOn();

        Assert.Throws<BrokenContractException>(run.End);
    }

    private static (
        WaitingRun Run, CountingTimeProvider Time) Run(string model, Waiting waiting, int concurrent, int wait)
    {
        var time = new CountingTimeProvider();
        var run = new WaitingRun(time, waiting, concurrent, ItemsOfEach, wait, hasThreads: false);
        run.Assemble(workload => ConcurrencyModels.All.Single(one => one.Info.Name == model)
            .Run(workload, TestContext.Current.CancellationToken));

        run.GoOn();

        run.End();
        return (run, time);
    }

    private sealed class CountingTimeProvider : TimeProvider
    {
        private readonly JumpingTimeProvider _time = new(frequency: 10_000_000);

        public int Wakes { get; private set; }

        public override long TimestampFrequency => _time.TimestampFrequency;

        public override long GetTimestamp() => _time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Wakes++;
            return _time.CreateTimer(callback, state, dueTime, period);
        }
    }
}
