using ConcurrencyCompare.Scheduling;

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

    /// <summary>
    /// Runs another iterator to its end as a part of the coroutine that yields this; used once. An exception in it ends the
    /// whole coroutine, because C# cannot throw into an iterator that waits at a <see langword="yield"/>.
    /// </summary>
    /// <param name="iterator">What to run; the coroutine disposes it.</param>
    public static YieldInstruction Call(IEnumerator<YieldInstruction> iterator)
    {
        ArgumentNullException.ThrowIfNull(iterator);
        return new CallInstruction(iterator);
    }

    private protected YieldInstruction()
    {
    }

    /// <summary>Does what was asked for, or parks the coroutine for whoever will resume it.</summary>
    /// <returns><see langword="true"/> when it is done, and the coroutine is ready again.</returns>
    internal abstract bool TryFinish(Coroutine coroutine);

    /// <summary>Takes back what <see cref="TryFinish"/> did: the coroutine that waits here is cancelled.</summary>
    internal virtual void Abandon()
    {
    }

    private sealed class NextInstruction : YieldInstruction
    {
        internal override bool TryFinish(Coroutine coroutine) => true;
    }

    private sealed class CallInstruction(IEnumerator<YieldInstruction> iterator) : YieldInstruction
    {
        internal override bool TryFinish(Coroutine coroutine)
        {
            coroutine.Call(iterator);
            return true;
        }
    }
}

/// <summary>Waits until another coroutine has ended.</summary>
internal sealed class JoinInstruction(Coroutine joined) : YieldInstruction
{
    internal override bool TryFinish(Coroutine coroutine)
    {
        if (joined == coroutine) throw new InvalidOperationException("A coroutine cannot wait for its own end.");
        if (joined.HasEnded) return true;

        joined.AddJoining(coroutine);
        return false;
    }
}

/// <summary>Waits until a moment, or for a time.</summary>
public sealed class DelayInstruction : YieldInstruction
{
    private long? _dueTimestamp;
    private TimeSpan _delay;
    private TimerHandle _timer;

    /// <summary>Sets a time to wait, from the moment at which this is yielded.</summary>
    /// <param name="delay">Zero or less is due at once.</param>
    /// <returns>This instruction, to be yielded.</returns>
    public DelayInstruction For(TimeSpan delay)
    {
        _dueTimestamp = null;
        _delay = delay;
        return this;
    }

    /// <summary>Sets the moment.</summary>
    /// <param name="dueTimestamp">A timestamp of the scheduler's time; one that has passed is due at once.</param>
    /// <returns>This instruction, to be yielded.</returns>
    public DelayInstruction Until(long dueTimestamp)
    {
        _dueTimestamp = dueTimestamp;
        _delay = TimeSpan.Zero;
        return this;
    }

    internal override bool TryFinish(Coroutine coroutine)
    {
        var time = coroutine.TimeProvider;
        _timer = coroutine.SleepUntil(_dueTimestamp ?? time.AddTime(time.GetTimestamp(), _delay));
        return false;
    }

    internal override void Abandon() => _timer.Cancel();
}

/// <summary>Gets an item from a queue.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class GetInstruction<T> : YieldInstruction
{
    private readonly IteratorQueue<T> _queue;
    private Coroutine? _waiting;

    internal GetInstruction(IteratorQueue<T> queue) => _queue = queue;

    internal bool IsWaiting => _waiting is not null;

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

    internal override void Abandon()
    {
        if (_waiting is null && HasItem) _queue.PutBack(Item);
        _waiting = null;
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

    internal bool IsWaiting => _waiting is not null;

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

    internal override void Abandon() => _waiting = null;

    internal void Resume()
    {
        var waiting = _waiting!;
        _waiting = null;
        waiting.Resume();
    }
}
