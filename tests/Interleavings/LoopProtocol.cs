namespace ConcurrencyCompare.Tests.Interleavings;

/// <summary>How a loop begins, sleeps, is stopped and returns while other threads post and cancel, as a machine of
/// atomic steps: each a shared read or write. This is the loop; <see cref="LoopCallers"/> are the others.</summary>
/// <remarks>
/// <para>A mirror of EventLoop.cs, IdleWait.cs and Inbox.cs, step by step, which has to follow when they change:</para>
/// <list type="table">
/// <item>Begin: <c>_stopping = false</c> in EventLoop.RunLoop</item>
/// <item>Register: <c>cancellationToken.UnsafeRegister</c>, which calls Stop at once when the token is cancelled</item>
/// <item>LookAtToken: the <c>ThrowIfCancellationRequested</c> before the loop, and those inside it</item>
/// <item>TakeInbox: <c>_posted.MoveTo(_ready)</c> in TryFindWork, one exchange; LookAgain: <c>!_posted.IsEmpty</c>,
/// which no loop gets to while a timer is set</item>
/// <item>LookAtStop: <c>!_stopping</c> in RunReady, whose limit of steps is out of reach; RunStep: <c>Execute</c></item>
/// <item>Lock to ClearFlag: IdleWait.Block. <c>Monitor.Wait</c> lets go of the lock and waits in one step, and has it
/// again when it returns; its time-out is a day away</item>
/// <item>Throw, Leave: the end of <c>using var stop</c>, which waits for a callback that another thread is in
/// (<see href="https://learn.microsoft.com/dotnet/api/system.threading.cancellationtokenregistration.dispose"/>)</item>
/// </list>
/// <para>Orders of steps are explored, not what a processor makes of memory: that a post, or the token, is seen by
/// whoever clears the flag later is what the two exchanges of the flag, as full fences, are for.</para>
/// </remarks>
/// <param name="posters">How many threads post.</param>
/// <param name="postsOfEach">How often each does.</param>
/// <param name="runs">What the loop's thread calls, one after the other.</param>
/// <param name="cancels">How many of those calls another thread cancels, from the first on.</param>
/// <param name="mistake">What is wrong with the protocol.</param>
internal sealed class LoopProtocol(int posters, int postsOfEach, RunKind[] runs, int cancels, Mistake mistake)
{
    private readonly LoopCallers _callers = new(posters, postsOfEach, cancels, mistake);

    public LoopState Start => _callers.Start;

    /// <summary>What is wrong with a state.</summary>
    public string? Complaint(LoopState state, bool isFinal)
    {
        if (state.Loop == LoopStep.LookAtStop)
        {
            if (state.Stopping && !state.IsCancelled) return "The run was stopped for another one, and spins.";
            if (!state.Stopping && state.LastFlagged == state.Run) return "The stop was overwritten, steps go on.";
        }

        if (state is { Loop: LoopStep.Leave, WasCancelledBefore: true })
            return "The token was cancelled before, and the run did not throw.";
        if (!isFinal) return null;
        if (state.Loop == LoopStep.Ended) return HasRunAll(state) ? null : "A post was lost.";
        if (state.Loop != LoopStep.Asleep) return "Nobody can go on.";
        if (state.IsCancelled) return "The loop was cancelled and sleeps, and nobody will wake it.";
        return HasRunAll(state) ? null : "The loop sleeps while a post is pending, and nobody will wake it.";
    }

    public IEnumerable<(string Step, LoopState Next)> Steps(LoopState state)
    {
        if (StepOfLoop(state) is { } next) yield return ($"loop: {state.Loop}", next);
        foreach (var step in _callers.Steps(state)) yield return step;
    }

