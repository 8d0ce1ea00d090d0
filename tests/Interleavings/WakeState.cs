namespace ConcurrencyCompare.Tests.Interleavings;

/// <summary>Ways to get the protocol wrong.</summary>
public enum Mistake
{
    None,
    ClearsTheFlagAfterTakingTheInbox,
    SetsTheFlagBeforeTheEnqueue,
    PulsesWithoutTheLock,
}

internal enum LoopStep
{
    LookAtInbox,
    CountInbox,
    Take,
    LookAgain,
    ClearLate,
    Lock,
    LookAtFlag,
    Wait,
    Asleep,
    Unlock,
    Clear,
    Returned,
}

internal enum PosterStep
{
    Enqueue,
    SetFlag,
    Lock,
    Pulse,
    Unlock,
}

/// <summary>All that the loop and its posters share, and where each of them is. What stands for each poster is a
/// string of digits: it compares.</summary>
/// <param name="Loop">What the loop does next.</param>
/// <param name="LeftToTake">How many posts it is still to take.</param>
/// <param name="Ran">How many posts have run.</param>
/// <param name="Ready">How many were taken and have not.</param>
/// <param name="Inbox">How many were not taken.</param>
/// <param name="Woken">The flag.</param>
/// <param name="IsPulsed">Whether the loop, waiting for the gate's pulse, has got it.</param>
/// <param name="IsLocked">Whether somebody holds the gate.</param>
/// <param name="Posters">The <see cref="PosterStep"/> that each does next.</param>
/// <param name="Left">How many posts each has still to do; the one it is at counts.</param>
internal sealed record WakeState(
    LoopStep Loop,
    int LeftToTake,
    int Ran,
    int Ready,
    int Inbox,
    bool Woken,
    bool IsPulsed,
    bool IsLocked,
    string Posters,
    string Left);
