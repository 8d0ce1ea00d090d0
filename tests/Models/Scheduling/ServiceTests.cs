namespace ConcurrencyCompare.Tests.Scheduling;

/// <summary>A loop that runs for ever and lives on what other threads hand it.</summary>
public class ServiceTests
{
    [Fact]
    public void RunUntilCancelled_sleeps_until_another_thread_posts_and_ends_when_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        using var called = new AutoResetEvent(false);
        var scheduler = new CallbackScheduler();
        var service = TestThread.Start(() => scheduler.RunUntilCancelled(cancel.Token));

        for (var i = 0; i < 100; i++)
        {
            scheduler.CallSoonThreadSafe(() => called.Set());
            Assert.True(called.WaitOne(TimeSpan.FromSeconds(30)));
        }

        cancel.Cancel();
        service.End();
    }

    [Fact]
    public void RunUntilCancelled_runs_timers_as_well()
    {
        using var cancel = new CancellationTokenSource();
        var scheduler = new CallbackScheduler(new JumpingTimeProvider());
        var calls = 0;
        scheduler.CallLater(TimeSpan.FromHours(1), () => calls++);
        scheduler.CallLater(TimeSpan.FromHours(2), cancel.Cancel);

        Patience.Run(() => scheduler.RunUntilCancelled(cancel.Token));

        Assert.Equal(1, calls);
    }

    [Fact]
    public void RunUntilCancelled_goes_on_after_a_failure_when_it_is_called_again()
    {
        using var cancel = new CancellationTokenSource();
        var scheduler = new CallbackScheduler();
        var calls = 0;
        scheduler.CallSoon(() => throw new TimeZoneNotFoundException("A type that nothing else throws."));
        scheduler.CallSoon(() => calls++);
        scheduler.CallSoon(cancel.Cancel);

        Assert.Throws<TimeZoneNotFoundException>(() => scheduler.RunUntilCancelled(cancel.Token));
        Patience.Run(() => scheduler.RunUntilCancelled(cancel.Token));

        Assert.Equal(1, calls);
    }

    [Fact]
    public void SpawnThreadSafe_starts_a_coroutine_on_the_services_thread()
    {
        using var cancel = new CancellationTokenSource();
        using var scheduler = new IteratorScheduler();
        using var ran = new ManualResetEventSlim();
        Thread? runner = null;
        IEnumerator<YieldInstruction> Work()
        {
            yield return YieldInstruction.Yield;
            runner = Thread.CurrentThread;
            ran.Set();
        }

        Thread? own = null;
        var service = TestThread.Start(() =>
        {
            own = Thread.CurrentThread;
            scheduler.RunUntilCancelled(cancel.Token);
        });
        scheduler.SpawnThreadSafe(Work());

        Assert.True(ran.Wait(TimeSpan.FromSeconds(30)));
        cancel.Cancel();
        service.End();
        Assert.Same(own, runner);
    }
}
