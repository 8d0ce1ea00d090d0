using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>Tasks of the pool that end together.</summary>
/// <param name="stop">As in <see cref="Group"/>.</param>
/// <param name="cancellationToken">As in <see cref="Group"/>.</param>
internal sealed class TaskGroup(CancellationTokenSource stop, CancellationToken cancellationToken)
    : Group(stop, cancellationToken)
{
    private readonly List<Task> _tasks = [];

    /// <summary>Starts a task for each of some.</summary>
    public void Start<TArgument>(IReadOnlyList<TArgument> arguments, Func<TArgument, Task> body)
    {
        foreach (var argument in arguments) _tasks.Add(Task.Run(() => RunGuarded(body, argument)));
    }

    /// <summary>As <see cref="Group.RunGuarded{TArgument}"/>, for what waits.</summary>
    public async Task RunGuarded<TArgument>(Func<TArgument, Task> body, TArgument argument)
    {
        try
        {
            await body(argument);
        }
#pragma warning disable CA1031 // Whatever a producer or consumer throws comes out of Join.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            OnThrown(thrown);
        }
    }

    /// <summary>Blocks until all tasks have ended.</summary>
    /// <inheritdoc cref="Group.Conclude"/>
    public void Join() =>
        // Not Task.WaitAll, which runs on the caller's thread what has not begun.
        Joined().GetAwaiter().GetResult();

    /// <summary>Ends when all tasks have ended.</summary>
    /// <inheritdoc cref="Join"/>
    public async Task Joined()
    {
        await Task.WhenAll(_tasks);
        Conclude();
    }

    /// <summary>Several may find at the same time that the peer cannot do it: it is refused once.</summary>
    protected override bool Counts(Exception failure, IReadOnlyList<Exception> before) =>
        failure is not RefusedException || !before.Any(other => other is RefusedException);
}