    /// <returns>What the loop's next step leads to; nothing while it is blocked.</returns>
    private LoopState? StepOfLoop(LoopState state) => state.Loop switch
    {
        LoopStep.Begin => Begin(state),
        LoopStep.Register => Register(state),
        LoopStep.LookAtTokenFirst => Go(
            state, state.IsCancelled && mistake != Mistake.LooksAtTheTokenOnlyWithWork
                ? LoopStep.Throw
                : LoopStep.TakeInbox),
        LoopStep.TakeInbox => TakeInbox(state),
        LoopStep.LookAgain => Go(state, state.Inbox > 0 ? LoopStep.LookAtTokenToRun : WhenIdle(state)),
        LoopStep.LookAtTokenToRun => Go(
            state, state.IsCancelled
                ? LoopStep.Throw
                : mistake == Mistake.ClearsTheStopBeforeAPass ? LoopStep.ClearStopLate : LoopStep.LookAtStop),
        LoopStep.ClearStopLate => Go(state, LoopStep.LookAtStop) with { Stopping = false },
        LoopStep.LookAtStop =>
            Go(state, state.Stopping || state.Ready == 0 ? LoopStep.TakeInbox : LoopStep.RunStep),
        LoopStep.RunStep =>
            Go(state, LoopStep.LookAtStop) with { Ready = state.Ready - 1, Ran = state.Ran + 1 },
        LoopStep.LookAtTokenToSleep => Go(
            state, state.IsCancelled
                ? LoopStep.Throw
                : mistake == Mistake.ClearsTheFlagAfterLooking ? LoopStep.ClearFlagLate : LoopStep.Lock),
        LoopStep.Throw or LoopStep.Leave => End(state),
        _ => StepOfSleep(state),
    };

    /// <summary>IdleWait.Block.</summary>
    private LoopState? StepOfSleep(LoopState state) => state.Loop switch
    {
        LoopStep.ClearFlagLate => Go(state, LoopStep.Lock) with { Woken = false },
        LoopStep.Lock when !state.IsLocked => Go(state, LoopStep.LookAtFlag) with { IsLocked = true },
        LoopStep.LookAtFlag => Go(state, state.Woken ? LoopStep.Unlock : LoopStep.Wait),
        LoopStep.Wait => Go(state, LoopStep.Asleep) with { IsLocked = false },
        LoopStep.Asleep when state.IsPulsed && !state.IsLocked =>
            Go(state, LoopStep.Unlock) with { IsPulsed = false, IsLocked = true },
        LoopStep.Unlock => Go(
            state, mistake == Mistake.ClearsTheFlagAfterLooking ? LoopStep.TakeInbox : LoopStep.ClearFlag) with
        {
            IsLocked = false,
        },
        LoopStep.ClearFlag => Go(state, LoopStep.TakeInbox) with { Woken = false },
        _ => null,
    };

    private LoopState? Begin(LoopState state)
    {
        if (runs[state.Run] == RunKind.Last && !_callers.HavePosted(state)) return null;
        return Go(state, LoopStep.Register) with
        {
            Stopping = false,
            WasCancelledBefore = state.IsCancelled,
            Inbox = mistake == Mistake.BeginsWithAnEmptyInbox ? 0 : state.Inbox,
        };
    }

    private static LoopState Register(LoopState state) => state.IsCancelled
        ? Go(state, LoopStep.LookAtTokenFirst) with
        {
            Callback = Callback.Done,
            Stopping = true,
            Woken = true,
            LastFlagged = state.Run,
        }
        : Go(state, LoopStep.LookAtTokenFirst) with { Callback = Callback.Registered };

    private LoopState TakeInbox(LoopState state)
    {
        var taken = state with { Ready = state.Ready + state.Inbox, Inbox = 0 };
        if (taken.Ready > 0) return Go(taken, LoopStep.LookAtTokenToRun);
        return Go(
            taken, runs[state.Run] == RunKind.WithTimer ? LoopStep.LookAtTokenToSleep : LoopStep.LookAgain);
    }

    private LoopStep WhenIdle(LoopState state) =>
        runs[state.Run] == RunKind.Forever ? LoopStep.LookAtTokenToSleep : LoopStep.Leave;

    private LoopState? End(LoopState state)
    {
        if (state.Callback == Callback.Executing && mistake != Mistake.LeavesWhileItIsStopped) return null;
        var ended = state with { Callback = Callback.None };
        return state.Run + 1 < runs.Length
            ? Go(ended, LoopStep.Begin) with { Run = state.Run + 1 }
            : Go(ended, LoopStep.Ended);
    }

    private bool HasRunAll(LoopState state) => state.Ran == posters * postsOfEach;

    private static LoopState Go(LoopState state, LoopStep step) => state with { Loop = step };
}
