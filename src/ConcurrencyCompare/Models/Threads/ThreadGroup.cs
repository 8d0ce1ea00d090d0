using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Threads;

/// <summary>Threads that end together.</summary>
/// <param name="start">Starts a thread.</param>
/// <param name="stop">As in <see cref="Group"/>.</param>
/// <param name="cancellationToken">As in <see cref="Group"/>.</param>
internal sealed class ThreadGroup(
    Action<Thread> start, CancellationTokenSource stop, CancellationToken cancellationToken)
    : Group(stop, cancellationToken)
{
    private readonly List<Thread> _threads = [];

    /// <summary>
    /// Starts a thread for each of some, until the group is stopped: a thread that cannot start stops it, too.
    /// </summary>
    public void Start<TArgument>(string name, IReadOnlyList<TArgument> arguments, Action<TArgument> body)
    {
        foreach (var argument in arguments)
        {
            if (IsStopped()) return;

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
                OnThrown(failure);
            }
        }
    }

    /// <summary>Blocks until all threads have ended.</summary>
    /// <inheritdoc cref="Group.Conclude"/>
    public void Join()
    {
        foreach (var thread in _threads) thread.Join();

        Conclude();
    }
}
