using System.Runtime.InteropServices;

namespace ConcurrencyCompare.Scheduling;

/// <summary>
/// One thread's way to do nothing until a moment comes or another thread wakes it: the only place that blocks.
/// </summary>
/// <remarks>
/// <para>The timed waits of .NET count whole milliseconds, so a deadline is met up to a millisecond late, or early and
/// then by spinning. Spinning wins benchmarks and loses in use, so none is done here: whole milliseconds are waited for
/// in a way that <see cref="Wake"/> ends, and the last fraction with the operating system's own sleep (nanosleep,
/// about 0.1 ms late at no CPU time), which nothing ends. Where there is none (Windows), the fraction is rounded up.
/// </para>
/// <para>Time that is not the system's is waited for with its own timer, so virtual time works.</para>
/// <para><see cref="Wake"/> may be called by any thread; the rest belongs to the thread that waits. What threads share is
/// touched by calls alone, no <see langword="lock"/> and no <see langword="volatile"/>: so tests can compile this very
/// file against calls of their own, and go through every order in which threads can make them.</para>
/// </remarks>
internal sealed partial class IdleWait(TimeProvider timeProvider)
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    // Its owner shows it to nobody, so it is its own monitor: a run of one item should not cost an object more.
    private int _woken;

    /// <summary>Ends the wait that goes on, or else the next one. Never waits for user code.</summary>
    public void Wake()
    {
        // The exchange is also the full fence between what the caller published and the look at the flag: a waiter
        // that clears the flag afterwards sees what was published.
        if (Interlocked.Exchange(ref _woken, 1) == 1) return;

        Monitor.Enter(this);
        Monitor.Pulse(this);
        Monitor.Exit(this);
    }

    /// <summary>Waits until <see cref="Wake"/> is called.</summary>
    public void UntilWoken() => Block(Timeout.Infinite);

    /// <summary>
    /// Waits until a timestamp has come or <see cref="Wake"/> is called; may return early, so the caller looks at the
    /// clock again.
    /// </summary>
    /// <param name="dueTimestamp">A timestamp of the time provider.</param>
    public void Until(long dueTimestamp)
    {
        var now = timeProvider.GetTimestamp();
        if (dueTimestamp <= now) return;

        var left = timeProvider.GetElapsedTime(now, dueTimestamp);
        if (timeProvider != TimeProvider.System)
            UntilTimer(left);
        else if (left.TotalMilliseconds >= 1)
            Block((int)Math.Min(left.TotalMilliseconds, int.MaxValue));
        else if (Interlocked.Exchange(ref _woken, 0) == 0)
            SleepFraction(left);
    }

    private void UntilTimer(TimeSpan time)
    {
        // A timestamp may be finer than a TimeSpan: virtual time must not stand still because the rest was rounded to 0.
        time = TimeSpan.FromTicks(Math.Clamp(time.Ticks, 1, LongestTimer.Ticks));
        using var timer = timeProvider.CreateTimer(
            static wait => ((IdleWait)wait!).Wake(), this, time, Timeout.InfiniteTimeSpan);
        UntilWoken();
    }

    private void Block(int milliseconds)
    {
        Monitor.Enter(this);
        try
        {
            if (Volatile.Read(ref _woken) == 0) Monitor.Wait(this, milliseconds);
        }
        finally
        {
            Monitor.Exit(this);
        }

        Interlocked.Exchange(ref _woken, 0);
    }

    private void SleepFraction(TimeSpan time)
    {
        if (OperatingSystem.IsWindows())
            Block(1);
        else
            NanoSleep(new TimeSpec { Nanoseconds = (nint)time.TotalNanoseconds }, 0);
    }

    // https://pubs.opengroup.org/onlinepubs/9699919799/functions/nanosleep.html
    [LibraryImport("libc", EntryPoint = "nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NanoSleep(in TimeSpec duration, nint remaining);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
