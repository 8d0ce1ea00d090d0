namespace ConcurrencyCompare.Exploration.Controlled;

/// <summary>Stands for <see cref="System.Collections.Concurrent.BlockingCollection{T}"/>: what it does, in a step
/// each.</summary>
internal class BlockingCollection<T> : IDisposable
{
    private readonly Queue<T> _items = new();
    private bool _isAddingCompleted;

    public bool IsCompleted
    {
        get
        {
            Waiting.Step("looks whether the queue is completed");
            return IsAtItsEnd;
        }
    }

    private bool IsAtItsEnd => _isAddingCompleted && _items.Count == 0;

    public void Add(T item, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        Waiting.Step("adds an item");
        if (_isAddingCompleted) throw new InvalidOperationException("Adding is completed.");
        _items.Enqueue(item);
        Execution.Current.NoteQueued(_items.Count);
    }

    public void CompleteAdding()
    {
        Waiting.Step("completes the queue");
        _isAddingCompleted = true;
    }

    public IEnumerable<T> GetConsumingEnumerable(CancellationToken token)
    {
        while (true)
        {
            token.ThrowIfCancellationRequested();
            Waiting.For("an item", () => _items.Count > 0 || _isAddingCompleted, token);
            if (IsAtItsEnd) yield break;
            yield return _items.Dequeue();
        }
    }

    public void Dispose()
    {
    }
}
