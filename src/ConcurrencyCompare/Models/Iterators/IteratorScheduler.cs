using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Iterators;

/// <summary>Runs C# iterators as coroutines on one thread, round robin.</summary>
/// <remarks>
/// A coroutine runs until it yields an instruction; when that is done, it goes to the end of the ready queue. Everything
/// belongs to the thread that calls <see cref="EventLoop{TStep}.Run"/>. An exception from a coroutine comes out of
/// <see cref="EventLoop{TStep}.Run"/>; the other coroutines stay where they are until <see cref="Dispose"/>.
/// </remarks>
/// <param name="timeProvider">The scheduler's time; the system's if <see langword="null"/>.</param>
public sealed class IteratorScheduler(TimeProvider? timeProvider = null) : EventLoop<Coroutine>(timeProvider), IDisposable
{
    private Coroutine? _lastSpawned;

    /// <summary>Starts a coroutine: it runs after everything that is ready now.</summary>
    /// <param name="iterator">What to run; the scheduler disposes it.</param>
    public Coroutine Spawn(IEnumerator<YieldInstruction> iterator)
    {
        ArgumentNullException.ThrowIfNull(iterator);

        var coroutine = new Coroutine(this, iterator) { Previous = _lastSpawned };
        if (_lastSpawned is not null) _lastSpawned.Following = coroutine;
        _lastSpawned = coroutine;
        Ready(coroutine);
        return coroutine;
    }

    /// <summary>
    /// Ends every coroutine that has not ended, the last one first: their <see langword="finally"/> blocks run.
    /// </summary>
    /// <exception cref="AggregateException"><see langword="finally"/> blocks failed; all have run all the same.</exception>
    public void Dispose()
    {
        List<Exception>? failures = null;
        while (_lastSpawned is { } coroutine)
        {
            try
            {
                End(coroutine);
            }
#pragma warning disable CA1031 // Whatever a finally block throws: the others have to run.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                (failures ??= []).Add(failure);
            }
        }

        if (failures is not null) throw new AggregateException(failures);
    }

    internal void Resume(Coroutine coroutine) => Ready(coroutine);

    internal void SleepUntil(long dueTimestamp, Coroutine coroutine) => Sleep(dueTimestamp, coroutine);

    private protected override void Execute(Coroutine step)
    {
        if (step.HasEnded) return;

        bool goesOn;
        try
        {
            goesOn = step.MoveNext();
            if (goesOn && step.Current.TryFinish(step)) Ready(step);
        }
        catch (Exception failure)
        {
            // Its own code failed, or what it yielded: it is over either way.
            EndFailed(step, failure);
            throw;
        }

        if (!goesOn) End(step);
    }

    private void EndFailed(Coroutine coroutine, Exception failure)
    {
        try
        {
            End(coroutine);
        }
        catch (Exception another)
        {
            throw new AggregateException(failure, another);
        }
    }

    private void End(Coroutine coroutine)
    {
        // It may have disposed its own scheduler.
        if (coroutine.HasEnded) return;

        coroutine.HasEnded = true;
        if (coroutine.Previous is { } previous) previous.Following = coroutine.Following;
        if (coroutine.Following is { } following) following.Previous = coroutine.Previous;
        else _lastSpawned = coroutine.Previous;
        coroutine.Dispose();
    }
}
