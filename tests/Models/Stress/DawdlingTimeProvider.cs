namespace ConcurrencyCompare.Tests.Stress;

/// <summary>Time that stands still, and takes its time: the loop calls it while it makes up its mind to
/// sleep.</summary>
internal sealed class DawdlingTimeProvider(Dawdling dawdling) : TimeProvider
{
    /// <summary>How many timers were created: one for each sleep.</summary>
    public int Sleeps { get; private set; }

    public override long GetTimestamp()
    {
        dawdling.Dawdle();
        return 1;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Sleeps++;
        dawdling.Dawdle();
        return new NoTimer(dawdling);
    }

    private sealed class NoTimer(Dawdling dawdling) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        // The loop has been woken and is about to look at its inbox.
        public void Dispose() => dawdling.Dawdle();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
