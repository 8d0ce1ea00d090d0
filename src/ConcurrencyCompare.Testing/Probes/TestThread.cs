using System.Globalization;
using System.Runtime.ExceptionServices;

namespace ConcurrencyCompare.Testing.Probes;

/// <summary>A thread whose failure is its starter's, and which does not keep the process alive when it hangs.</summary>
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
    /// <param name="patience">How long; what has not ended by then is left alone.</param>
    /// <param name="whatHangs">Says what has not ended, and how far it came.</param>
    /// <exception cref="ContractViolationException">The thread has not ended.</exception>
    public void End(TimeSpan patience, Func<string>? whatHangs = null)
    {
        if (!Thread.Join(patience))
        {
            throw new ContractViolationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{whatHangs?.Invoke() ?? "the thread did not end"} (waited for {patience.TotalSeconds:0.###} s)"));
        }

        _failure?.Throw();
    }
}
