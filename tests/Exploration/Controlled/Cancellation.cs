namespace ConcurrencyCompare.Exploration.Controlled;

/// <summary>Stands for <see cref="System.Threading.CancellationToken"/>.</summary>
/// <param name="Source">What cancels it; <see langword="null"/> for one that cannot be cancelled.</param>
public readonly record struct CancellationToken(CancellationTokenSource? Source)
{
    public bool IsCancellationRequested => Source is not null && Source.IsCancelled;

    /// <summary>For conditions of a wait: looking is no step.</summary>
    internal bool IsCancelled => Source is not null && Source.IsCancelledUnseen;

    public void ThrowIfCancellationRequested()
    {
        if (IsCancellationRequested) throw new OperationCanceledException(this);
    }

    public CancellationTokenRegistration UnsafeRegister(Action<object?> callback, object? state) =>
        Source is null ? default : Source.Register(() => callback(state));
}

/// <summary>Stands for <see cref="System.OperationCanceledException"/>.</summary>
public sealed class OperationCanceledException(CancellationToken token) : Exception
{
    public CancellationToken CancellationToken => token;
}

/// <summary>Stands for <see cref="System.Threading.CancellationTokenSource"/>, with the steps that others can
/// see.</summary>
/// <remarks>As in .NET: who cancels first says so, and then takes one callback after the other off the list, which
/// nobody else does; registering looks again once the callback is on the list; and unregistering waits for a callback
/// that is under way in another thread.</remarks>
public sealed class CancellationTokenSource : IDisposable
{
    private readonly List<Action> _callbacks = [];
    private CancellationTokenRegistration _link;
    private Action? _executing;
    private Actor? _executor;

    /// <summary>A source that is cancelled when another one is.</summary>
    public static CancellationTokenSource CreateLinkedTokenSource(CancellationToken token)
    {
        var source = new CancellationTokenSource();
        source._link = token.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);
        return source;
    }

    public CancellationToken Token => new(this);

    public bool IsCancellationRequested => IsCancelled;

    internal bool IsCancelledUnseen { get; private set; }

    internal bool IsCancelled
    {
        get
        {
            Execution.Current.Reach("looks at the token");
            return IsCancelledUnseen;
        }
    }

    public void Cancel()
    {
        var execution = Execution.Current;
        execution.Fence();
        execution.Reach("cancels the token");
        if (IsCancelledUnseen) return;
        IsCancelledUnseen = true;
        _executor = execution.Me;
        while (true)
        {
            execution.Reach("takes a callback");
            _executing = _callbacks.LastOrDefault();
            if (_executing is null) return;
            _callbacks.Remove(_executing);
            _executing();
            execution.Fence();
            execution.Reach("ends the callback");
            _executing = null;
        }
    }

    public void Dispose() => _link.Dispose();

    internal CancellationTokenRegistration Register(Action callback)
    {
        var execution = Execution.Current;
        if (!IsCancelled)
        {
            execution.Fence();
            execution.Reach("registers a callback");
            _callbacks.Add(callback);
            if (!IsCancelled || !_callbacks.Remove(callback)) return new CancellationTokenRegistration(this, callback);
        }

        callback();
        return default;
    }

    internal void Unregister(Action callback)
    {
        var execution = Execution.Current;
        execution.Fence();
        execution.Reach("unregisters the callback");
        if (!_callbacks.Remove(callback) && _executor != execution.Me)
            execution.Reach("has waited for the callback", () => _executing != callback);
    }
}

/// <summary>Stands for <see cref="System.Threading.CancellationTokenRegistration"/>.</summary>
public readonly struct CancellationTokenRegistration(CancellationTokenSource? source, Action? callback) : IDisposable
{
    public void Dispose()
    {
        if (callback is not null) source!.Unregister(callback);
    }
}
