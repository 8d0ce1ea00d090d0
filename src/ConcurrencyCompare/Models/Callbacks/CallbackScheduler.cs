using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Callbacks;

/// <summary>Runs callbacks on one thread: soon, or later.</summary>
/// <remarks>
/// <para>Everything belongs to the thread that calls <see cref="Run"/>, except <see cref="CallSoonThreadSafe"/>. An
/// exception from a callback comes out of <see cref="Run"/>; the other callbacks stay scheduled.</para>
/// <para>Callbacks run in the <see cref="ExecutionContext"/> of the caller of <see cref="Run"/>, whoever scheduled
/// them. What they change there (an <see cref="AsyncLocal{T}"/>) the later ones see, and the caller does not.</para>
/// </remarks>
/// <param name="timeProvider">The scheduler's time; the system's if <see langword="null"/>.</param>
public sealed class CallbackScheduler(TimeProvider? timeProvider = null)
{
    private readonly EventLoop _loop = new(timeProvider);

    /// <summary>The scheduler's time.</summary>
    public TimeProvider TimeProvider => _loop.TimeProvider;

    /// <summary>Calls back after everything that is ready now; O(1).</summary>
    /// <param name="callback">What to call. Pass the same delegate again and nothing is allocated.</param>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    public void CallSoon(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _loop.Ready(callback);
    }

    /// <summary>Calls back once a time has passed; of equal deadlines, the one that was scheduled first. O(1) where
    /// many wait, O(log n) where few do.</summary>
    /// <param name="delay">How long to wait, zero or more; <see cref="Timeout.InfiniteTimeSpan"/> is never, and
    /// <see cref="Run"/> waits for that, too.</param>
    /// <param name="callback">What to call.</param>
    /// <returns>A handle that cancels the call.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative, and not
    /// infinite.</exception>
    public CallbackHandle CallLater(TimeSpan delay, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        if (delay != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return _loop.Sleep(delay, callback);
    }

    /// <summary>Calls back at a moment; of equal ones, the one that was scheduled first. O(1) where many wait, O(log n)
    /// where few do.</summary>
    /// <param name="dueTimestamp">A timestamp of the scheduler's time; one that has passed is due at once.</param>
    /// <param name="callback">What to call.</param>
    /// <returns>A handle that cancels the call.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    public CallbackHandle CallAt(long dueTimestamp, Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return _loop.Sleep(dueTimestamp, callback);
    }

    /// <summary>As <see cref="CallSoon"/>, from any thread; wakes the scheduler if it sleeps. Waits for no other
    /// thread's code, and allocates 32 bytes.</summary>
    /// <param name="callback">What to call, on the scheduler's thread.</param>
    /// <exception cref="ArgumentNullException"><paramref name="callback"/> is null.</exception>
    public void CallSoonThreadSafe(Action callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _loop.Post(callback);
    }

    /// <summary>
    /// Whether the callback that is running may go on with its next step at once, as often as this says so: what it
    /// would else do by <see cref="CallSoon"/>, without a turn in between.
    /// </summary>
    /// <remarks>Each callback has a turn of 32 steps, itself included, so none keeps the others waiting for long. One
    /// that an <see cref="AsyncQueue{T}"/> has woken together with others has fewer where there is not as much for each
    /// of them. Costs a comparison.</remarks>
    /// <returns><see langword="false"/> when it is the others' turn, when the run is to end, or outside of
    /// one.</returns>
    public bool TryContinue() => _loop.TryContinue();

    /// <inheritdoc cref="EventLoop.StepNumber"/>
    internal long StepNumber => _loop.StepNumber;

    /// <inheritdoc cref="EventLoop.ShortenTurn"/>
    internal void ShortenTurn(int length) => _loop.ShortenTurn(length);

    /// <summary>Calls back until nothing is ready, nothing is scheduled, and nothing was posted.</summary>
    /// <param name="cancellationToken">
    /// Ends the run after the callback that is running, if anything is left then; callbacks that wait are kept.
    /// </param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The scheduler is running: in another thread, or around this call.
    /// </exception>
    public void Run(CancellationToken cancellationToken = default) => _loop.Run(cancellationToken);

    /// <summary>
    /// Calls back until it is cancelled, and then returns: a service, which sleeps while nothing is left until another
    /// thread posts.
    /// </summary>
    /// <param name="cancellationToken">Ends the run after the callback that is running; callbacks that wait are
    /// kept.</param>
    /// <exception cref="InvalidOperationException">The scheduler is running: in another thread, or around this call.
    /// </exception>
    public void RunUntilCancelled(CancellationToken cancellationToken) => _loop.RunUntilCancelled(cancellationToken);
}
