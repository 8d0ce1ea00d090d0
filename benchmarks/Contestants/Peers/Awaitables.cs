using System.Runtime.CompilerServices;
using ConcurrencyCompare.Models.Callbacks;

// What a fiber awaits. Each belongs to one fiber, which awaits it again and again, and is its own awaiter: so nothing
// is allocated for an item. "IsCompleted" does what is awaited, if it can be done at once; otherwise the rest of the
// fiber becomes a callback.
namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>Waits for a moment.</summary>
internal sealed class Pausing(CallbackScheduler scheduler) : ICriticalNotifyCompletion
{
    private long? _due;

    public Pausing Until(long? timestamp)
    {
        _due = timestamp;
        return this;
    }

    public bool IsCompleted => _due is not { } due || due <= scheduler.TimeProvider.GetTimestamp();

    public void UnsafeOnCompleted(Action continuation) => scheduler.CallAt(_due!.Value, continuation);

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public Pausing GetAwaiter() => this;

    public void GetResult()
    {
        // There is none.
    }
}

/// <summary>Waits for the place of an item in a window.</summary>
internal sealed class Entering : ICriticalNotifyCompletion
{
    private readonly CallbackWindow _window;
    private readonly Action _admitted;
    private Action? _continuation;

    public Entering(CallbackWindow window)
    {
        _window = window;
        _admitted = () =>
        {
            _window.TryEnter(_admitted!);
            _continuation!();
        };
    }

    public bool IsCompleted => _window.TryEnter(_admitted);

    public void UnsafeOnCompleted(Action continuation) => _continuation = continuation;

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public Entering GetAwaiter() => this;

    public void GetResult()
    {
        // There is none.
    }
}

/// <summary>Puts an item into a queue.</summary>
internal sealed class Putting<T>(CallbackScheduler scheduler, AsyncQueue<T> queue) : ICriticalNotifyCompletion
{
    private T _item = default!;

    public Putting<T> Put(T item)
    {
        _item = item;
        return this;
    }

    public bool IsCompleted => scheduler.TryContinue() && queue.TryPut(_item);

    public void UnsafeOnCompleted(Action continuation) => queue.Put(_item, continuation);

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public Putting<T> GetAwaiter() => this;

    public void GetResult()
    {
        // What was put is not kept alive here.
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) _item = default!;
    }
}

/// <summary>Gets the next item of a queue, or learns that there is none any more.</summary>
internal sealed class Getting<T> : ICriticalNotifyCompletion
{
    private readonly CallbackScheduler _scheduler;
    private readonly AsyncQueue<T> _queue;
    private readonly Action<T> _came;
    private readonly Action _ended;
    private Action? _continuation;
    private T? _item;
    private bool _hasItem;

    public Getting(CallbackScheduler scheduler, AsyncQueue<T> queue)
    {
        _scheduler = scheduler;
        _queue = queue;
        _ended = () => _continuation!();
        _came = item =>
        {
            _item = item;
            _hasItem = true;
            _continuation!();
        };
    }

    public bool IsCompleted => _hasItem = _scheduler.TryContinue() && _queue.TryGet(out _item);

    public void UnsafeOnCompleted(Action continuation)
    {
        _continuation = continuation;
        _queue.Get(_came, _ended);
    }

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public Getting<T> GetAwaiter() => this;

    /// <returns>Whether there is an item, which <see cref="Take"/> gives.</returns>
    public bool GetResult() => _hasItem;

    public T Take()
    {
        var item = _item!;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) _item = default;
        return item;
    }
}
