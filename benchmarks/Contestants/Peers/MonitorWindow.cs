namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>How many more items may be in flight, and a monitor for those who wait for that.</summary>
/// <param name="size">How many items may be in flight.</param>
/// <param name="stop">Ends all waits, once <see cref="WakeAll"/> is called.</param>
internal sealed class MonitorWindow(int size, CancellationToken stop)
{
    private readonly object _someRoom = new();
    private int _free = size;

    /// <summary>Takes the place of an item as soon as there is one.</summary>
    public void Enter()
    {
        lock (_someRoom)
        {
            while (_free == 0)
            {
                stop.ThrowIfCancellationRequested();
                Monitor.Wait(_someRoom);
            }

            _free--;
        }
    }

    /// <summary>Gives a place up.</summary>
    public void Leave()
    {
        lock (_someRoom)
        {
            _free++;
            Monitor.Pulse(_someRoom);
        }
    }

    /// <summary>Lets all who wait look at the token.</summary>
    public void WakeAll()
    {
        lock (_someRoom) Monitor.PulseAll(_someRoom);
    }
}
