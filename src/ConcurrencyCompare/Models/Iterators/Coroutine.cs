namespace ConcurrencyCompare.Models.Iterators;

/// <summary>An iterator that a scheduler runs, one <see langword="yield"/> at a time.</summary>
/// <remarks>Belongs to its scheduler's thread.</remarks>
public sealed class Coroutine
{
    private readonly IteratorScheduler _scheduler;
    private readonly IEnumerator<YieldInstruction> _iterator;

    internal Coroutine(IteratorScheduler scheduler, IEnumerator<YieldInstruction> iterator)
    {
        _scheduler = scheduler;
        _iterator = iterator;
    }

    // The scheduler's list of coroutines that have not ended.
    internal Coroutine? Previous { get; set; }

    internal Coroutine? Following { get; set; }

    /// <summary>Whether it has run to its end, failed, or was disposed.</summary>
    public bool HasEnded { get; internal set; }

    internal bool MoveNext() => _iterator.MoveNext();

    internal YieldInstruction Current => _iterator.Current;

    internal void Dispose() => _iterator.Dispose();

    internal void Resume() => _scheduler.Resume(this);

    internal void SleepUntil(long dueTimestamp) => _scheduler.SleepUntil(dueTimestamp, this);
}
