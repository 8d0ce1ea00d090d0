namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>One thread's way to wait for another one: it looks again and again for a while, and then blocks.</summary>
/// <param name="stop">Ends the wait, once <see cref="WakeAlways"/> is called.</param>
internal sealed class SpinThenPark(CancellationToken stop)
{
    /// <summary>The first ten are busy, the others yield: some microseconds in all.</summary>
    private const int Spins = 50;

    private readonly object _monitor = new();
    private bool _isParked;

    /// <summary>Waits until something is so.</summary>
    /// <exception cref="OperationCanceledException">Told to stop before.</exception>
    public void Until(Func<bool> isSo)
    {
        var spin = default(SpinWait);
        for (var i = 0; i < Spins; i++)
        {
            if (isSo()) return;
            spin.SpinOnce(sleep1Threshold: -1);
        }

        lock (_monitor)
        {
            // Parked before the look, and looked at after the change: one of the two threads sees the other.
            Volatile.Write(ref _isParked, true);
            Interlocked.MemoryBarrier();
            while (!isSo())
            {
                stop.ThrowIfCancellationRequested();
                Monitor.Wait(_monitor);
            }

            Volatile.Write(ref _isParked, false);
        }
    }

    /// <summary>After a change: wakes who is parked.</summary>
    public void Wake()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _isParked)) WakeAlways();
    }

    public void WakeAlways()
    {
        lock (_monitor) Monitor.PulseAll(_monitor);
    }
}
