using System.Collections.Concurrent;

namespace ConcurrencyCompare.Benchmarks.Brokers;

/// <summary>Those of a process who wait for a broker's word.</summary>
/// <remarks>A word may be lost, when a connection breaks or a server restarts. So who waits asks again after a while:
/// slowly, because it costs a call, and matters only then.</remarks>
internal sealed class Wakings : IDisposable
{
    /// <summary>How long a lost word holds somebody up at most.</summary>
    private static readonly TimeSpan Fallback = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _waiting = new();

    /// <summary>Waits for a word to somebody, or for a while.</summary>
    /// <remarks>A word that came before the wait ends it at once.</remarks>
    /// <exception cref="OperationCanceledException">Told to stop.</exception>
    public Task WaitAsync(string name, CancellationToken stop) => Of(name).WaitAsync(Fallback, stop);

    /// <summary>There is a word to somebody.</summary>
    public void Wake(string name) => Release(Of(name));

    /// <summary>Words may have been lost: all ask again.</summary>
    public void WakeAll()
    {
        foreach (var waiting in _waiting.Values) Release(waiting);
    }

    public void Dispose()
    {
        foreach (var waiting in _waiting.Values) waiting.Dispose();
    }

    private SemaphoreSlim Of(string name) => _waiting.GetOrAdd(name, static _ => new SemaphoreSlim(0, 1));

    private static void Release(SemaphoreSlim waiting)
    {
        try
        {
            waiting.Release();
        }
        catch (Exception told) when (told is SemaphoreFullException or ObjectDisposedException)
        {
            // It has been told already, or the run is over.
        }
    }
}
