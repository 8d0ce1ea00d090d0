namespace ConcurrencyCompare.Tests.Stress;

/// <summary>Posts from more threads than there are cores, held up wherever code from outside can hold up: before,
/// between and inside posts, and, through the clock and its timers, between the loop's looks at its inbox and its
/// sleep.</summary>
/// <remarks>The seed repeats how long the holds are, not the schedule: a failure may need several attempts. What a
/// failure looks like: the loop's thread does not end (Patience), or a post has not run once. Out of reach is a
/// wake-up before its enqueue, because nothing can hold up a poster between the two; the exploration finds
/// that.</remarks>
public class PostStressTests(ITestOutputHelper output)
{
    private const int Posters = 8;

    /// <summary>Few posts a round, so that loops begin, fall asleep and return many times.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void CallSoonThreadSafe_runs_every_post_once_when_loops_begin_and_return(int seed)
    {
        const int rounds = 80;
        var sleeps = 0;
        for (var round = 0; round < rounds; round++)
            sleeps += RunRound(new Dawdling(seed * 1_000_003 + round), Posters, postsOfEach: 5, burst: 5);
        output.WriteLine($"{rounds} loops went to sleep {sleeps} times.");
    }

    /// <summary>Posters wait for their last post, so the loop runs out of work and falls asleep thousands of
    /// times.</summary>
    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(4, 2, 1)]
    [InlineData(5, Posters, 1)]
    [InlineData(6, Posters, 3)]
    public void CallSoonThreadSafe_runs_every_post_once_when_the_loop_falls_asleep_all_the_time(
        int seed, int posters, int burst)
    {
        var sleeps = RunRound(new Dawdling(seed), posters, postsOfEach: 5_000 / posters, burst);
        output.WriteLine($"The loop went to sleep {sleeps} times.");
    }

    /// <param name="burst">After how many posts a poster waits until the last of them has run.</param>
    /// <returns>How often the loop went to sleep.</returns>
    private static int RunRound(Dawdling dawdling, int posters, int postsOfEach, int burst)
    {
        var time = new DawdlingTimeProvider(dawdling);
        var scheduler = new CallbackScheduler(time);
        var keepAlive = scheduler.CallAt(long.MaxValue, () => Assert.Fail("Called at the end of time."));
        var runs = new int[posters, postsOfEach];
        var left = posters * postsOfEach;
        using var start = new Barrier(posters);
        var loop = TestThread.Start(() => scheduler.Run());
        var threads = Enumerable.Range(0, posters).Select(poster => TestThread.Start(() =>
        {
            using var hasRun = new ManualResetEventSlim();
            start.Meet();
            for (var post = 0; post < postsOfEach; post++)
            {
                var number = post;
                var isLastOfBurst = (number + 1) % burst == 0;
                dawdling.Dawdle();
                scheduler.CallSoonThreadSafe(() =>
                {
                    dawdling.Dawdle();
                    runs[poster, number]++;
                    if (--left == 0) keepAlive.Cancel();
                    if (isLastOfBurst) hasRun.Set();
                });
                if (!isLastOfBurst) continue;

                hasRun.Await();
                hasRun.Reset();
            }
        })).ToList();

        // Each waits for a post of its own no longer than Patience says. All of them together may take long on a busy
        // machine: thousands of times, the loop and a poster wait for a processor in turn.
        threads.ForEach(thread => thread.End(Timeout.InfiniteTimeSpan));
        loop.End();
        Assert.All(runs.Cast<int>(), count => Assert.Equal(1, count));
        return time.Sleeps;
    }
}
