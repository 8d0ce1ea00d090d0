using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Iterators;

/// <summary>Runs C# iterators as coroutines on one thread, round robin.</summary>
/// <remarks>
/// A coroutine runs until it yields an instruction; when that is done, it goes to the end of the ready queue. Everything
/// belongs to the thread that runs the loop, except <see cref="SpawnThreadSafe"/>. An exception from a coroutine ends it and
/// comes out of <see cref="EventLoop{TStep}.Run"/>; the other coroutines stay where they are until the next run, or
/// <see cref="Dispose"/>.
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

    /// <summary>As <see cref="Spawn"/>, from any thread; wakes the scheduler if it sleeps.</summary>
    /// <param name="iterator">What to run, on the scheduler's thread; the scheduler disposes it.</param>
    public void SpawnThreadSafe(IEnumerator<YieldInstruction> iterator)
    {
        ArgumentNullException.ThrowIfNull(iterator);

        // Only the scheduler's thread may touch its list: what is posted is a coroutine that spawns the real one.
        Post(new Coroutine(this, Spawning()));

        IEnumerator<YieldInstruction> Spawning()
        {
            Spawn(iterator);
            yield break;
        }
    }

    /// <summary>
    /// Ends every coroutine that has not ended, the last one first: their <see langword="finally"/> blocks run.
    /// </summary>
    /// <exception cref="AggregateException"><see langword="finally"/> blocks failed; all have run all the same.</exception>
    /// <exception cref="InvalidOperationException">The scheduler is running.</exception>
    public void Dispose()
    {
        if (IsRunning) throw new InvalidOperationException("A scheduler cannot be disposed while it runs.");

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

    internal TimerHandle SleepUntil(long dueTimestamp, Coroutine coroutine) => Sleep(dueTimestamp, coroutine);

    internal bool Cancel(Coroutine coroutine)
    {
        if (coroutine.HasEnded) return false;
        if (coroutine.IsRunning)
            throw new InvalidOperationException("A coroutine cannot cancel itself; it ends with yield break.");

        coroutine.Current?.Abandon();
        End(coroutine);
        return true;
    }

    private protected override void Execute(Coroutine step)
    {
        if (step.HasEnded) return;

        bool goesOn;
        try
        {
            step.IsRunning = true;
            goesOn = step.MoveNext();
            step.IsRunning = false;
            if (goesOn && step.Current!.TryFinish(step)) Ready(step);
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
        if (coroutine.Previous is { } previous) previous.Following = coroutine.Following;
        if (coroutine.Following is { } following) following.Previous = coroutine.Previous;
        else if (coroutine == _lastSpawned) _lastSpawned = coroutine.Previous;
        coroutine.End();
    }
}
