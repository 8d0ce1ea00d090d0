namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Virtual time that jumps to the due time of each timer as soon as the timer is created.</summary>
/// <remarks>The schedulers create a timer only when everything waits, so nothing is left that could happen before it:
/// a day of schedule takes milliseconds, and always happens in the same order. With several threads each of them jumps
/// for itself: time never goes back, but the order is nobody's.</remarks>
internal sealed class JumpingTimeProvider(long frequency = TimeSpan.TicksPerSecond) : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => frequency;

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => GetElapsedTime(0, GetTimestamp());

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Add(ref _now, (long)((decimal)dueTime.Ticks * frequency / TimeSpan.TicksPerSecond));
        callback(state);
        return new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
