using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>A task's way to wait for a moment: what <c>Task.Delay</c> does.</summary>
/// <remarks>A timer of .NET counts whole milliseconds, so they are rounded up: rounded down, the last fraction would
/// spin. Unlike <c>Task.Delay</c>, who waits disposes the timer, so that none is left when a run has ended.</remarks>
internal static class AsyncPause
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    /// <summary>Waits until a timestamp has come; <see langword="null"/> has.</summary>
    /// <exception cref="OperationCanceledException">Told to stop while it waited.</exception>
    public static async ValueTask Until(long? timestamp, TimeProvider timeProvider, CancellationToken stop)
    {
        if (timestamp is not { } due) return;
        for (var now = timeProvider.GetTimestamp(); now < due; now = timeProvider.GetTimestamp())
        {
            var left = timeProvider.TimeUntil(now, due);
            var time = left < LongestTimer
                ? TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)) : LongestTimer;
            var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var told = stop.UnsafeRegister(
                static (end, token) => ((TaskCompletionSource)end!).TrySetCanceled(token), end);
            using var timer = timeProvider.CreateTimer(
                static end => ((TaskCompletionSource)end!).TrySetResult(), end, time, Timeout.InfiniteTimeSpan);
            await end.Task;
        }
    }
}
