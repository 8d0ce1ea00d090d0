namespace ConcurrencyCompare.Exploration.Controlled;

/// <summary>Stands for <see cref="System.Threading.CancellationToken"/>.</summary>
/// <param name="source">What cancels it; <see langword="null"/> for one that cannot be cancelled.</param>
public readonly struct CancellationToken(CancellationTokenSource? source)
{
    public bool IsCancellationRequested => source is not null && source.IsCancelled;

    public void ThrowIfCancellationRequested()
    {
        if (IsCancellationRequested) throw new CancelledException(source!);
    }

    public CancellationTokenRegistration UnsafeRegister(Action<object?> callback, object? state) =>
        source is null ? default : source.Register(() => callback(state));
}

/// <summary>Thrown for a token of this source.</summary>
public sealed class CancelledException(CancellationTokenSource source) : OperationCanceledException
{
    public CancellationTokenSource CancelledBy => source;
}

/// <summary>Stands for <see cref="System.Threading.CancellationTokenSource"/>, with the steps that others can see.</summary>
/// <remarks>As in .NET: cancelling first says so, and then takes one callback after the other off its list; registering
/// looks again once the callback is on the list; and unregistering waits for a callback that is under way.</remarks>
public sealed class CancellationTokenSource
{
    private readonly List<Action> _callbacks = [];
    private bool _isCancelled;
    private Action? _executing;

    public CancellationToken Token => new(this);

    internal bool IsCancelled
    {
        get
        {
            Execution.Current.Reach("looks at the token");
            return _isCancelled;
        }
    }

    public void Cancel()
    {
        var execution = Execution.Current;
        execution.Fence();
        execution.Reach("cancels the token");
        _isCancelled = true;
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
        if (!_callbacks.Remove(callback)) execution.Reach("has waited for the callback", () => _executing != callback);
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
