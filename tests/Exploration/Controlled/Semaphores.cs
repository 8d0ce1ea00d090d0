namespace ConcurrencyCompare.Exploration.Controlled;

/// <summary>Stands for <see cref="System.Threading.SemaphoreSlim"/>: what it does, in a step each.</summary>
internal sealed class SemaphoreSlim(int initialCount, int maxCount) : IDisposable
{
    private int _count = initialCount;

    public void Wait(CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        Waiting.For("the semaphore", () => _count > 0, token);
        _count--;
    }

    public void Release()
    {
        Waiting.Step("releases the semaphore");
        if (_count == maxCount) throw new SemaphoreFullException();
        _count++;
    }

    public void Dispose()
    {
    }
}

/// <summary>Stands for <see cref="System.Threading.ManualResetEventSlim"/>.</summary>
internal sealed class ManualResetEventSlim : IDisposable
{
    private bool _isSet;

    public void Set()
    {
        Waiting.Step("sets the event");
        _isSet = true;
    }

    public void Wait(CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        Waiting.For("the event", () => _isSet, token);
    }

    public void Dispose()
    {
    }
}

/// <summary>How stand-ins wait, and touch what threads share.</summary>
internal static class Waiting
{
    /// <summary>A step that is a full fence.</summary>
    public static void Step(string what)
    {
        Execution.Current.Fence();
        Execution.Current.Reach(what);
    }

    /// <summary>Waits for something that has come, or else for a token.</summary>
    public static void For(string what, Func<bool> hasCome, CancellationToken token)
    {
        var execution = Execution.Current;
        execution.Fence();
        execution.Reach($"waits for {what}", () => hasCome() || token.IsCancelled);
        // Who unwinds has waited for what will not come.
        if (execution.Me.IsUnwinding) throw new AbandonedException();
        if (!hasCome()) throw new OperationCanceledException(token);
    }
}
