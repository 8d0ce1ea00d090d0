using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Callbacks;

/// <summary>How many more items may be in flight, and who waits for that: first come, first served.</summary>
/// <remarks>A count, so that a limit which nobody reaches costs nothing, whatever its size. Places that are free are
/// shared among all who do not wait.</remarks>
/// <param name="scheduler">Who calls back.</param>
/// <param name="size">How many items may be in flight, 1 or more.</param>
/// <param name="producers">How many enter.</param>
internal sealed class CallbackWindow(CallbackScheduler scheduler, int size, int producers)
{
    private readonly Queue<Action> _waiting = new();
    private readonly Queue<Action> _admitted = new();
    private FairShare _share;
    private long _lastStep;
    private int _free = size;
    private int _producers = producers;

    /// <summary>Takes the place of an item if there is one.</summary>
    /// <param name="callback">Called when there is one later: the moment to enter again, which then succeeds. One
    /// delegate waits once at a time.</param>
    /// <returns><see langword="false"/> when the caller has to wait.</returns>
    public bool TryEnter(Action callback)
    {
        if (scheduler.StepNumber != _lastStep) BeginTurn();
        if (_admitted.TryPeek(out var first) && ReferenceEquals(first, callback))
        {
            _admitted.Dequeue();
            return true;
        }

        if (_free == 0)
        {
            _waiting.Enqueue(callback);
            return false;
        }

        _free--;
        return true;
    }

    /// <summary>Gives a place up: to the first who waits, if somebody does.</summary>
    public void Leave()
    {
        if (_waiting.TryDequeue(out var callback))
        {
            _admitted.Enqueue(callback);
            scheduler.CallSoon(callback);
        }
        else
        {
            _free++;
        }
    }

    /// <summary>Gives a place up, and will not enter again.</summary>
    public void Retire()
    {
        _producers--;
        Leave();
    }

    private void BeginTurn()
    {
        _lastStep = scheduler.StepNumber;
        scheduler.ShortenTurn(_share.Next(_free, _producers - _waiting.Count));
    }
}
