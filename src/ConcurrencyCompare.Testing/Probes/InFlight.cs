namespace ConcurrencyCompare.Testing.Probes;

/// <summary>Counts items between being produced and having been consumed.</summary>
/// <remarks>Rises inside TryProduce and falls inside Consume, so that no item is counted longer than a model's own
/// limit holds it: the most that is seen is never more than what was allowed, whatever the timing.</remarks>
internal sealed class InFlight
{
    private readonly Lock _lock = new();
    private int _now;

    /// <summary>The most that were in flight at any moment.</summary>
    public int Most { get; private set; }

    /// <summary>Set when there are as many as <see cref="Awaited"/>.</summary>
    public ManualResetEventSlim Reached { get; } = new();

    public int Awaited { get; init; } = int.MaxValue;

    public void Rise()
    {
        lock (_lock)
        {
            Most = Math.Max(Most, ++_now);
            if (_now == Awaited) Reached.Set();
        }
    }

    public void Fall()
    {
        lock (_lock) _now--;
    }
}
