namespace ConcurrencyCompare.Models.Iterators;

/// <summary>What a coroutine may <see langword="yield"/>: all kinds are in this file.</summary>
/// <remarks>
/// An instruction is created once and yielded as often as needed, by one coroutine at a time; that keeps a running
/// coroutine free of allocations. Instructions belong to their scheduler's thread.
/// </remarks>
public abstract class YieldInstruction
{
    /// <summary>Lets everything that is ready run first.</summary>
    public static YieldInstruction Next { get; } = new NextInstruction();

    private protected YieldInstruction()
    {
    }

    /// <summary>Does what was asked for, or parks the coroutine for whoever will resume it.</summary>
    /// <returns><see langword="true"/> when it is done, and the coroutine is ready again.</returns>
    internal abstract bool TryFinish(Coroutine coroutine);

    private sealed class NextInstruction : YieldInstruction
    {
        internal override bool TryFinish(Coroutine coroutine) => true;
    }
}

/// <summary>Waits until a moment.</summary>
public sealed class DelayInstruction : YieldInstruction
{
    private long _dueTimestamp;

    /// <summary>Sets the moment.</summary>
    /// <param name="dueTimestamp">A timestamp of the scheduler's time; one that has passed is due at once.</param>
    /// <returns>This instruction, to be yielded.</returns>
    public DelayInstruction Until(long dueTimestamp)
    {
        _dueTimestamp = dueTimestamp;
        return this;
    }

    internal override bool TryFinish(Coroutine coroutine)
    {
        coroutine.SleepUntil(_dueTimestamp);
        return false;
    }
}

/// <summary>Gets an item from a queue.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class GetInstruction<T> : YieldInstruction
{
    private readonly IteratorQueue<T> _queue;
    private Coroutine? _waiting;

    internal GetInstruction(IteratorQueue<T> queue) => _queue = queue;

    /// <summary>Whether an item came; <see langword="false"/> when there will be no more.</summary>
    public bool HasItem { get; private set; }

    /// <summary>The item, if there is one; the default value if not.</summary>
    public T Item { get; private set; } = default!;

    internal override bool TryFinish(Coroutine coroutine)
    {
        if (_queue.TryGet(this)) return true;

        _waiting = coroutine;
        return false;
    }

    internal void Set(bool hasItem, T item)
    {
        HasItem = hasItem;
        Item = item;
    }

    internal void Resume()
    {
        var waiting = _waiting!;
        _waiting = null;
        waiting.Resume();
    }
}

/// <summary>Puts an item into a queue, once there is room.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class PutInstruction<T> : YieldInstruction
{
    private readonly IteratorQueue<T> _queue;
    private Coroutine? _waiting;

    internal PutInstruction(IteratorQueue<T> queue) => _queue = queue;

    internal T Item { get; private set; } = default!;

    /// <summary>Sets the item.</summary>
    /// <param name="item">The item to put.</param>
    /// <returns>This instruction, to be yielded.</returns>
    public PutInstruction<T> With(T item)
    {
        Item = item;
        return this;
    }

    internal override bool TryFinish(Coroutine coroutine)
    {
        if (_queue.TryPut(this)) return true;

        _waiting = coroutine;
        return false;
    }

    internal void Resume()
    {
        var waiting = _waiting!;
        _waiting = null;
        waiting.Resume();
    }
}
