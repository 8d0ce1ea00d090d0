using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Iterators;

/// <summary>Gets an item from a queue, as soon as there is one.</summary>
/// <remarks>
/// <code>
/// if (!get.TryNow(out var item))
/// {
///     yield return get;
///     if (!get.TryTake(out item)) yield break;
/// }
/// </code>
/// The two lines inside may stand alone: that costs more, because it leaves the iterator each time.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class GetInstruction<T> : YieldInstruction
{
    private readonly IteratorQueue<T> _queue;
    private EventLoop? _loop;
    private (int Slot, uint Generation) _place;
    private Answer _answer;
    private bool _isPromised;
    private T? _item;

    private enum Answer : byte
    {
        None,
        Item,
        Completed,
    }

    internal GetInstruction(IteratorQueue<T> queue) => _queue = queue;

    /// <summary>Gets an item now, if there is one and this coroutine's turn is not over.</summary>
    /// <param name="item">The item.</param>
    /// <returns><see langword="false"/> when this has to be yielded: to wait for an item, for the next turn, or to
    /// learn that there will be no more.</returns>
    /// <exception cref="InvalidOperationException">The item that came before was not taken.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNow([MaybeNullWhen(false)] out T item)
    {
        RefuseSecondItem();
        if (_loop is { } loop && loop.TryContinue()) return _queue.TryGet(out item);

        item = default;
        return false;
    }

    /// <summary>Takes what came, once.</summary>
    /// <param name="item">The item, which is not kept here any longer.</param>
    /// <returns><see langword="false"/> when there will be no more.</returns>
    /// <exception cref="InvalidOperationException">Nothing came since: this was not yielded.</exception>
    public bool TryTake([MaybeNullWhen(false)] out T item)
    {
        if (_answer == Answer.None) throw new InvalidOperationException("Nothing came: yield the instruction first.");

        var hasItem = _answer == Answer.Item;
        item = _item;
        _item = default;
        _answer = Answer.None;
        return hasItem;
    }

    internal void OnPromised()
    {
        _isPromised = true;
        Waiting!.BecomeReady();
    }

    private protected override bool TryDo(Coroutine coroutine)
    {
        _loop = coroutine.Loop;
        RefuseSecondItem();
        if (!_queue.HasAnswer)
        {
            _place = _queue.Park(this);
            return false;
        }

        if (_loop.TryContinue() && TryGet()) return true;

        // It is the others' turn, or what is left is promised to others who may be cancelled yet: the item stays where
        // it is.
        _queue.PromiseAnswer();
        _isPromised = true;
        coroutine.BecomeReady();
        return false;
    }

    private protected override void OnResumed()
    {
        _isPromised = false;
        _answer = _queue.TryKeepPromise(_loop!, out _item) ? Answer.Item : Answer.Completed;
    }

    private protected override void OnAbandoned()
    {
        if (_isPromised) _queue.ReleasePromise();
        else _queue.RemoveGetter(_place.Slot, _place.Generation);
        _isPromised = false;
    }

    private bool TryGet()
    {
        _answer = _queue.TryGet(out _item) ? Answer.Item : _queue.IsDrained ? Answer.Completed : Answer.None;
        return _answer != Answer.None;
    }

    private void RefuseSecondItem()
    {
        if (_answer == Answer.Item) ThrowNotTaken();
    }

    [DoesNotReturn]
    private static void ThrowNotTaken() =>
        throw new InvalidOperationException("The item that came before was not taken.");
}

/// <summary>Puts an item into a queue, as soon as there is room.</summary>
/// <remarks>
/// <code>
/// if (!put.TryNow(item)) yield return put;
/// </code>
/// It may be <c>yield return put.With(item);</c> as well: that costs more, because it leaves the iterator each time.
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class PutInstruction<T> : YieldInstruction
{
    private readonly IteratorQueue<T> _queue;
    private EventLoop? _loop;
    private (int Slot, uint Generation) _place;
    private bool _hasItem;
    private T? _item;

    internal PutInstruction(IteratorQueue<T> queue) => _queue = queue;

    /// <summary>Puts an item now, if there is room and this coroutine's turn is not over.</summary>
    /// <param name="item">The item; may be null.</param>
    /// <returns><see langword="false"/> when it was only kept: yield this, and it is put as soon as there is
    /// room.</returns>
    /// <exception cref="InvalidOperationException">The queue is completed, or the item before waits to be yielded.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNow(T item)
    {
        if (!_hasItem && _loop is { } loop && loop.TryContinue() && _queue.TryPut(item)) return true;

        With(item);
        return false;
    }

    /// <summary>Sets the item that is put when this is yielded.</summary>
    /// <param name="item">The item; may be null.</param>
    /// <returns>This instruction, to be yielded.</returns>
    /// <exception cref="InvalidOperationException">The item before was not put: it waits to be yielded.</exception>
    public PutInstruction<T> With(T item)
    {
        if (_hasItem) throw new InvalidOperationException("The item before was not put: yield the instruction first.");

        _item = item;
        _hasItem = true;
        return this;
    }

    /// <summary>The queue has room for the item of the coroutine that is parked here.</summary>
    internal T TakeItem()
    {
        var item = Forget();
        Waiting!.BecomeReady();
        return item;
    }

    private protected override bool TryDo(Coroutine coroutine)
    {
        if (!_hasItem) throw new InvalidOperationException("There is no item to put: call TryNow or With before.");

        _loop = coroutine.Loop;
        // Not kept when the queue refuses it for good.
        var item = Forget();
        if (_queue.TryPut(item))
        {
            if (coroutine.TryKeepTurn()) return true;
            _queue.AddAccepted();
            return false;
        }

        With(item);
        _place = _queue.Park(this);
        return false;
    }

    private protected override void OnResumed() => _queue.GoOnAccepted(_loop!);

    private protected override void OnAbandoned()
    {
        // The queue may have the item already.
        if (!_hasItem)
        {
            _queue.RemoveAccepted();
            return;
        }

        Forget();
        _queue.RemovePutter(_place.Slot, _place.Generation);
    }

    private T Forget()
    {
        var item = _item!;
        _item = default;
        _hasItem = false;
        return item;
    }
}
