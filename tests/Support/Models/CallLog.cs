using System.Collections.Concurrent;

namespace ConcurrencyCompare.Tests.Support;

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
        Assert.True(Interlocked.Exchange(ref _inside, 1) == 0, "Two calls at a time.");
        return new Call(this);
    }

    public readonly struct Call(CallLog log) : IDisposable
    {
        public void Dispose() => Volatile.Write(ref log._inside, 0);
    }
}
