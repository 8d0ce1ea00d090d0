using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Threads;

/// <summary>Threads that end together: the first failure stops the others, and <see cref="Join"/> tells of
/// it.</summary>
/// <param name="start">Starts a thread.</param>
/// <param name="stop">Cancelled at the first failure; the threads wait with its token.</param>
/// <param name="cancellationToken">The caller's, which <paramref name="stop"/> is linked to.</param>
internal sealed class ThreadGroup(
    Action<Thread> start, CancellationTokenSource stop, CancellationToken cancellationToken)
{
    private readonly List<Thread> _threads = [];
    private readonly List<Exception> _failures = [];
    private bool _cutShort;

    /// <summary>
    /// Starts a thread for each of some, until the group is stopped: a thread that cannot start stops it, too.
    /// </summary>
    public void Start<TArgument>(string name, IReadOnlyList<TArgument> arguments, Action<TArgument> body)
    {
        foreach (var argument in arguments)
        {
            if (stop.IsCancellationRequested)
            {
                _cutShort = true;
                return;
            }

            var thread = new Thread(() => RunGuarded(body, argument)) { Name = name, IsBackground = true };
            _threads.Add(thread);
            try
            {
                start(thread);
            }
#pragma warning disable CA1031 // Whatever keeps a thread from starting comes out of Join, once the others have ended.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                _threads.RemoveAt(_threads.Count - 1);
                Fail(failure);
            }
        }
    }

    /// <summary>Waits until all threads have ended.</summary>
    /// <returns>Whether each of them came to its own end; <see langword="false"/> if one was told to stop.</returns>
    /// <exception cref="AggregateException">Several threads failed; the failure of a single one comes as
    /// itself.</exception>
    public bool Join()
    {
        foreach (var thread in _threads) thread.Join();

        Failures.Throw(_failures);
        return !_cutShort;
    }

    private void RunGuarded<TArgument>(Action<TArgument> body, TArgument argument)
    {
        try
        {
            body(argument);
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

    /// <summary>Told to stop by the group, or by the caller through a producer or consumer that looks at its
    /// token.</summary>
    private bool IsStop(OperationCanceledException told) =>
        told.CancellationToken == stop.Token
        || (told.CancellationToken == cancellationToken && cancellationToken.IsCancellationRequested);

    private void Fail(Exception failure)
    {
        lock (_failures) _failures.Add(failure);
        stop.Cancel();
    }
}
