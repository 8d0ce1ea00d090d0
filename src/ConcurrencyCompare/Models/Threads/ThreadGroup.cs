using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Threads;

/// <summary>Threads that end together: the first failure stops the others, and <see cref="Join"/> tells of it.</summary>
/// <param name="stop">Cancelled at the first failure; the threads wait with its token.</param>
/// <param name="cancellationToken">The caller's, which <paramref name="stop"/> is linked to.</param>
internal sealed class ThreadGroup(CancellationTokenSource stop, CancellationToken cancellationToken)
{
    private readonly List<Thread> _threads = [];
    private readonly List<Exception> _failures = [];
    private volatile bool _cutShort;

    /// <summary>Starts a thread; its failure, or that of the start itself, stops the group.</summary>
    public void Start(string name, Action body)
    {
        var thread = new Thread(() => RunGuarded(body)) { Name = name, IsBackground = true };
        try
        {
            thread.Start();
            _threads.Add(thread);
        }
        catch (Exception failure) when (failure is OutOfMemoryException or ThreadStartException)
        {
            Fail(failure);
        }
    }

    /// <summary>Waits until all threads have ended.</summary>
    /// <returns>Whether each of them came to its own end; <see langword="false"/> if one was told to stop.</returns>
    /// <exception cref="AggregateException">Several threads failed; the failure of a single one comes as itself.</exception>
    public bool Join()
    {
        foreach (var thread in _threads) thread.Join();

        Failures.Throw(_failures);
        return !_cutShort;
    }

    private void RunGuarded(Action body)
    {
        try
        {
            body();
        }
        catch (OperationCanceledException told) when (IsStop(told))
        {
            _cutShort = true;
        }
#pragma warning disable CA1031 // Whatever a producer or consumer throws comes out of Join.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Fail(failure);
        }
    }

    /// <summary>Told to stop by the group, or by the caller through a producer or consumer that looks at its token.</summary>
    private bool IsStop(OperationCanceledException told) =>
        told.CancellationToken == stop.Token
        || (told.CancellationToken == cancellationToken && cancellationToken.IsCancellationRequested);

    private void Fail(Exception failure)
    {
        lock (_failures) _failures.Add(failure);
        stop.Cancel();
    }
}
