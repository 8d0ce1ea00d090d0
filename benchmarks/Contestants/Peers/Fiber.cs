using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>What an <see langword="async"/> method is when nobody awaits it: steps that somebody calls, one after
/// another. Nothing has run before the first.</summary>
/// <param name="Next">Goes on until the method waits. The same delegate always, so that waiting allocates nothing. What
/// the method throws comes out of it.</param>
[AsyncMethodBuilder(typeof(FiberBuilder))]
internal readonly record struct Fiber(Action Next);

/// <summary>Makes a <see cref="Fiber"/> of an <see langword="async"/> method; the compiler calls it.</summary>
/// <remarks>
/// The method's state moves into one object before it begins, where that of a task does at its first wait: a fiber
/// costs that object and one delegate, however often it waits. There is neither a task, whose exception somebody would
/// have to look for, nor a context to be captured at each wait: a scheduler of one thread runs all in that of its
/// caller.
/// </remarks>
internal struct FiberBuilder
{
    private Action _next;

    public readonly Fiber Task => new(_next);

    public static FiberBuilder Create() => default;

    public void Start<TStateMachine>(ref TStateMachine stateMachine) where TStateMachine : IAsyncStateMachine
    {
        var state = new State<TStateMachine>();
        // This builder is a part of the state machine, so first: the copy has to know it, too.
        _next = state.MoveNext;
        state.Code = stateMachine;
    }

    public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine =>
        awaiter.OnCompleted(_next);

    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(
        ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine =>
        awaiter.UnsafeOnCompleted(_next);

    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
        // Only for state machines that are boxed by others.
    }

    public readonly void SetResult()
    {
        // Nobody waits for it.
    }

    public readonly void SetException(Exception exception) =>
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception);

    private sealed class State<TStateMachine> where TStateMachine : IAsyncStateMachine
    {
        // A field: a structure that changes.
        public TStateMachine Code = default!;

        public void MoveNext() => Code.MoveNext();
    }
}
