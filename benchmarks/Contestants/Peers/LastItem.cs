namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>Knows when the last item was consumed, by whichever consumer: before that, nobody is told of the
/// end.</summary>
/// <remarks>A consumer holds on before it takes an item, and lets go after it has consumed it and before it waits for a
/// time: so it costs an item nothing where consumers go from item to item.</remarks>
internal sealed class LastItem
{
    private readonly TaskCompletionSource _consumed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _holding;
    private volatile bool _hasEnded;

    /// <summary>Done once every item was consumed; never, where a consumer has failed.</summary>
    public Task Consumed => _consumed.Task;

    /// <summary>From now on, this consumer may have an item.</summary>
    public void Hold() => Interlocked.Increment(ref _holding);

    /// <summary>This consumer has consumed what it had.</summary>
    public void LetGo()
    {
        if (Interlocked.Decrement(ref _holding) == 0 && _hasEnded) _consumed.TrySetResult();
    }

    /// <summary>This consumer has nothing any more, and has seen that no item is left to take.</summary>
    public void LetGoAtEnd()
    {
        _hasEnded = true;
        LetGo();
    }
}
