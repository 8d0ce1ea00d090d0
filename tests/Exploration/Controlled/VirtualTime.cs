namespace ConcurrencyCompare.Exploration.Controlled;

/// <summary>Time that passes when a timer fires, which may be at any step; one for a day or more never does.</summary>
internal sealed class VirtualTime(Execution execution) : TimeProvider
{
    private long _now = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer();
        if (dueTime >= TimeSpan.FromDays(1)) return timer;

        var due = _now + dueTime.Ticks;
        execution.Add(
            "timer",
            () =>
            {
                _now = Math.Max(_now, due);
                callback(state);
            },
            () => !timer.IsDisposed);
        return timer;
    }

    /// <summary>Disposing does not wait for a callback that is under way, as with the system's.</summary>
    private sealed class Timer : ITimer
    {
        public bool IsDisposed { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
            Execution.Current.Reach("disposes the timer");
            IsDisposed = true;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
