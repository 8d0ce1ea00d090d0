using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Threads;

/// <summary>One thread's way to wait for a moment, which a stop ends; nothing is allocated for a wait.</summary>
internal sealed class Pause : IDisposable
{
    private readonly TimeProvider _timeProvider;
    private readonly CancellationToken _stop;
    private readonly IdleWait _idle;
    private readonly CancellationTokenRegistration _wake;

    public Pause(TimeProvider timeProvider, CancellationToken stop)
    {
        _timeProvider = timeProvider;
        _stop = stop;
        _idle = new IdleWait(timeProvider);
        _wake = stop.UnsafeRegister(static idle => ((IdleWait)idle!).Wake(), _idle);
    }

    /// <summary>Waits until a timestamp has come; <see langword="null"/> has.</summary>
    /// <exception cref="OperationCanceledException">Told to stop while it waited.</exception>
    public void Until(long? timestamp)
    {
        if (timestamp is not { } due) return;
        while (_timeProvider.GetTimestamp() < due)
        {
            _stop.ThrowIfCancellationRequested();
            _idle.Until(due);
        }
    }

    public void Dispose() => _wake.Dispose();
}
