using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Callbacks;

/// <summary>Runs callbacks on one thread: soon, or later.</summary>
/// <remarks>
/// Everything belongs to the thread that calls <see cref="EventLoop{TStep}.Run"/>, except
/// <see cref="CallSoonThreadSafe"/>. An exception from a callback comes out of <see cref="EventLoop{TStep}.Run"/>; the
/// other callbacks stay scheduled.
/// </remarks>
/// <param name="timeProvider">The scheduler's time; the system's if <see langword="null"/>.</param>
public sealed class CallbackScheduler(TimeProvider? timeProvider = null) : EventLoop<Action>(timeProvider)
{
    /// <summary>Calls back after everything that is ready now.</summary>
    /// <param name="callback">What to call. Pass the same delegate again and nothing is allocated.</param>
    public void CallSoon(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Ready(callback);
    }

    /// <summary>Calls back once a time has passed; of equal deadlines, the one that was scheduled first.</summary>
    /// <param name="delay">How long to wait; zero or less is due at once.</param>
    /// <param name="callback">What to call.</param>
    /// <returns>A handle that cancels the call.</returns>
    public TimerHandle CallLater(TimeSpan delay, Action callback) =>
        CallAt(TimeProvider.AddTime(TimeProvider.GetTimestamp(), delay), callback);

    /// <summary>Calls back at a moment; of equal ones, the one that was scheduled first.</summary>
    /// <param name="dueTimestamp">A timestamp of the scheduler's time; one that has passed is due at once.</param>
    /// <param name="callback">What to call.</param>
    /// <returns>A handle that cancels the call.</returns>
    public TimerHandle CallAt(long dueTimestamp, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Sleep(dueTimestamp, callback);
    }

    /// <summary>As <see cref="CallSoon"/>, from any thread; wakes the scheduler if it sleeps.</summary>
    /// <param name="callback">What to call, on the scheduler's thread.</param>
    public void CallSoonThreadSafe(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Post(callback);
    }

    private protected override void Execute(Action step) => step();
}
