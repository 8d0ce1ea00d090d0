using System.Diagnostics.Contracts;
using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Iterators;

/// <summary>What a coroutine may <see langword="yield"/>.</summary>
/// <remarks>
/// An instruction does nothing until it is yielded. It is created once and yielded as often as needed, by one coroutine
/// at a time, which is checked; that keeps a running coroutine free of allocations. What is done at once does not wait:
/// the coroutine goes on for a turn of 32 steps, or for its share where others wait for the same. Instructions belong
/// to their scheduler's thread.
/// </remarks>
public abstract class YieldInstruction
{
    /// <summary>Lets everything that is ready run first.</summary>
    public static YieldInstruction Yield { get; } = new YieldTurnInstruction();

    /// <summary>
    /// Runs another iterator to its end as a part of the coroutine that yields this; used once, and whoever yields it a
    /// second time fails. An exception in it ends the whole coroutine, because C# cannot throw into an iterator that
    /// waits at a <see langword="yield"/>.
    /// </summary>
    /// <param name="iterator">What to run; the coroutine disposes it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="iterator"/> is null.</exception>
    [Pure]
    public static YieldInstruction Call(IEnumerator<YieldInstruction> iterator)
    {
        ArgumentNullException.ThrowIfNull(iterator);
        return new CallInstruction(iterator);
    }

    private protected YieldInstruction()
    {
    }

    /// <summary>The coroutine that waits here, until it goes on.</summary>
    private protected Coroutine? Waiting { get; private set; }

    /// <summary>Does what was asked for, or has the coroutine wait for whoever makes it ready.</summary>
    /// <returns><see langword="true"/> when it is done, and the coroutine's turn goes on.</returns>
    /// <exception cref="InvalidOperationException">Another coroutine waits here.</exception>
    internal virtual bool TryFinish(Coroutine coroutine)
    {
        if (Waiting is not null)
            throw new InvalidOperationException("An instruction can be yielded by one coroutine at a time.");
        if (TryDo(coroutine)) return true;

        Waiting = coroutine;
        return false;
    }

    /// <summary>The coroutine that waits here goes on.</summary>
    internal void Resume()
    {
        Waiting = null;
        OnResumed();
    }

    /// <summary>The coroutine that waits here is cancelled.</summary>
    internal void Abandon()
    {
        Waiting = null;
        OnAbandoned();
    }

    private protected abstract bool TryDo(Coroutine coroutine);

    private protected virtual void OnResumed()
    {
    }

    private protected virtual void OnAbandoned()
    {
    }

    private sealed class YieldTurnInstruction : YieldInstruction
    {
        // The one instruction that is everybody's.
        internal override bool TryFinish(Coroutine coroutine) => TryDo(coroutine);

        private protected override bool TryDo(Coroutine coroutine)
        {
            coroutine.BecomeReady();
            return false;
        }
    }

    private sealed class CallInstruction(IEnumerator<YieldInstruction> iterator) : YieldInstruction
    {
        private bool _used;

        private protected override bool TryDo(Coroutine coroutine)
        {
            if (_used) throw new InvalidOperationException("A call can be yielded once.");
            _used = true;
            coroutine.Call(iterator);
            return coroutine.TryKeepTurn();
        }
    }
}

/// <summary>Waits until another coroutine has ended.</summary>
internal sealed class JoinInstruction(Coroutine joined) : YieldInstruction
{
    private (int Slot, uint Generation) _place;

    private protected override bool TryDo(Coroutine coroutine)
    {
        if (joined == coroutine) throw new InvalidOperationException("A coroutine cannot wait for its own end.");
        if (joined.HasEnded) return coroutine.TryKeepTurn();

        _place = joined.AddJoining(coroutine);
        return false;
    }

    private protected override void OnAbandoned() => joined.RemoveJoining(_place.Slot, _place.Generation);
}

/// <summary>Waits until a moment, or for a time; yielded before either was set, it fails.</summary>
public sealed class DelayInstruction : YieldInstruction
{
    private long? _dueTimestamp;
    private TimeSpan? _delay;
    private CallbackHandle _timer;

    /// <summary>Sets a time to wait, from the moment at which this is yielded.</summary>
    /// <param name="delay">Zero or more; <see cref="Timeout.InfiniteTimeSpan"/> is never, which only a cancellation
    /// ends.
    /// </param>
    /// <returns>This instruction, to be yielded.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative, and not
    /// infinite.</exception>
    public DelayInstruction For(TimeSpan delay)
    {
        if (delay != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
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
        _delay = null;
        return this;
    }

    private protected override bool TryDo(Coroutine coroutine)
    {
        if (_dueTimestamp is { } due) _timer = coroutine.Loop.Sleep(due, coroutine.Step);
        else if (_delay is { } delay) _timer = coroutine.Loop.Sleep(delay, coroutine.Step);
        else throw new InvalidOperationException("There is no time to wait for: call For or Until before.");
        return false;
    }

    private protected override void OnAbandoned() => _timer.Cancel();
}
