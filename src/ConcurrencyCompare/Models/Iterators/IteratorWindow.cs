using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Iterators;

/// <summary>How many more items may be in flight, and who waits for that: first come, first served.</summary>
/// <remarks>A count, so that a limit which nobody reaches costs nothing, whatever its size. Places that are free are
/// shared among all who do not wait. Nobody who waits here is cancelled but by the end of all.</remarks>
/// <param name="loop">Whose turns are shared.</param>
/// <param name="size">How many items may be in flight, 1 or more.</param>
/// <param name="producers">How many enter.</param>
internal sealed class IteratorWindow(EventLoop loop, int size, int producers)
{
    private readonly Queue<EnterInstruction> _waiting = new();
    private FairShare _share;
    private long _lastStep;
    private int _free = size;
    private int _producers = producers;

    /// <summary>Creates an instruction that takes the place of an item each time it is yielded, as soon as there is
    /// one.
    /// </summary>
    public YieldInstruction CreateEnter() => new EnterInstruction(this);

    /// <summary>Takes the place of an item if there is one.</summary>
    /// <returns><see langword="false"/> when the caller has to wait.</returns>
    public bool TryEnter()
    {
        if (loop.StepNumber != _lastStep) BeginTurn();
        if (_free == 0) return false;

        _free--;
        return true;
    }

    /// <summary>Gives a place up: to the first who waits, if somebody does.</summary>
    public void Leave()
    {
        if (_waiting.TryDequeue(out var first)) first.OnEntered();
        else _free++;
    }

    /// <summary>Gives a place up, and will not enter again.</summary>
    public void Retire()
    {
        _producers--;
        Leave();
    }

    private void BeginTurn()
    {
        _lastStep = loop.StepNumber;
        loop.ShortenTurn(_share.Next(_free, _producers - _waiting.Count));
    }

    private sealed class EnterInstruction(IteratorWindow window) : YieldInstruction
    {
        public void OnEntered() => Waiting!.BecomeReady();

        private protected override bool TryDo(Coroutine coroutine)
        {
            if (window.TryEnter()) return true;

            window._waiting.Enqueue(this);
            return false;
        }

        private protected override void OnResumed() => window.BeginTurn();
    }
}
