using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>Tasks of the pool that end together: the first failure stops the others, and <see cref="Join"/> tells of
/// it.</summary>
/// <param name="stop">Cancelled at the first failure; the tasks wait with its token.</param>
/// <param name="cancellationToken">The caller's, which <paramref name="stop"/> is linked to.</param>
internal sealed class TaskGroup(CancellationTokenSource stop, CancellationToken cancellationToken)
{
    private readonly List<Task> _tasks = [];
    private readonly List<Exception> _failures = [];
    private volatile bool _cutShort;

    /// <summary>Starts a task for each of some.</summary>
    public void Start<TArgument>(IReadOnlyList<TArgument> arguments, Func<TArgument, Task> body)
    {
        foreach (var argument in arguments) _tasks.Add(Task.Run(() => RunGuarded(body, argument)));
    }

    /// <summary>Runs what belongs to the group and is started by others: a failure stops it.</summary>
    public async Task RunGuarded<TArgument>(Func<TArgument, Task> body, TArgument argument)
    {
        try
        {
            await body(argument);
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

    /// <summary>As <see cref="RunGuarded{TArgument}(Func{TArgument, Task}, TArgument)"/>, for what does not
    /// wait.</summary>
    public void RunGuarded<TArgument>(Action<TArgument> body, TArgument argument)
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

    /// <summary>Blocks until all tasks have ended.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled, and somebody was told to
    /// stop.</exception>
    /// <exception cref="AggregateException">Several tasks failed; the failure of a single one comes as
    /// itself.</exception>
    public void Join()
    {
        // Not Task.WaitAll, which runs on the caller's thread what has not begun.
        Task.WhenAll(_tasks).GetAwaiter().GetResult();
        Failures.Throw(_failures);
        if (_cutShort) throw new OperationCanceledException(cancellationToken);
    }

    private void Fail(Exception failure)
    {
        lock (_failures)
        {
            // Several may find at the same time that the peer cannot do it: it is refused once.
            if (failure is not RefusedException || !_failures.Exists(other => other is RefusedException))
                _failures.Add(failure);
        }

        stop.Cancel();
    }

    /// <summary>Told to stop by the group, or by the caller through a producer or consumer that looks at its
    /// token.</summary>
    private bool IsStop(OperationCanceledException told) =>
        told.CancellationToken == stop.Token
        || (told.CancellationToken == cancellationToken && cancellationToken.IsCancellationRequested);
}
