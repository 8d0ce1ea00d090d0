using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Scheduling;

/// <summary>What both schedulers are: a loop that runs steps on one thread, in order, and sleeps when none is
/// ready.</summary>
/// <remarks>
/// <para>A step that is ready waits in a first-in, first-out queue. A step for later waits in a queue ordered by
/// deadline, then by the order in which it was added, and joins the ready ones at its time. The shape is that of
/// asyncio's
/// <see href="https://github.com/python/cpython/blob/main/Lib/asyncio/base_events.py"><c>_run_once</c></see>.</para>
/// <para>A step that is done with something at once need not queue to go on: it has a turn, of which it costs one, and
/// so does all that it goes on with (<see cref="TryContinue"/>). This is the budget of
/// <see href="https://docs.rs/tokio/latest/tokio/task/coop/">tokio</see>: who is always ready keeps nobody waiting for
/// more than a turn of each. Between two looks at the clock and at what other threads posted there is a pass of limited
/// length, and a step begins in it while there is a whole turn left: so none is cut short because of where it stands,
/// which would be the same one again and again.</para>
/// <para>Everything belongs to the thread that runs the loop, except <see cref="Post"/>.</para>
/// <para>An exception from a step comes out of <see cref="Run"/>; that step is over, the others stay where they are,
/// and <see cref="Run"/> may be called again to go on.</para>
/// </remarks>
/// <param name="timeProvider">The loop's time; the system's if null.</param>
internal sealed class EventLoop(TimeProvider? timeProvider)
{
    /// <summary>How many steps one may take before it is the others' turn.</summary>
    /// <remarks>Measured (docs/methodology.md, "The length of a turn"): twice as long saves 6 to 9% of a hand-over, and
    /// makes everybody else wait twice as long; half as long costs 14 to 17%.</remarks>
    private const int Turn = 32;

    /// <summary>How many steps may pass until a timer that is due joins the ready ones: enough for a look at the clock
    /// not to count.</summary>
    private const int PassLength = 2 * Turn;

    private readonly IdleWait _idle = new(timeProvider ?? TimeProvider.System);
    private RingBuffer<Action> _ready = new();
    private TimerQueue<Action>? _sleeping;
    private Inbox<Action> _posted;
    private int _running;

    // What the step that runs has had of its turn, and what is left of the pass.
    private int _spent;
    private int _passLeft;

    // How much a turn may spend; nothing once the loop is stopped. Only a run that begins sets it up again.
    private int _budget;

    /// <summary>The loop's time.</summary>
    public TimeProvider TimeProvider { get; } = timeProvider ?? TimeProvider.System;

    /// <summary>Whether some thread is inside <see cref="Run"/>.</summary>
    public bool IsRunning => Volatile.Read(ref _running) == 1;

    /// <summary>Whether a step is ready or was posted.</summary>
    public bool HasSteps => _ready.Count > 0 || !_posted.IsEmpty;

    /// <summary>Adds a step behind all that are ready.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Ready(Action step) => _ready.Enqueue(step);

    /// <summary>Adds a step that becomes ready at a moment.</summary>
    public CallbackHandle Sleep(long dueTimestamp, Action step) =>
        (_sleeping ??= new TimerQueue<Action>()).Add(dueTimestamp, step);

    /// <summary>Adds a step that becomes ready when a time has passed.</summary>
    public CallbackHandle Sleep(TimeSpan delay, Action step) =>
        Sleep(TimeProvider.AddTime(TimeProvider.GetTimestamp(), delay), step);

    /// <summary>
    /// Hands a step over from any thread and wakes the loop if it sleeps. Waits for no user code; a loop that has
    /// returned runs the step in its next <see cref="Run"/>.
    /// </summary>
    /// <returns><see langword="false"/> once the loop is closed.</returns>
    public bool Post(Action step)
    {
        if (!_posted.Add(step)) return false;
        _idle.Wake();
        return true;
    }

    /// <summary>Nothing is posted any more; what was posted before is ready.</summary>
    public void Close() => _posted.Close(ref _ready);

