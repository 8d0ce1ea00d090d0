namespace ConcurrencyCompare.Scheduling;

/// <summary>Those who run side by side and end together: the first failure stops the others, and comes out at the
/// end.</summary>
/// <param name="stop">Cancelled at the first failure; whoever waits, waits with its token.</param>
/// <param name="cancellationToken">The caller's, which <paramref name="stop"/> is linked to.</param>
internal abstract class Group(CancellationTokenSource stop, CancellationToken cancellationToken)
{
    private readonly List<Exception> _failures = [];
    private volatile bool _cutShort;

    /// <summary>Runs one of the group, or a part of it that others call.</summary>
    public void RunGuarded<TArgument>(Action<TArgument> body, TArgument argument)
    {
        try
        {
            body(argument);
        }
#pragma warning disable CA1031 // Whatever a producer or consumer throws comes out of Conclude.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            OnThrown(thrown);
        }
    }

    /// <summary>What one of the group has thrown: told to stop by the group, or by the caller through a producer or
    /// consumer that looks at its token; or else a failure, which stops the others.</summary>
    protected void OnThrown(Exception thrown)
    {
        if (thrown is OperationCanceledException told
            && (told.CancellationToken == stop.Token
                || (told.CancellationToken == cancellationToken && cancellationToken.IsCancellationRequested)))
        {
            _cutShort = true;
            return;
        }

        lock (_failures)
        {
            if (Counts(thrown, _failures)) _failures.Add(thrown);
        }

        stop.Cancel();
    }

    /// <summary>Whether a failure comes out beside those that came before.</summary>
    protected virtual bool Counts(Exception failure, IReadOnlyList<Exception> before) => true;

    /// <summary>Whether nobody is to begin any more; who asks and is told so, is cut short.</summary>
    protected bool IsStopped()
    {
        if (!stop.IsCancellationRequested) return false;

        return _cutShort = true;
    }

    /// <summary>Says how the group has ended, once all of it have.</summary>
    /// <exception cref="OperationCanceledException">The caller has cancelled, and somebody was told to
    /// stop.</exception>
    /// <exception cref="AggregateException">Several failed; the failure of a single one comes as itself.</exception>
    protected void Conclude()
    {
        Failures.Throw(_failures);
        if (_cutShort) throw new OperationCanceledException(cancellationToken);
    }
}
