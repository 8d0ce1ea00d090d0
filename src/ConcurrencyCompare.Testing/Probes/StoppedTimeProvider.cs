namespace ConcurrencyCompare.Testing.Probes;

/// <summary>Virtual time that stands still, so that a wait for it ends only when its maker lets it jump, or something
/// else ends it.</summary>
/// <remarks>Tells when somebody begins to wait: whoever checks can act at that very moment, without sleeping.</remarks>
internal sealed class StoppedTimeProvider : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<Timer> _timers = [];
    private long _now = 1;
    private bool _hasJumped;

    /// <summary>How many timers have not been disposed.</summary>
    public int Timers
    {
        get
        {
            lock (_lock) return _timers.Count;
        }
    }

    /// <summary>Set once somebody waits.</summary>
    public ManualResetEventSlim SomebodyWaits { get; } = new();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    /// <summary>Lets all that is waited for until then come, now.</summary>
    /// <remarks>Somebody may have looked at the time before, and set a timer only now: what is set later comes at
    /// once.</remarks>
    public void Jump(long timestamp)
    {
        Timer[] due;
        lock (_lock)
        {
            Interlocked.Exchange(ref _now, timestamp);
            _hasJumped = true;
            due = [.. _timers.Where(timer => timer.IsDueAt(timestamp))];
        }

        foreach (var timer in due) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        lock (_lock) _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(StoppedTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        private long _due = long.MaxValue;

        public bool IsDueAt(long timestamp) => _due <= timestamp;

        /// <summary>Calls back, once for each time that it is set.</summary>
        public void Fire()
        {
            if (Interlocked.Exchange(ref _due, long.MaxValue) != long.MaxValue) callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool isDue;
            lock (owner._lock)
            {
                if (!owner._timers.Contains(this)) return false;
                _due = dueTime < TimeSpan.Zero ? long.MaxValue : owner._now + dueTime.Ticks;
                isDue = IsDueAt(owner._now) || (owner._hasJumped && _due != long.MaxValue);
            }

            if (dueTime >= TimeSpan.Zero) owner.SomebodyWaits.Set();
            if (isDue) Fire();
            return true;
        }

        public void Dispose()
        {
            lock (owner._lock) owner._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
