namespace ConcurrencyCompare.Tests.Scheduling;

/// <summary>What other threads may do to a loop: post, cancel, and be refused.</summary>
public class EventLoopThreadingTests
{
    [Fact]
    public void CallSoonThreadSafe_before_Run_is_called_by_Run()
    {
        var scheduler = new CallbackScheduler();
        var called = 0;
        scheduler.CallSoonThreadSafe(() => called++);
        Assert.Equal(0, called);
        Patience.Run(scheduler);
        Assert.Equal(1, called);
    }

    [Fact]
    public void CallSoonThreadSafe_calls_back_on_the_thread_of_the_loop()
    {
        var time = new StoppedTimeProvider();
        var scheduler = new CallbackScheduler(time);
        var keepAlive = scheduler.CallAt(FarFuture.Of(time), () => { });
        Thread? called = null;
        var loop = TestThread.Start(() => scheduler.Run());

        time.SomebodyWaits.Await();
        scheduler.CallSoonThreadSafe(() =>
        {
            called = Thread.CurrentThread;
            keepAlive.Cancel();
        });

        loop.End();
        Assert.Same(loop.Thread, called);
    }

    /// <summary>The clock is looked at after posted callbacks were taken: one posted then is just late.</summary>
    [Fact]
    public void CallSoonThreadSafe_is_not_lost_when_it_comes_just_before_Run_returns()
    {
        var time = new ObservedTimeProvider();
        var scheduler = new CallbackScheduler(time);
        var called = 0;
        var onlyTimer = scheduler.CallAt(long.MaxValue, () => { });
        time.Observed = () =>
        {
            if (onlyTimer.Cancel()) scheduler.CallSoonThreadSafe(() => called++);
        };

        Patience.Run(scheduler);
        Assert.Equal(1, called);
    }

    /// <summary>Each thread posts one, or many, and waits for it: so the loop goes idle again and again.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(4, 100)]
    public void CallSoonThreadSafe_loses_nothing_when_the_loop_goes_idle_again_and_again(int threads, int burst)
    {
        const int posts = 4_000;
        var scheduler = new CallbackScheduler();
        var keepAlive = scheduler.CallLater(TimeSpan.FromDays(1), () => { });
        var left = threads * posts;
        var called = new List<int>[threads];
        var loop = TestThread.Start(() => scheduler.Run());

        var posters = Enumerable.Range(0, threads).Select(poster => TestThread.Start(() =>
        {
            called[poster] = [];
            using var idle = new ManualResetEventSlim();
            for (var i = 0; i < posts; i++)
            {
                var number = i;
                var isLastOfBurst = (number + 1) % burst == 0;
                scheduler.CallSoonThreadSafe(() =>
                {
                    called[poster].Add(number);
                    if (--left == 0) keepAlive.Cancel();
                    if (isLastOfBurst) idle.Set();
                });
                if (!isLastOfBurst) continue;

                idle.Await();
                idle.Reset();
            }
        })).ToList();

        // Each waits for a post of its own no longer than Patience says; all of them may take long on a busy machine.
        posters.ForEach(poster => poster.End(Timeout.InfiniteTimeSpan));
        loop.End();
        Assert.All(called, numbers => Assert.Equal(Enumerable.Range(0, posts), numbers));
    }

    [Fact]
    public void Run_throws_from_a_second_thread()
    {
        var time = new StoppedTimeProvider();
        var scheduler = new CallbackScheduler(time);
        using var cancel = new CancellationTokenSource();
        scheduler.CallAt(FarFuture.Of(time), () => { });
        Exception? ended = null;
        var loop = TestThread.Start(() => ended = Record.Exception(() => scheduler.Run(cancel.Token)));
        time.SomebodyWaits.Await();

        Assert.Throws<InvalidOperationException>(() => Patience.Run(scheduler));

        cancel.Cancel();
        loop.End();
        Assert.IsType<OperationCanceledException>(ended);
    }

    [Fact]
    public void Run_may_be_called_again_by_another_thread()
    {
        var scheduler = new CallbackScheduler();
        var threads = new HashSet<Thread>();
        for (var run = 0; run < 3; run++)
        {
            scheduler.CallSoon(() => threads.Add(Thread.CurrentThread));
            Patience.Run(scheduler);
        }

        Assert.Equal(3, threads.Count);
    }

    [Fact]
    public void Run_calls_nothing_when_cancelled_before()
    {
        var scheduler = new CallbackScheduler();
        var called = 0;
        scheduler.CallSoon(() => called++);
        scheduler.CallSoonThreadSafe(() => called++);

        Assert.ThrowsAny<OperationCanceledException>(() => Patience.Run(scheduler, new CancellationToken(true)));
        Assert.Equal(0, called);
        Patience.Run(scheduler);
        Assert.Equal(2, called);
    }

    [Fact]
    public void Run_ends_after_the_callback_that_cancels_and_keeps_the_rest()
    {
        using var cancel = new CancellationTokenSource();
        var scheduler = new CallbackScheduler();
        var log = new List<string>();
        scheduler.CallSoon(() => log.Add("before"));
        scheduler.CallSoon(cancel.Cancel);
        scheduler.CallSoon(() => log.Add("after"));

        var thrown = Assert.Throws<OperationCanceledException>(() => Patience.Run(scheduler, cancel.Token));
        Assert.Equal(cancel.Token, thrown.CancellationToken);
        Assert.Equal(["before"], log);

        Patience.Run(scheduler);
        Assert.Equal(["before", "after"], log);
    }

    [Fact]
    public void Run_is_cancelled_while_it_sleeps_and_keeps_the_timers()
    {
        var time = new StoppedTimeProvider();
        using var cancel = new CancellationTokenSource();
        var scheduler = new CallbackScheduler(time);
        var called = 0;
        scheduler.CallAt(FarFuture.Of(time), () => called++);
        var canceller = TestThread.Start(() =>
        {
            time.SomebodyWaits.Await();
            cancel.Cancel();
        });

        Assert.Throws<OperationCanceledException>(() => Patience.Run(scheduler, cancel.Token));
        canceller.End();
        Assert.Equal(0, called);
        Assert.Equal(0, time.Timers);
        // Still there, and waited for again.
        using var again = new CancellationTokenSource(TimeSpan.FromMilliseconds(10));
        Assert.Throws<OperationCanceledException>(() => Patience.Run(scheduler, again.Token));
    }

    [Fact]
    public void Run_is_cancelled_while_it_sleeps_in_real_time()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(10));
        var scheduler = new CallbackScheduler();
        scheduler.CallLater(TimeSpan.FromDays(1), () => Assert.Fail("Called a day early."));
        Assert.Throws<OperationCanceledException>(() => Patience.Run(scheduler, cancel.Token));
    }

    private sealed class ObservedTimeProvider : TimeProvider
    {
        public Action Observed { get; set; } = () => { };

        public override long GetTimestamp()
        {
            Observed();
            return 1;
        }
    }
}
