namespace ConcurrencyCompare.Tests.Interleavings;

/// <summary>Ways to get the protocol wrong.</summary>
public enum Mistake
{
    None,
    ClearsTheFlagAfterLooking,
    SetsTheFlagBeforeThePost,
    PulsesWithoutTheLock,
    StopsWithoutWaking,
    ClearsTheStopBeforeAPass,
    LeavesWhileItIsStopped,
    LooksAtTheTokenOnlyWithWork,
    BeginsWithAnEmptyInbox,
}

/// <summary>What a call of the loop does.</summary>
public enum RunKind
{
    /// <summary><c>Run</c> with nothing that sleeps: returns when idle.</summary>
    UntilIdle,

    /// <summary><c>Run</c> with a timer for the next day: never idle, it sleeps.</summary>
    WithTimer,

    /// <summary><c>RunForever</c>.</summary>
    Forever,

    /// <summary><c>Run</c> once everything has been posted.</summary>
    Last,
}

internal enum LoopStep
{
    Begin,
    Register,
    LookAtTokenFirst,
    TakeInbox,
    LookAgain,
    LookAtTokenToRun,
    ClearStopLate,
    LookAtStop,
    RunStep,
    LookAtTokenToSleep,
    ClearFlagLate,
    Lock,
    LookAtFlag,
    Wait,
    Asleep,
    Unlock,
    ClearFlag,
    Throw,
    Leave,
    Ended,
}

/// <summary>A poster begins with the post, the canceller with the token; then both wake the loop.</summary>
internal enum CallerStep
{
    Push,
    CancelToken,
    TakeCallback,
    FlagStop,
    SetFlag,
    Lock,
    Pulse,
    Unlock,
    EndCallback,
}

/// <summary>What became of the callback that a run registers with its token.</summary>
internal enum Callback
{
    None,
    Registered,
    Executing,
    Done,
}

/// <summary>All that the threads share, and where each of them is. What stands for each caller is a string of digits:
/// it compares.</summary>
internal sealed record LoopState
{
    /// <summary>What the loop does next.</summary>
    public LoopStep Loop { get; init; }

    /// <summary>Which of its runs the loop is in.</summary>
    public int Run { get; init; }

    /// <summary>How many posts were not taken.</summary>
    public int Inbox { get; init; }

    /// <summary>How many were taken and have not run.</summary>
    public int Ready { get; init; }

    /// <summary>How many have run.</summary>
    public int Ran { get; init; }

    /// <summary>The flag that keeps the loop from sleeping.</summary>
    public bool Woken { get; init; }

    /// <summary>Whether the loop, waiting for the gate's pulse, has got it.</summary>
    public bool IsPulsed { get; init; }

    /// <summary>Whether somebody holds the gate.</summary>
    public bool IsLocked { get; init; }

    /// <summary>The flag that ends a pass.</summary>
    public bool Stopping { get; init; }

    /// <summary>How many tokens were cancelled: that of the first run is the first.</summary>
    public int Cancelled { get; init; }

    /// <summary>The callback of this run.</summary>
    public Callback Callback { get; init; }

    /// <summary>Which run was flagged to stop last; no part of the code, but what the flag ought to tell.</summary>
    public int LastFlagged { get; init; } = -1;

    /// <summary>Whether this run's token was cancelled before the run began.</summary>
    public bool WasCancelledBefore { get; init; }

    /// <summary>The <see cref="CallerStep"/> that each caller does next.</summary>
    public required string Callers { get; init; }

    /// <summary>How often each has still to call; the call that it is at counts.</summary>
    public required string Left { get; init; }

    /// <summary>Whether this run's token is cancelled.</summary>
    public bool IsCancelled => Run < Cancelled;

    public CallerStep StepOf(int caller) => (CallerStep)Value(Callers[caller]);

    public bool HasCalls(int caller) => Left[caller] != '0';

    public LoopState With(int caller, CallerStep step) => this with { Callers = Put(Callers, caller, (int)step) };

    /// <summary>One call less, and the first step of the next.</summary>
    public LoopState NextCall(int caller, CallerStep first) =>
        With(caller, first) with { Left = Put(Left, caller, Value(Left[caller]) - 1) };

    public static char Digit(int value) => (char)('0' + value);

    private static int Value(char digit) => digit - '0';

    private static string Put(string digits, int place, int value) =>
        string.Concat(digits.AsSpan(0, place), [Digit(value)], digits.AsSpan(place + 1));
}
