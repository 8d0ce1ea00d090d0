using System.Runtime.ExceptionServices;

namespace ConcurrencyCompare.Tests.Support;

/// <summary>A thread whose failure is the test's, and which does not keep the process alive when it hangs.</summary>
internal sealed class TestThread
{
    private ExceptionDispatchInfo? _failure;

    private TestThread(Action action)
    {
        Thread = new Thread(() =>
        {
            try
            {
                action();
            }
#pragma warning disable CA1031 // All of them are thrown again by End.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
            }
        })
        {
            IsBackground = true,
        };
    }

    public Thread Thread { get; }

    public static TestThread Start(Action action)
    {
        var started = new TestThread(action);
        started.Thread.Start();
        return started;
    }

    /// <summary>Waits for the end, and throws what the thread did.</summary>
    public void End()
    {
        Assert.True(Thread.Join(Patience.Limit), "The thread did not end.");
        _failure?.Throw();
    }
}
