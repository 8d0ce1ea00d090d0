namespace ConcurrencyCompare.Tests.Interleavings;

/// <summary>The protocol by which a post wakes a loop, as a machine of atomic steps: each a shared read or write.
/// </summary>
/// <remarks>
/// <para>A mirror of EventLoop.cs and IdleWait.cs, step by step, which has to follow when they change:</para>
/// <list type="table">
/// <item>Enqueue: <c>_posted.Enqueue(step)</c> in EventLoop.Post</item>
/// <item>SetFlag: <c>Interlocked.Exchange(ref _woken, 1) == 1</c> in IdleWait.Wake</item>
/// <item>Lock, Pulse, Unlock of a poster: <c>lock (_gate) Monitor.Pulse(_gate)</c> in IdleWait.Wake</item>
/// <item>LookAtInbox: <c>_posted.IsEmpty</c> in EventLoop.TakePosted</item>
/// <item>CountInbox: <c>_posted.Count</c> in EventLoop.TakePosted</item>
/// <item>Take: <c>_posted.TryDequeue</c> in EventLoop.TakePosted; RunReady, which shares nothing, is in its last one
/// </item>
/// <item>LookAgain: <c>!_posted.IsEmpty</c> in EventLoop.TryFindWork, reached when nothing sleeps any more</item>
/// <item>Lock, Unlock of the loop: <c>lock (_gate)</c> in IdleWait.Block</item>
/// <item>LookAtFlag: <c>_woken == 0</c> in IdleWait.Block</item>
/// <item>Wait, Asleep: <c>Monitor.Wait</c> in IdleWait.Block, which lets go of the lock and waits in one step, and has
/// it again when it returns; its time-out is a day away</item>
/// <item>Clear: <c>Interlocked.Exchange(ref _woken, 0)</c> in IdleWait.Block</item>
/// </list>
/// <para>A timer for the next day keeps the loop waiting until the last post has run and cancels it.</para>
/// <para>Orders of steps are explored, not what a processor makes of memory: that the enqueue is seen by whoever clears
/// the flag later is what the two exchanges, as full fences, are for.</para>
/// </remarks>
internal sealed class WakeProtocol(int posters, int postsOfEach, Mistake mistake)
{
    public WakeState Start { get; } = new(
        LoopStep.LookAtInbox,
        LeftToTake: 0,
        Ran: 0,
        Ready: 0,
        Inbox: 0,
        Woken: false,
        IsPulsed: false,
        IsLocked: false,
        Posters: new string(Digit((int)First(mistake)), posters),
        Left: new string(Digit(postsOfEach), posters));

    /// <summary>What is wrong with a state.</summary>
    public string? Complaint(WakeState state, bool isFinal)
    {
        if (state.Loop == LoopStep.Returned && !HasRunAll(state)) return "The loop returned before the last post.";
        if (!isFinal || state.Loop == LoopStep.Returned) return null;
        return state.Inbox > 0
            ? "The loop sleeps while a post is pending, and nobody will wake it."
            : "Nobody can go on.";
    }

    public IEnumerable<(string Step, WakeState Next)> Steps(WakeState state)
    {
        if (StepOfLoop(state) is { } next) yield return ($"loop: {state.Loop}", next);
        for (var poster = 0; poster < posters; poster++)
        {
            if (state.Left[poster] == '0') continue;
            if (StepOfPoster(state, poster) is { } after)
                yield return ($"poster {poster}: {(PosterStep)Value(state.Posters[poster])}", after);
        }
    }

