using System.Reflection;
using ConcurrencyCompare.Exploration.Controlled;

namespace ConcurrencyCompare.Exploration;

/// <summary>A scheduler as it is, or a copy of it with a mistake in it.</summary>
internal abstract class Loop
{
    private readonly Action<CancellationToken> _run;
    private readonly Action<CancellationToken> _runUntilCancelled;

    protected Loop(string root, string type, Execution execution)
    {
        Root = root;
        Scheduler = Activator.CreateInstance(TypeOf(root, type), new VirtualTime(execution))!;
        _run = MethodOf<Action<CancellationToken>>("Run");
        _runUntilCancelled = MethodOf<Action<CancellationToken>>("RunUntilCancelled");
    }

    protected string Root { get; }

    protected object Scheduler { get; }

    public static string RootOf(string? mistake) => mistake is null ? "ConcurrencyCompare" : $"Mistakes.{mistake}";

    public static Type TypeOf(string root, string name) => Type.GetType($"{root}.Models.{name}", throwOnError: true)!;

    public void Run(CancellationToken token) => _run(token);

    public void RunUntilCancelled(CancellationToken token) => _runUntilCancelled(token);

    /// <summary>Hands a step over, from any thread.</summary>
    /// <param name="step">What to run.</param>
    /// <param name="onEnded">Called when it is over, whether it ran or not, if the scheduler tells.</param>
    /// <returns><see langword="false"/> when it was refused.</returns>
    public abstract bool Post(Action step, Action onEnded);

    /// <summary>Runs a step at a moment.</summary>
    /// <returns>What cancels it.</returns>
    public abstract Action CallAt(long dueTimestamp, Action step);

    public virtual void Dispose() => throw new NotSupportedException();

    protected TMethod MethodOf<TMethod>(string name)
        where TMethod : Delegate =>
        Scheduler.GetType().GetMethod(name)!.CreateDelegate<TMethod>(Scheduler);

    /// <summary>The event loop's stores may be seen late, and those of what it waits with.</summary>
    protected static void AddOwners(object loop, Execution execution)
    {
        execution.AddOwner(loop);
        execution.AddOwner(FieldOf(loop, "_idle"));
    }

    protected static object FieldOf(object owner, string name) =>
        owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(owner)!;
}

/// <summary>The scheduler of callbacks.</summary>
internal sealed class CallbackLoop : Loop
{
    private readonly Action<Action> _post;
    private readonly MethodInfo _callAt;

    public CallbackLoop(string? mistake, Execution execution)
        : base(RootOf(mistake), "Callbacks.CallbackScheduler", execution)
    {
        _post = MethodOf<Action<Action>>("CallSoonThreadSafe");
        _callAt = Scheduler.GetType().GetMethod("CallAt")!;
        AddOwners(FieldOf(Scheduler, "_loop"), execution);
    }

    public override bool Post(Action step, Action onEnded)
    {
        _post(step);
        return true;
    }

    public override Action CallAt(long dueTimestamp, Action step)
    {
        var timer = _callAt.Invoke(Scheduler, [dueTimestamp, step])!;
        return () => timer.GetType().GetMethod("Cancel")!.Invoke(timer, []);
    }
}

/// <summary>The scheduler of iterators: each step is the second one of a coroutine.</summary>
/// <typeparam name="TInstruction">What its coroutines yield.</typeparam>
internal sealed class CoroutineLoop<TInstruction> : Loop
    where TInstruction : class
{
    private readonly Func<IEnumerator<TInstruction>, object> _spawn;
    private readonly Action<IEnumerator<TInstruction>> _spawnThreadSafe;
    private readonly TInstruction _yield;

    public CoroutineLoop(string? mistake, Execution execution)
        : base(RootOf(mistake), "Iterators.IteratorScheduler", execution)
    {
        _spawn = MethodOf<Func<IEnumerator<TInstruction>, object>>("Spawn");
        _spawnThreadSafe = MethodOf<Action<IEnumerator<TInstruction>>>("SpawnThreadSafe");
        _yield = (TInstruction)typeof(TInstruction).GetProperty("Yield")!.GetValue(null)!;
        AddOwners(FieldOf(Scheduler, "<Loop>k__BackingField"), execution);
    }

    public override bool Post(Action step, Action onEnded)
    {
        try
        {
            _spawnThreadSafe(new Steps(_yield, step, onEnded));
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    public override Action CallAt(long dueTimestamp, Action step)
    {
        var delay = Activator.CreateInstance(TypeOf(Root, "Iterators.DelayInstruction"))!;
        delay.GetType().GetMethod("Until")!.Invoke(delay, [dueTimestamp]);
        var coroutine = _spawn(new Steps((TInstruction)delay, step, () => { }));
        return () => coroutine.GetType().GetMethod("Cancel")!.Invoke(coroutine, []);
    }

    public override void Dispose() => ((IDisposable)Scheduler).Dispose();

    private sealed class Steps(TInstruction first, Action second, Action onEnded) : IEnumerator<TInstruction>
    {
        private bool _hasBegun;

        public TInstruction Current => first;

        object System.Collections.IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (_hasBegun) second();
            return !_hasBegun && (_hasBegun = true);
        }

        public void Reset() => throw new NotSupportedException();

        public void Dispose() => onEnded();
    }
}
