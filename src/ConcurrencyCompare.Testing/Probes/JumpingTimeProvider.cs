namespace ConcurrencyCompare.Testing.Probes;

/// <summary>Virtual time that jumps to the due time of each timer as soon as the timer is set.</summary>
/// <remarks>The schedulers set a timer only when everything waits, so nothing is left that could happen before it: a
/// day of schedule takes milliseconds, and always happens in the same order. With several threads each of them jumps
/// for itself: time never goes back, but the order is nobody's. A period is not kept: it would be for ever.</remarks>
internal sealed class JumpingTimeProvider(long frequency = TimeSpan.TicksPerSecond) : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => frequency;

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => GetElapsedTime(0, GetTimestamp());

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(JumpingTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // A timer that is not set.
            if (dueTime < TimeSpan.Zero) return true;

            var step = (decimal)dueTime.Ticks * owner.TimestampFrequency / TimeSpan.TicksPerSecond;
            Interlocked.Add(ref owner._now, (long)step);
            callback(state);
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
