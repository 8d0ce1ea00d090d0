using System.Reflection;
using ConcurrencyCompare.Exploration.Controlled;

namespace ConcurrencyCompare.Exploration;

/// <summary>The scheduler of callbacks as it is, or a copy of it with a mistake in it.</summary>
internal sealed class Loop
{
    private readonly object _scheduler;
    private readonly Action<CancellationToken> _run;
    private readonly Action<CancellationToken> _runUntilCancelled;
    private readonly Action<Action> _post;
    private readonly MethodInfo _callAt;

    public Loop(string? mistake, Execution execution)
    {
        var root = mistake is null ? "ConcurrencyCompare" : $"Mistakes.{mistake}";
        var type = Type.GetType($"{root}.Models.Callbacks.CallbackScheduler", throwOnError: true)!;
        _scheduler = Activator.CreateInstance(type, new VirtualTime(execution))!;
        _run = type.GetMethod("Run")!.CreateDelegate<Action<CancellationToken>>(_scheduler);
        _runUntilCancelled = type.GetMethod("RunUntilCancelled")!.CreateDelegate<Action<CancellationToken>>(_scheduler);
        _post = type.GetMethod("CallSoonThreadSafe")!.CreateDelegate<Action<Action>>(_scheduler);
        _callAt = type.GetMethod("CallAt")!;

        var loop = FieldOf(_scheduler, "_loop");
        execution.AddOwner(loop);
        execution.AddOwner(FieldOf(loop, "_idle"));
    }

    public void Run(CancellationToken token) => _run(token);

    public void RunUntilCancelled(CancellationToken token) => _runUntilCancelled(token);

    public void CallSoonThreadSafe(Action callback) => _post(callback);

    private static object FieldOf(object owner, string name) =>
        owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(owner)!;

    /// <returns>What cancels the call.</returns>
    public Action CallAt(long dueTimestamp, Action callback)
    {
        var timer = _callAt.Invoke(_scheduler, [dueTimestamp, callback])!;
        return () => timer.GetType().GetMethod("Cancel")!.Invoke(timer, []);
    }
}
