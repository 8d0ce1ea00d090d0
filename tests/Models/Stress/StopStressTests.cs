namespace ConcurrencyCompare.Tests.Stress;

/// <summary>One scheduler is run thousands of times while more threads than there are cores post to it and one cancels
/// it: before the run, in the middle of it, or as it returns.</summary>
/// <remarks>A failure looks like this: a thread does not end or the others never come (Patience), so a cancel or a post
/// was slept over; or a run ends as it must not; or a post has not run once. The seed repeats how long threads are held
/// up, not the schedule. Out of reach is a stop that comes when its run is over, because nothing can hold up a
/// canceller between taking the callback and the flag; the exploration finds that.</remarks>
public class StopStressTests(ITestOutputHelper output)
{
    private const int Posters = 4;
    private const int Runs = 1_000;

    /// <summary>What a run of the loop does: returns when idle, sleeps for a timer of another day, or serves.</summary>
    public enum RunKind
    {
        UntilIdle,
        WithTimer,
        Forever,
    }

    [Theory]
    [InlineData(RunKind.UntilIdle, 1)]
    [InlineData(RunKind.WithTimer, 2)]
    [InlineData(RunKind.Forever, 3)]
    public void Run_ends_when_cancelled_and_keeps_what_is_posted_as_it_ends(RunKind kind, int seed)
    {
        var dawdling = new Dawdling(seed);
        var scheduler = new CallbackScheduler(new DawdlingTimeProvider(dawdling));
        var cancels = Enumerable.Range(0, Runs).Select(_ => new CancellationTokenSource()).ToArray();
        var runsOfPost = new int[Posters, Runs];
        using var start = new Barrier(Posters + 2);
        var timer = kind == RunKind.WithTimer ? scheduler.CallAt(long.MaxValue, () => { }) : default;
        var cancelled = 0;

        var loop = TestThread.Start(() =>
        {
            for (var run = 0; run < Runs; run++)
            {
                var token = cancels[run].Token;
                start.Meet();
                dawdling.Dawdle();
                var wasCancelled = token.IsCancellationRequested;
                if (EndsCancelled(() => RunOnce(scheduler, kind, token), kind, token)) cancelled++;
                else Assert.False(wasCancelled || kind != RunKind.UntilIdle, $"Run {run} was not cancelled.");
                // The canceller may still be at it: that must not stop another run.
                if (kind != RunKind.WithTimer) scheduler.Run();
            }
        });
        var canceller = TestThread.Start(() =>
        {
            for (var run = 0; run < Runs; run++)
            {
                // The loop dawdles before its run: so some of these come before it.
                start.Meet();
                for (var i = run % 4; i > 0; i--) dawdling.Dawdle();
                cancels[run].Cancel();
            }
        });
        var threads = Enumerable.Range(0, Posters).Select(poster => TestThread.Start(() =>
        {
            for (var run = 0; run < Runs; run++)
            {
                var post = run;
                start.Meet();
                dawdling.Dawdle();
                scheduler.CallSoonThreadSafe(() => runsOfPost[poster, post]++);
            }
        })).Append(canceller).ToList();

        // Each waits for the others no longer than Patience says; all runs together may take long on a busy machine.
        threads.ForEach(thread => thread.End(Timeout.InfiniteTimeSpan));
        loop.End();
        timer.Cancel();
        Patience.Run(scheduler);
        Assert.All(runsOfPost.Cast<int>(), count => Assert.Equal(1, count));
        output.WriteLine($"{cancelled} of {Runs} runs ended cancelled.");
        foreach (var cancel in cancels) cancel.Dispose();
    }

    private static void RunOnce(CallbackScheduler scheduler, RunKind kind, CancellationToken token)
    {
        if (kind == RunKind.Forever) scheduler.RunUntilCancelled(token);
        else scheduler.Run(token);
    }

    private static bool EndsCancelled(Action run, RunKind kind, CancellationToken token)
    {
        var failure = Record.Exception(run);
        if (failure is null) return kind == RunKind.Forever && token.IsCancellationRequested;
        Assert.Equal(token, Assert.IsType<OperationCanceledException>(failure).CancellationToken);
        return true;
    }
}