    /// <summary>Whether the step that is running may go on at once instead of becoming ready again: costs one of its
    /// turn.
    /// </summary>
    /// <returns><see langword="false"/> when it is the others' turn, when the loop has to stop, or when none
    /// runs.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryContinue()
    {
        if (_spent >= Volatile.Read(ref _budget)) return false;
        _spent++;
        return true;
    }

    /// <summary>Which step is running: a number that no other step of this loop has.</summary>
    public long StepNumber { get; private set; }

    /// <summary>Shortens the turn of the step that is running and has not gone on yet: others wait for the
    /// same.</summary>
    /// <param name="length">How many steps it has, itself included; the shortest counts.</param>
    public void ShortenTurn(int length)
    {
        var skipped = Turn - length + 1 - _spent;
        if (skipped <= 0) return;
        _spent += skipped;
        _passLeft += skipped;
    }

    /// <summary>Runs every step until none is ready, none sleeps, and none was posted.</summary>
    /// <exception cref="OperationCanceledException">The loop was cancelled; steps that wait are kept.</exception>
    /// <exception cref="InvalidOperationException">The loop is running: in another thread, or around this
    /// call.</exception>
    public void Run(CancellationToken cancellationToken)
    {
        if (!RunLoop(isService: false, cancellationToken)) cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Runs steps until it is cancelled, and sleeps while there is none.</summary>
    /// <exception cref="InvalidOperationException">The loop is running: in another thread, or around this
    /// call.</exception>
    public void RunUntilCancelled(CancellationToken cancellationToken) => RunLoop(isService: true, cancellationToken);

    /// <summary>Takes out all steps that have not run: what is ready, what sleeps and what was posted.</summary>
    public IEnumerable<Action> Drain()
    {
        _sleeping = null;
        _posted.MoveTo(ref _ready);
        while (_ready.TryDequeue(out var step)) yield return step;
    }

    /// <returns>Whether nothing is left; <see langword="false"/> when it was cancelled.</returns>
    private bool RunLoop(bool isService, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _running, 1) == 1)
            throw new InvalidOperationException("The scheduler is already running.");

        var context = ExecutionContext.Capture();
        try
        {
            Volatile.Write(ref _budget, Turn);
            // Disposing waits for a callback that is under way: it must not stop the next run.
            using var stop = cancellationToken.UnsafeRegister(static loop => ((EventLoop)loop!).Stop(), this);
            if (cancellationToken.IsCancellationRequested) return false;
            while (true)
            {
                var hasWork = TryFindWork(out var idleUntil);
                if (!hasWork && !isService) return true;

                if (cancellationToken.IsCancellationRequested) return false;
                if (hasWork && idleUntil is null) RunPass();
                else Rest(idleUntil);
            }
        }
        finally
        {
            Volatile.Write(ref _budget, 0);
            _ready.ForgetTaken();
            // What steps have changed of it does not come out of the run.
            if (context is not null) ExecutionContext.Restore(context);
            Volatile.Write(ref _running, 0);
        }
    }

    private void Stop()
    {
        Volatile.Write(ref _budget, 0);
        _idle.Wake();
    }

    /// <param name="idleUntil">When the next step is due; <see langword="null"/> if there is work now.</param>
    /// <returns><see langword="false"/> when nothing is left.</returns>
    private bool TryFindWork(out long? idleUntil)
    {
        _posted.MoveTo(ref _ready);
        TakeDue();
        idleUntil = _ready.Count == 0 && _sleeping is not null && _sleeping.TryPeekDeadline(out var deadline)
            ? deadline
            : null;
        return _ready.Count > 0 || idleUntil is not null || !_posted.IsEmpty;
    }

    private void RunPass()
    {
        for (_passLeft = PassLength; _passLeft >= Turn; _passLeft -= _spent)
        {
            _spent = 0;
            if (!TryContinue() || !_ready.TryDequeueKept(out var step)) return;
            StepNumber++;
            step();
        }
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
        while (_sleeping.TryTakeDue(now, out var step)) _ready.Enqueue(step);
    }
}
