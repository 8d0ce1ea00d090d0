using System.Runtime.InteropServices;
using ConcurrencyCompare.Benchmarks.Display;

namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>Turns what ends a program early into a cancellation, so that what is finished can be saved: Ctrl+C, a
/// request to terminate, a terminal that is closed, and an output that nobody reads any more.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interruption() => _signals =
    [
        .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT }
            .Select(signal => PosixSignalRegistration.Create(signal, Cancel)),
    ];

    public CancellationToken Token => _source.Token;

    /// <summary>Goes on, unless there is a reason to end.</summary>
    /// <exception cref="OperationCanceledException">There is.</exception>
    public void ThrowIfItEnds()
    {
        if (Terminal.IsOutputGone) _source.Cancel();
        _source.Token.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _source.Cancel();
    }
}
