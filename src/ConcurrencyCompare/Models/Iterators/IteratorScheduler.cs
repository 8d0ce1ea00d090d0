using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Iterators;

/// <summary>Runs C# iterators as coroutines on one thread, in turns.</summary>
/// <remarks>
/// <para>A coroutine runs until it yields an instruction that has to wait, or until it has had its turn of 32 steps;
/// then it becomes ready behind the others. Everything belongs to the thread that runs the loop, except
/// <see cref="SpawnThreadSafe"/>. An exception from a coroutine ends it and comes out of <see cref="Run"/>; the other
/// coroutines stay where they are until the next run, or <see cref="Dispose"/>.</para>
/// <para>Coroutines run in the <see cref="ExecutionContext"/> of the caller of <see cref="Run"/>, whoever spawned them.
/// What they change there (an <see cref="AsyncLocal{T}"/>) the others see, and the caller does not.</para>
/// </remarks>
/// <param name="timeProvider">The scheduler's time; the system's if <see langword="null"/>.</param>
public sealed class IteratorScheduler(TimeProvider? timeProvider = null) : IDisposable
{
    private Coroutine? _lastSpawned;

    internal EventLoop Loop { get; } = new(timeProvider);

    internal bool IsDisposed { get; private set; }

    /// <summary>The scheduler's time.</summary>
    public TimeProvider TimeProvider => Loop.TimeProvider;

    /// <summary>Starts a coroutine: it runs after everything that is ready now. O(1).</summary>
    /// <param name="iterator">What to run; the scheduler disposes it.</param>
    /// <returns>The coroutine, to wait for its end or to cancel it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="iterator"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The scheduler is disposed.</exception>
    public Coroutine Spawn(IEnumerator<YieldInstruction> iterator)
    {
        ArgumentNullException.ThrowIfNull(iterator);
        ObjectDisposedException.ThrowIf(IsDisposed, this);

        var coroutine = new Coroutine(this, iterator);
        Add(coroutine);
        coroutine.BecomeReady();
        return coroutine;
    }

    /// <summary>As <see cref="Spawn"/>, from any thread; wakes the scheduler if it sleeps.</summary>
    /// <param name="iterator">What to run, on the scheduler's thread; the scheduler disposes it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="iterator"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The scheduler is disposed.</exception>
    public void SpawnThreadSafe(IEnumerator<YieldInstruction> iterator)
    {
        ArgumentNullException.ThrowIfNull(iterator);

        // Only the scheduler's thread may touch its list: a coroutine that was posted joins it at its first step.
        ObjectDisposedException.ThrowIf(!Loop.Post(new Coroutine(this, iterator).Begin), this);
    }

    /// <summary>Runs until no coroutine is ready, none sleeps, and none was posted; parked ones may be left.</summary>
    /// <param name="cancellationToken">
    /// Ends the run at the next <see langword="yield"/>, if anything is left then; coroutines stay where they are.
    /// </param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The scheduler is running: in another thread, or around this call.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The scheduler is disposed.</exception>
    public void Run(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        Loop.Run(cancellationToken);
    }

    /// <summary>
    /// Runs until it is cancelled, and then returns: a service, which sleeps while nothing is left until another thread
    /// spawns.
    /// </summary>
    /// <param name="cancellationToken">Ends the run at the next <see langword="yield"/>; coroutines stay where they
    /// are.</param>
    /// <exception cref="InvalidOperationException">The scheduler is running: in another thread, or around this call.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The scheduler is disposed.</exception>
    public void RunUntilCancelled(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        Loop.RunUntilCancelled(cancellationToken);
    }

    /// <summary>
    /// Cancels every coroutine that has not ended, but for the one that is running, the last one first: their
    /// <see langword="finally"/> blocks run inside this call.
    /// </summary>
    /// <exception cref="AggregateException">Several <see langword="finally"/> blocks failed; the failure of a single
    /// one comes as itself. All have run all the same.</exception>
    public void CancelAll() => Failures.Throw(EndAll());

    /// <summary>
    /// Cancels every coroutine, and refuses new ones. What their <see langword="finally"/> blocks throw is lost, so
    /// that it does not hide an exception that is on its way: where it matters, call <see cref="CancelAll"/> before.
    /// </summary>
    /// <remarks>A coroutine that disposes its own scheduler goes on to its next <see langword="yield"/>.</remarks>
    public void Dispose()
    {
        IsDisposed = true;
        // What was posted before is ended with the others, and nothing comes after it.
        Loop.Close();
        EndAll();
    }

    /// <summary>Keeps a coroutine until it has ended.</summary>
    internal void Add(Coroutine coroutine)
    {
        coroutine.Previous = _lastSpawned;
        if (_lastSpawned is not null) _lastSpawned.Following = coroutine;
        _lastSpawned = coroutine;
    }

    internal void Remove(Coroutine coroutine)
    {
        if (coroutine.Previous is { } previous) previous.Following = coroutine.Following;
        if (coroutine.Following is { } following) following.Previous = coroutine.Previous;
        else if (coroutine == _lastSpawned) _lastSpawned = coroutine.Previous;
        coroutine.Previous = coroutine.Following = null;
    }

    private List<Exception>? EndAll()
    {
        if (_lastSpawned is null && !Loop.HasSteps) return null;

        List<Coroutine> coroutines = [];
        for (var coroutine = _lastSpawned; coroutine is not null; coroutine = coroutine.Previous)
            coroutines.Add(coroutine);
        // Those that were posted and have not begun; while the loop runs, they do not begin any more.
        if (!Loop.IsRunning) coroutines.AddRange(Loop.Drain().Select(step => step.Target).OfType<Coroutine>());

        List<Exception>? failures = null;
        foreach (var coroutine in coroutines)
        {
            try
            {
                if (!coroutine.IsRunning) coroutine.Cancel();
            }
#pragma warning disable CA1031 // Whatever a finally block throws: the others have to run.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                (failures ??= []).Add(failure);
            }
        }

        return failures;
    }
}
