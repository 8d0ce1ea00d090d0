namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Where producers and consumers stand until their schedules begin, all at the same moment: what it takes to
/// start them stays outside of what is timed afterwards, and so does what it takes to end them.</summary>
/// <remarks>Who stands here blocks its thread. With a thread each all are waited for; on a single thread the first
/// holds up the others, and is alone.</remarks>
/// <param name="timeProvider">The workload's time.</param>
/// <param name="awaited">How many have to stand here.</param>
internal sealed class StartingLine(TimeProvider timeProvider, int awaited)
{
    /// <summary>Whoever stands here cannot be cancelled, and would hold a run that has failed.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _assembled = new();
    private readonly TaskCompletionSource<long> _first = new();
    private readonly TaskCompletionSource<long> _finished = new();
    private int _arrived;

    /// <summary>Completes when the first one has finished.</summary>
    public Task Finished => _finished.Task;

    /// <summary>From the beginning until the first one has finished.</summary>
    public TimeSpan Elapsed => timeProvider.GetElapsedTime(_first.Task.Result, _finished.Task.Result);

    /// <summary>Stands there until <see cref="Go"/>.</summary>
    /// <returns>The moment at which schedules begin, as a timestamp.</returns>
    /// <exception cref="TimeoutException">Others did not come.</exception>
    public long Arrive()
    {
        if (Interlocked.Increment(ref _arrived) == awaited) _assembled.SetResult();
        return _first.Task.Wait(Longest)
            ? _first.Task.Result : throw new TimeoutException("Not all that were to start have come.");
    }

    /// <summary>Says that there is nothing left to do; whoever says it later is not heard.</summary>
    public void Finish()
    {
        if (!_finished.Task.IsCompleted) _finished.TrySetResult(timeProvider.GetTimestamp());
    }

    /// <summary>Starts a run in a thread of its own, and returns when all stand here.</summary>
    /// <returns>The run: it stands still until <see cref="Go"/>.</returns>
    public Task Assemble(Action run) => Assemble(run, _assembled.Task);

    /// <summary>Starts a run in a thread of its own, and returns when it stands still.</summary>
    internal static Task Assemble(Action run, Task assembled)
    {
        var running = Task.Factory.StartNew(
            run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        // A run that fails before does not assemble; whoever waits for its end learns why.
        Task.WaitAny(assembled, running);
        return running;
    }

    /// <summary>Lets schedules begin now.</summary>
    public void Go() => _first.SetResult(timeProvider.GetTimestamp());
}
