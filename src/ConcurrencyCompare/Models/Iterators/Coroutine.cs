using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Iterators;

/// <summary>An iterator that a scheduler runs, one <see langword="yield"/> at a time.</summary>
/// <remarks>
/// <para>A coroutine that yields <see cref="YieldInstruction.Call"/> runs another iterator as a part of itself; the callers
/// wait on a stack, so a step costs the same at any depth.</para>
/// <para>Belongs to its scheduler's thread.</para>
/// </remarks>
public sealed class Coroutine
{
    private readonly IteratorScheduler _scheduler;
    private IEnumerator<YieldInstruction> _iterator;
    private Stack<IEnumerator<YieldInstruction>>? _callers;
    private List<Coroutine>? _joining;

    internal Coroutine(IteratorScheduler scheduler, IEnumerator<YieldInstruction> iterator)
    {
        _scheduler = scheduler;
        _iterator = iterator;
    }

    // The scheduler's list of coroutines that have not ended.
    internal Coroutine? Previous { get; set; }

    internal Coroutine? Following { get; set; }

    /// <summary>Whether it has run to its end, failed, or was cancelled.</summary>
    public bool HasEnded { get; private set; }

    // While its own code runs, it cannot be cancelled.
    internal bool IsRunning { get; set; }

    internal YieldInstruction? Current => _iterator.Current;

    /// <summary>Creates an instruction that waits until this coroutine has ended, in whatever way.</summary>
    public YieldInstruction Join() => new JoinInstruction(this);

    /// <summary>
    /// Ends it where it waits: its <see langword="finally"/> blocks run inside this call, the innermost iterator's first.
    /// An item that it was given and has not seen goes back to the head of its queue.
    /// </summary>
    /// <returns><see langword="false"/> when it had ended before.</returns>
    /// <exception cref="InvalidOperationException">It is running: a coroutine ends itself with
    /// <see langword="yield break"/>.</exception>
    /// <exception cref="AggregateException">Several <see langword="finally"/> blocks failed; the failure of a single one
    /// comes as itself. The coroutine has ended all the same.</exception>
    public bool Cancel() => _scheduler.Cancel(this);

    internal bool MoveNext()
    {
        while (!_iterator.MoveNext())
        {
            _iterator.Dispose();
            if (_callers is null || !_callers.TryPop(out var caller)) return false;
            _iterator = caller;
        }

        return true;
    }

    internal void Call(IEnumerator<YieldInstruction> iterator)
    {
        (_callers ??= new Stack<IEnumerator<YieldInstruction>>()).Push(_iterator);
        _iterator = iterator;
    }

    internal void Resume() => _scheduler.Resume(this);

    internal TimerHandle SleepUntil(long dueTimestamp) => _scheduler.SleepUntil(dueTimestamp, this);

    internal TimeProvider TimeProvider => _scheduler.TimeProvider;

    internal void AddJoining(Coroutine coroutine) => (_joining ??= []).Add(coroutine);

    internal void End()
    {
        HasEnded = true;
        IsRunning = false;
        if (_joining is not null)
        {
            foreach (var joining in _joining) joining.Resume();
            _joining = null;
        }

        List<Exception>? failures = null;
        do
        {
            try
            {
                _iterator.Dispose();
            }
#pragma warning disable CA1031 // Whatever a finally block throws: those of the callers have to run.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                (failures ??= []).Add(failure);
            }
        }
        while (_callers is not null && _callers.TryPop(out _iterator!));

        Failures.Throw(failures);
    }
}
