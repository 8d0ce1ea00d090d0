using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Tests.Workloads;

/// <summary>Known answers of waiting, on virtual time: schedules of 10 ms take 10 ms, and spread waiters have moments of their
/// own.</summary>
public class WaitingRunTests
{
    private const int Concurrent = 100;
    private const int ItemsOfEach = 10;

    public static TheoryData<string> Models =>
        [.. ConcurrencyModels.All.Where(model => model.Info.RunsOnCallingThread).Select(model => model.Info.Name)];

    [Theory, MemberData(nameof(Models))]
    public void Spread_producers_wake_at_moments_of_their_own(string model) =>
        // The first of all is due at once, and each says at a last moment that it has no more.
        Assert.Equal((TimeSpan.FromMicroseconds(10_990), Concurrent * (ItemsOfEach + 1) - 1), Run(model, (int)Waiting.Producers));

    [Theory, MemberData(nameof(Models))]
    public void Spread_consumers_wake_at_moments_of_their_own(string model)
    {
        var (elapsed, wakes) = Run(model, (int)Waiting.Consumers);

        // Told that there are no more when they are ready again.
        Assert.Equal(TimeSpan.FromMicroseconds(10_990), elapsed);
        Assert.Equal(Concurrent * (ItemsOfEach + 1) - 1, wakes);
    }

    [Theory]
    [InlineData((int)Waiting.Producers)]
    [InlineData((int)Waiting.Consumers)]
    public void Threads_stand_at_the_start_before_any_wait_begins(int waiting)
    {
        var run = new WaitingRun(TimeProvider.System, (Waiting)waiting, 20, itemsOfEach: 2, awaited: 20);
        run.Assemble(workload => ConcurrencyModels.All.Single(model => model.Info.Name == "threads")
            .Run(workload, TestContext.Current.CancellationToken));

        run.GoOn();

        Assert.Equal(40, run.Items);
        run.Verify();
    }

    [Fact]
    public void A_run_that_fails_before_all_have_come_says_why()
    {
        var run = new WaitingRun(TimeProvider.System, Waiting.Producers, 20, itemsOfEach: 2, awaited: 20);

        run.Assemble(_ => throw new InvalidOperationException("no threads left"));

        Assert.Equal("no threads left", Assert.Throws<InvalidOperationException>(run.GoOn).Message);
    }

    [Fact]
    public void Verify_fails_where_an_item_is_missing()
    {
        var run = new WaitingRun(TimeProvider.System, Waiting.Producers, 1, itemsOfEach: 2, awaited: 1);
        run.Assemble(workload => workload.Consumers[0].OnCompleted());
        run.GoOn();

        Assert.Throws<BrokenContractException>(run.Verify);
    }

    private static (TimeSpan Elapsed, int Wakes) Run(string model, int waiting)
    {
        var time = new CountingTimeProvider();
        var run = new WaitingRun(time, (Waiting)waiting, Concurrent, ItemsOfEach, awaited: 1);
        run.Assemble(workload => ConcurrencyModels.All.Single(one => one.Info.Name == model)
            .Run(workload, TestContext.Current.CancellationToken));

        run.GoOn();

        run.Verify();
        return (time.GetElapsedTime(0), time.Wakes);
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
