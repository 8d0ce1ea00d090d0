namespace ConcurrencyCompare.Models.Iterators;

/// <summary>How many more items may be in flight, and who waits for that: first come, first served.</summary>
/// <remarks>A count, so that a limit which nobody reaches costs nothing, whatever its size. Nobody who waits here is
/// cancelled but by the end of all.</remarks>
/// <param name="size">How many items may be in flight, 1 or more.</param>
internal sealed class IteratorWindow(int size)
{
    private readonly Queue<EnterInstruction> _waiting = new();
    private int _free = size;

    /// <summary>Creates an instruction that takes the place of an item each time it is yielded, as soon as there is one.
    /// </summary>
    public YieldInstruction CreateEnter() => new EnterInstruction(this);

    /// <summary>Takes the place of an item if there is one.</summary>
    /// <returns><see langword="false"/> when the caller has to wait.</returns>
    public bool TryEnter()
    {
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

    private sealed class EnterInstruction(IteratorWindow window) : YieldInstruction
    {
        public void OnEntered() => Waiting!.BecomeReady();

        private protected override bool TryDo(Coroutine coroutine)
        {
            if (window.TryEnter()) return true;

            window._waiting.Enqueue(this);
            return false;
        }
    }
}
