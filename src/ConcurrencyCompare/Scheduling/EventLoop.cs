namespace ConcurrencyCompare.Scheduling;

/// <summary>What both schedulers are: a loop that runs steps on one thread, in order, and sleeps when none is ready.</summary>
/// <remarks>
/// <para>A step that is ready waits in a first-in, first-out queue. A step for later waits in a queue ordered by
/// deadline, then by the order in which it was added, and joins the ready ones at its time. Between two looks at the
/// clock and at what other threads posted, a limited number of steps runs, so that steps which are always ready cannot
/// starve the others; the shape is that of asyncio's
/// <see href="https://github.com/python/cpython/blob/main/Lib/asyncio/base_events.py"><c>_run_once</c></see>.</para>
/// <para>Everything belongs to the thread that runs the loop, except <see cref="Post"/>.</para>
/// <para>An exception from a step comes out of <see cref="Run"/>; that step is over, the others stay where they are, and
/// <see cref="Run"/> may be called again to go on.</para>
/// </remarks>
/// <typeparam name="TStep">What the loop runs.</typeparam>
public abstract class EventLoop<TStep> where TStep : class
{
    private const int StepsPerPass = 64;

    private RingBuffer<TStep> _ready = new();
    private TimerQueue<TStep>? _sleeping;
    private Inbox<TStep> _posted;
    private readonly IdleWait _idle;
    private int _running;
    private bool _stopping;

    private protected EventLoop(TimeProvider? timeProvider)
    {
        TimeProvider = timeProvider ?? TimeProvider.System;
        _idle = new IdleWait(TimeProvider);
    }

    /// <summary>The loop's time.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>Runs every step until none is ready, none sleeps, and none was posted.</summary>
    /// <param name="cancellationToken">
    /// Ends the loop after the step that is running, if anything is left then; steps that wait are kept.
    /// </param>
    /// <exception cref="OperationCanceledException">The loop was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The loop is running: in another thread, or around this call.</exception>
    public void Run(CancellationToken cancellationToken = default) => RunLoop(isService: false, cancellationToken);

    /// <summary>
    /// Runs steps until it is cancelled: a service, which sleeps while nothing is left until another thread posts.
    /// </summary>
    /// <param name="cancellationToken">Ends the loop after the step that is running; steps that wait are kept.</param>
    /// <exception cref="OperationCanceledException">The loop was cancelled; it does not return in another way.</exception>
    /// <exception cref="InvalidOperationException">The loop is running: in another thread, or around this call.</exception>
    public void RunForever(CancellationToken cancellationToken) => RunLoop(isService: true, cancellationToken);

    private void RunLoop(bool isService, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
            throw new InvalidOperationException("The scheduler is already running.");

        try
        {
            Volatile.Write(ref _stopping, false);
            // Disposing waits for a callback that is under way: it must not flag the next run.
            using var stop = cancellationToken.UnsafeRegister(static loop => ((EventLoop<TStep>)loop!).Stop(), this);
            cancellationToken.ThrowIfCancellationRequested();
            while (true)
            {
                var hasWork = TryFindWork(out var idleUntil);
                if (!hasWork && !isService) return;

                cancellationToken.ThrowIfCancellationRequested();
                if (hasWork && idleUntil is null) RunReady();
                else Rest(idleUntil);
            }
        }
        finally
        {
            _ready.ForgetTaken();
            Volatile.Write(ref _running, 0);
        }
    }

    private protected bool IsRunning => Volatile.Read(ref _running) == 1;

    /// <summary>Runs a step: the one place from which the loop calls anything.</summary>
    private protected abstract void Execute(TStep step);

    private protected void Ready(TStep step) => _ready.Enqueue(step);

    private protected TimerHandle Sleep(long dueTimestamp, TStep step) =>
        (_sleeping ??= new TimerQueue<TStep>()).Add(dueTimestamp, step);

    /// <summary>
    /// Hands a step over from any thread and wakes the loop if it sleeps. Waits for no user code; a loop that has
    /// returned runs the step in its next <see cref="Run"/>.
    /// </summary>
    private protected void Post(TStep step)
    {
        _posted.Add(step);
        _idle.Wake();
    }

    private void Stop()
    {
        Volatile.Write(ref _stopping, true);
        _idle.Wake();
    }

    /// <param name="idleUntil">When the next step is due; <see langword="null"/> if there is work now.</param>
    /// <returns><see langword="false"/> when nothing is left.</returns>
    private bool TryFindWork(out long? idleUntil)
    {
        _posted.MoveTo(ref _ready);
        TakeDue();
        idleUntil = _ready.Count == 0 && _sleeping is not null && _sleeping.TryPeekDeadline(out var deadline) ? deadline : null;
        return _ready.Count > 0 || idleUntil is not null || !_posted.IsEmpty;
    }

    private void RunReady()
    {
        for (var i = 0; i < StepsPerPass && !Volatile.Read(ref _stopping) && _ready.TryDequeueKept(out var step); i++)
            Execute(step);
    }

    private void Rest(long? until)
    {
        // Steps come again and again while the loop runs; at rest it keeps none of them alive.
        _ready.ForgetTaken();
        if (until is { } deadline) _idle.Until(deadline);
        else _idle.UntilWoken();
    }

    private void TakeDue()
    {
        if (_sleeping is null || _sleeping.Count == 0) return;
        var now = TimeProvider.GetTimestamp();
        while (_sleeping.TryTakeDue(now, out var step)) Ready(step);
    }
}
