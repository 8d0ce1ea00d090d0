using System.Diagnostics.Contracts;
using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Models.Iterators;

/// <summary>An iterator that a scheduler runs, from one <see langword="yield"/> to the next.</summary>
/// <remarks>
/// <para>A coroutine that yields <see cref="YieldInstruction.Call"/> runs another iterator as a part of itself; the
/// callers wait on a stack, so a step costs the same at any depth.</para>
/// <para>Belongs to its scheduler's thread.</para>
/// </remarks>
public sealed class Coroutine
{
    private readonly IteratorScheduler _scheduler;
    private IEnumerator<YieldInstruction> _iterator;
    private Stack<IEnumerator<YieldInstruction>>? _callers;
    private YieldInstruction? _parkedAt;
    private Joiners? _joining;

    internal Coroutine(IteratorScheduler scheduler, IEnumerator<YieldInstruction> iterator)
    {
        _scheduler = scheduler;
        _iterator = iterator;
        Loop = scheduler.Loop;
        Step = GoOn;
    }

    private sealed class Joiners
    {
        public WaitingLine<Coroutine> Line = new();
    }

    // The scheduler's list of coroutines that have not ended.
    internal Coroutine? Previous { get; set; }

    internal Coroutine? Following { get; set; }

    /// <summary>Whether it has run to its end, failed, or was cancelled.</summary>
    public bool HasEnded { get; private set; }

    // While its own code runs, it cannot be cancelled.
    internal bool IsRunning { get; private set; }

    internal EventLoop Loop { get; }

    /// <summary>What the loop runs: from where it waits to where it waits next.</summary>
    internal Action Step { get; }

    /// <summary>Creates an instruction that waits until this coroutine has ended, in whatever way. Whoever yields it in
    /// this very coroutine fails: it would wait for its own end.</summary>
    [Pure]
    public YieldInstruction Join() => new JoinInstruction(this);

    /// <summary>
    /// Ends it where it waits: its <see langword="finally"/> blocks run inside this call, the innermost iterator's
    /// first. What it was to get goes to the next in line, or stays where it is; a put that has not found room is taken
    /// back. O(1) for each iterator that it is made of.
    /// </summary>
    /// <returns><see langword="false"/> when it had ended before.</returns>
    /// <exception cref="InvalidOperationException">It is running: a coroutine ends itself with
    /// <see langword="yield break"/>.</exception>
    /// <exception cref="AggregateException">Several <see langword="finally"/> blocks failed; the failure of a single
    /// one comes as itself. The coroutine has ended all the same.</exception>
    public bool Cancel()
    {
        if (HasEnded) return false;
        if (IsRunning)
            throw new InvalidOperationException("A coroutine cannot cancel itself; it ends with yield break.");

        End();
        return true;
    }

    internal void BecomeReady() => Loop.Ready(Step);

    /// <summary>Something was done at once: goes on with that, or behind the others.</summary>
    internal bool TryKeepTurn()
    {
        if (Loop.TryContinue()) return true;
        BecomeReady();
        return false;
    }

    /// <summary>The first step of a coroutine that another thread has spawned.</summary>
    internal void Begin()
    {
        _scheduler.Add(this);
        GoOn();
    }

    internal void Call(IEnumerator<YieldInstruction> iterator)
    {
        (_callers ??= new Stack<IEnumerator<YieldInstruction>>()).Push(_iterator);
        _iterator = iterator;
    }

    internal (int Slot, uint Generation) AddJoining(Coroutine coroutine) =>
        (_joining ??= new Joiners()).Line.Add(coroutine);

    internal void RemoveJoining(int slot, uint generation) => _joining?.Line.Remove(slot, generation);

    private void GoOn()
    {
        if (HasEnded) return;

        bool waits;
        try
        {
            IsRunning = true;
            waits = !_scheduler.IsDisposed && RunUntilItWaits() && !_scheduler.IsDisposed;
            IsRunning = false;
        }
        catch (Exception failure)
        {
            // Its own code failed, or what it yielded: it is over either way.
            EndFailed(failure);
            throw;
        }

        if (!waits) End();
    }

    /// <returns><see langword="false"/> if it came to its end.</returns>
    private bool RunUntilItWaits()
    {
        if (_parkedAt is { } parkedAt)
        {
            _parkedAt = null;
            parkedAt.Resume();
        }

        while (MoveNext())
        {
            var instruction = _iterator.Current ?? throw new InvalidOperationException("A coroutine yielded null.");
            if (instruction.TryFinish(this)) continue;
            _parkedAt = instruction;
            return true;
        }

        return false;
    }

    private bool MoveNext()
    {
        while (!_iterator.MoveNext())
        {
            _iterator.Dispose();
            if (_callers is null || !_callers.TryPop(out var caller)) return false;
            _iterator = caller;
        }

        return true;
    }

    private void EndFailed(Exception failure)
    {
        try
        {
            End();
        }
        catch (Exception another)
        {
            throw new AggregateException(failure, another);
        }
    }

    private void End()
    {
        HasEnded = true;
        IsRunning = false;
        _parkedAt?.Abandon();
        _parkedAt = null;
        _scheduler.Remove(this);
        while (_joining is not null && _joining.Line.TryTake(out var joining)) joining.BecomeReady();

        List<Exception>? failures = null;
        do
        {
            try
            {
                _iterator.Dispose();
            }
#pragma warning disable CA1031 // Whatever a finally block throws: those of the callers have to run.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                (failures ??= []).Add(failure);
            }
        }
        while (_callers is not null && _callers.TryPop(out _iterator!));

        // Whoever keeps a coroutine that has ended does not keep what its iterator held.
        _iterator = null!;
        Failures.Throw(failures);
    }
}
