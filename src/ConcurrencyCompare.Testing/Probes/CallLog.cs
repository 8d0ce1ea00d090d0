using System.Collections.Concurrent;

namespace ConcurrencyCompare.Testing.Probes;

/// <summary>Who called a producer or consumer, and that never two threads did at a time.</summary>
internal sealed class CallLog
{
    private readonly ConcurrentDictionary<Thread, bool> _threads = new();
    private int _inside;
    private int _count;

    /// <summary>How many calls there were.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Every thread that called.</summary>
    public IEnumerable<Thread> Threads => _threads.Keys;

    /// <summary>Those of them that are not the pool's, which outlive every run.</summary>
    public IEnumerable<Thread> ThreadsOfTheirOwn =>
        _threads.Where(thread => !thread.Value).Select(thread => thread.Key);

    /// <summary>Begins a call; disposing the result ends it.</summary>
    public Call Enter()
    {
        Interlocked.Increment(ref _count);
        _threads[Thread.CurrentThread] = Thread.CurrentThread.IsThreadPoolThread;
        if (Interlocked.Exchange(ref _inside, 1) != 0)
        {
            throw new ContractViolationException(
                "expected one call at a time of each producer and consumer; one was called by two threads at a time");
        }

        return new Call(this);
    }

    public readonly struct Call(CallLog log) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref log._inside, 0);
    }
}
