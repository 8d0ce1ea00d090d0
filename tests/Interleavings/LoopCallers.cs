namespace ConcurrencyCompare.Tests.Interleavings;

/// <summary>The threads that post to a loop, and the one that cancels its runs.</summary>
/// <remarks>
/// <para>A mirror of the other half of EventLoop.cs and IdleWait.cs:</para>
/// <list type="table">
/// <item>Push: <c>_posted.Add(step)</c> in EventLoop.Post, whose compare-and-swap is one step</item>
/// <item>CancelToken, TakeCallback: CancellationTokenSource.Cancel, which first says that it is cancelled, and then takes
/// the callback that is registered, if one is; EndCallback: it tells whoever waits that the callback is over</item>
/// <item>FlagStop: <c>_stopping = true</c> in EventLoop.Stop</item>
/// <item>SetFlag: <c>Interlocked.Exchange(ref _woken, 1) == 1</c> in IdleWait.Wake</item>
/// <item>Lock, Pulse, Unlock: <c>lock (_gate) Monitor.Pulse(_gate)</c> in IdleWait.Wake</item>
/// </list>
/// </remarks>
internal sealed class LoopCallers(int posters, int postsOfEach, int cancels, Mistake mistake)
{
    private readonly CallerStep _firstOfPost =
        mistake == Mistake.SetsTheFlagBeforeThePost ? CallerStep.SetFlag : CallerStep.Push;

    public LoopState Start => new()
    {
        Callers = new string(LoopState.Digit((int)_firstOfPost), posters)
            + LoopState.Digit((int)CallerStep.CancelToken),
        Left = new string(LoopState.Digit(postsOfEach), posters) + LoopState.Digit(cancels),
    };

    public bool HavePosted(LoopState state) => !Enumerable.Range(0, posters).Any(state.HasCalls);

    public IEnumerable<(string Step, LoopState Next)> Steps(LoopState state)
    {
        for (var caller = 0; caller <= posters; caller++)
        {
            if (!state.HasCalls(caller) || StepOf(caller, state) is not { } next) continue;
            yield return ($"{(IsCanceller(caller) ? "canceller" : $"poster {caller}")}: {state.StepOf(caller)}", next);
        }
    }

    /// <returns>What a caller's next step leads to; nothing while it is blocked.</returns>
    private LoopState? StepOf(int caller, LoopState state) => state.StepOf(caller) switch
    {
        CallerStep.Push when mistake == Mistake.SetsTheFlagBeforeThePost =>
            NextCall(caller, state) with { Inbox = state.Inbox + 1 },
        CallerStep.Push => state.With(caller, CallerStep.SetFlag) with { Inbox = state.Inbox + 1 },
        CallerStep.CancelToken =>
            state.With(caller, CallerStep.TakeCallback) with { Cancelled = state.Cancelled + 1 },
        CallerStep.TakeCallback => TakeCallback(caller, state),
        CallerStep.FlagStop => state.With(
            caller, mistake == Mistake.StopsWithoutWaking ? CallerStep.EndCallback : CallerStep.SetFlag) with
        {
            Stopping = true,
            LastFlagged = CancelledRun(state),
        },
        CallerStep.SetFlag when state.Woken => AfterWake(caller, state),
        CallerStep.SetFlag => state.With(
            caller, mistake == Mistake.PulsesWithoutTheLock ? CallerStep.Pulse : CallerStep.Lock) with
        {
            Woken = true,
        },
        CallerStep.Lock when !state.IsLocked => state.With(caller, CallerStep.Pulse) with { IsLocked = true },
        CallerStep.Pulse => (mistake == Mistake.PulsesWithoutTheLock
            ? AfterWake(caller, state)
            : state.With(caller, CallerStep.Unlock)) with
        {
            // A pulse that nobody waits for is gone.
            IsPulsed = state.IsPulsed || state.Loop == LoopStep.Asleep,
        },
        CallerStep.Unlock => AfterWake(caller, state) with { IsLocked = false },
        CallerStep.EndCallback => EndCallback(caller, state),
        _ => null,
    };

    /// <summary>A run that is over has taken its callback back; one that is to come will see the token.</summary>
    private LoopState TakeCallback(int caller, LoopState state) =>
        IsCancelling(state) && state.Callback == Callback.Registered
            ? state.With(caller, CallerStep.FlagStop) with { Callback = Callback.Executing }
            : NextCall(caller, state);

    private LoopState EndCallback(int caller, LoopState state) => NextCall(caller, state) with
    {
        Callback = IsCancelling(state) && state.Callback == Callback.Executing
            ? Callback.Done
            : state.Callback,
    };

    private LoopState AfterWake(int caller, LoopState state)
    {
        if (IsCanceller(caller)) return state.With(caller, CallerStep.EndCallback);
        return mistake == Mistake.SetsTheFlagBeforeThePost
            ? state.With(caller, CallerStep.Push)
            : NextCall(caller, state);
    }

    private LoopState NextCall(int caller, LoopState state) =>
        state.NextCall(caller, IsCanceller(caller) ? CallerStep.CancelToken : _firstOfPost);

    private bool IsCanceller(int caller) => caller == posters;

    /// <summary>Which run the canceller is cancelling.</summary>
    private static int CancelledRun(LoopState state) => state.Cancelled - 1;

    /// <summary>Whether that is the loop's present run.</summary>
    private static bool IsCancelling(LoopState state) => CancelledRun(state) == state.Run;
}
