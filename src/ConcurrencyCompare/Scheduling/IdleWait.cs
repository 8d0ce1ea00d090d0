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
/// <para>Time that is not the system's is waited for with its own timer, so virtual time works. A timer that fires
/// before its time shows that it, too, counts whole milliseconds, as when somebody wraps the system's time: from then
/// on, fractions are slept, because a timer for them would fire at once, again and again.</para>
/// <para><see cref="Wake"/> may be called by any thread; the rest belongs to the thread that waits. What threads share
/// is touched by calls alone, no <see langword="lock"/> and no <see langword="volatile"/>: so tests can compile this
/// very file against calls of their own, and go through every order in which threads can make them.</para>
/// </remarks>
internal sealed partial class IdleWait(TimeProvider timeProvider)
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);

    // Its owner shows it to nobody, so it is its own monitor: a run of one item should not cost an object more.
    private int _woken;
    private bool _timersAreCoarse;

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

        // Rounded up: virtual time must not stand still because a timestamp is finer than a TimeSpan.
        var left = timeProvider.TimeUntil(now, dueTimestamp);
        var isSystem = timeProvider == TimeProvider.System;
        if (left < Millisecond && (isSystem || _timersAreCoarse))
            SleepFraction(left);
        else if (isSystem)
            Block((int)Math.Min(left.TotalMilliseconds, int.MaxValue));
        else
            UntilTimer(left, dueTimestamp);
    }

    private void UntilTimer(TimeSpan left, long dueTimestamp)
    {
        var alarm = new Alarm(this);
        var time = left < LongestTimer ? left : LongestTimer;
        using (timeProvider.CreateTimer(static alarm => ((Alarm)alarm!).Ring(), alarm, time, Timeout.InfiniteTimeSpan))
            UntilWoken();
        if (time == left && alarm.HasRung && timeProvider.GetTimestamp() < dueTimestamp) _timersAreCoarse = true;
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
        if (Interlocked.Exchange(ref _woken, 0) == 1) return;

        if (OperatingSystem.IsWindows())
            Block(1);
        else
            NanoSleep(new TimeSpec { Nanoseconds = (nint)time.TotalNanoseconds }, 0);
    }

    /// <summary>What the timer of one wait knows.</summary>
    private sealed class Alarm(IdleWait wait)
    {
        private bool _hasRung;

        public bool HasRung => Volatile.Read(ref _hasRung);

        public void Ring()
        {
            Volatile.Write(ref _hasRung, true);
            wait.Wake();
        }
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
