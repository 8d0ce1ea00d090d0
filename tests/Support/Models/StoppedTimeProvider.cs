namespace ConcurrencyCompare.Tests.Support;

/// <summary>Virtual time that stands still, so that a wait for it ends only when something else ends it.</summary>
/// <remarks>Tells when somebody begins to wait: a test can act at that very moment, without sleeping.</remarks>
internal sealed class StoppedTimeProvider : TimeProvider
{
    private int _timers;

    /// <summary>How many timers have not been disposed.</summary>
    public int Timers => Volatile.Read(ref _timers);

    /// <summary>Set once somebody waits.</summary>
    public ManualResetEventSlim SomebodyWaits { get; } = new();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => 1;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _timers);
        SomebodyWaits.Set();
        return new Timer(this);
    }

    private sealed class Timer(StoppedTimeProvider owner) : ITimer
    {
        private int _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0) Interlocked.Decrement(ref owner._timers);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