    /// <returns>What the loop's next step leads to; nothing while it is blocked.</returns>
    private WakeState? StepOfLoop(WakeState state) => state.Loop switch
    {
        LoopStep.LookAtInbox => state.Inbox == 0 ? Decide(state) : state with { Loop = LoopStep.CountInbox },
        LoopStep.CountInbox => state with { Loop = LoopStep.Take, LeftToTake = state.Inbox },
        LoopStep.Take => Take(state),
        LoopStep.LookAgain =>
            state with { Loop = state.Inbox == 0 ? LoopStep.Returned : LoopStep.LookAtInbox },
        LoopStep.ClearLate => state with { Loop = LoopStep.Lock, Woken = false },
        LoopStep.Lock when !state.IsLocked => state with { Loop = LoopStep.LookAtFlag, IsLocked = true },
        LoopStep.LookAtFlag => state with { Loop = state.Woken ? LoopStep.Unlock : LoopStep.Wait },
        LoopStep.Wait => state with { Loop = LoopStep.Asleep, IsLocked = false },
        LoopStep.Asleep when state.IsPulsed && !state.IsLocked =>
            state with { Loop = LoopStep.Unlock, IsPulsed = false, IsLocked = true },
        LoopStep.Unlock => state with
        {
            Loop = mistake == Mistake.ClearsTheFlagAfterTakingTheInbox ? LoopStep.LookAtInbox : LoopStep.Clear,
            IsLocked = false,
        },
        LoopStep.Clear => state with { Loop = LoopStep.LookAtInbox, Woken = false },
        _ => null,
    };

    private WakeState Take(WakeState state)
    {
        var taken = state with
        {
            Ready = state.Ready + 1,
            Inbox = state.Inbox - 1,
            LeftToTake = state.LeftToTake - 1,
        };
        return taken.LeftToTake > 0 ? taken : Decide(taken);
    }

    /// <summary>The rest of TryFindWork, and RunReady.</summary>
    private WakeState Decide(WakeState state)
    {
        if (state.Ready > 0)
            return state with { Loop = LoopStep.LookAtInbox, Ready = 0, Ran = state.Ran + state.Ready };
        if (HasRunAll(state)) return state with { Loop = LoopStep.LookAgain };
        return state with
        {
            Loop = mistake == Mistake.ClearsTheFlagAfterTakingTheInbox ? LoopStep.ClearLate : LoopStep.Lock,
        };
    }

    private WakeState? StepOfPoster(WakeState state, int poster) => (PosterStep)Value(state.Posters[poster]) switch
    {
        PosterStep.Enqueue => mistake == Mistake.SetsTheFlagBeforeTheEnqueue
            ? NextPost(state, poster) with { Inbox = state.Inbox + 1 }
            : Go(state, poster, PosterStep.SetFlag) with { Inbox = state.Inbox + 1 },
        PosterStep.SetFlag when state.Woken => AfterWake(state, poster),
        PosterStep.SetFlag => Go(
            state, poster, mistake == Mistake.PulsesWithoutTheLock ? PosterStep.Pulse : PosterStep.Lock) with
        {
            Woken = true,
        },
        PosterStep.Lock when !state.IsLocked =>
            Go(state, poster, PosterStep.Pulse) with { IsLocked = true },
        PosterStep.Pulse => (mistake == Mistake.PulsesWithoutTheLock
            ? AfterWake(state, poster)
            : Go(state, poster, PosterStep.Unlock)) with
        {
            // A pulse that nobody waits for is gone.
            IsPulsed = state.IsPulsed || state.Loop == LoopStep.Asleep,
        },
        PosterStep.Unlock => AfterWake(state, poster) with { IsLocked = false },
        _ => null,
    };

    private WakeState AfterWake(WakeState state, int poster) =>
        mistake == Mistake.SetsTheFlagBeforeTheEnqueue
            ? Go(state, poster, PosterStep.Enqueue)
            : NextPost(state, poster);

    private WakeState NextPost(WakeState state, int poster) =>
        Go(state, poster, First(mistake)) with { Left = Add(state.Left, poster, -1) };

    private bool HasRunAll(WakeState state) => state.Ran == posters * postsOfEach;

    private static PosterStep First(Mistake mistake) =>
        mistake == Mistake.SetsTheFlagBeforeTheEnqueue ? PosterStep.SetFlag : PosterStep.Enqueue;

    private static WakeState Go(WakeState state, int poster, PosterStep step) =>
        state with { Posters = Add(state.Posters, poster, (int)step - Value(state.Posters[poster])) };

    private static string Add(string counts, int place, int change) =>
        string.Concat(counts.AsSpan(0, place), [Digit(Value(counts[place]) + change)], counts.AsSpan(place + 1));

    private static char Digit(int value) => (char)('0' + value);

    private static int Value(char digit) => digit - '0';
}
