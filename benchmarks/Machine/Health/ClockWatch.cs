using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Machine.Health;

/// <summary>Notices that somebody set the clock, or that the machine slept: durations are taken from a clock that knows
/// of neither, dates are not.</summary>
/// <remarks>Three clocks are held against each other: that of dates; the one that only runs on, and on Linux stands
/// still while the machine sleeps; and the time since the start of the machine, sleep included.</remarks>
/// <param name="time">The first two.</param>
/// <param name="files">The machine's, for the third.</param>
internal sealed class ClockWatch(TimeProvider time, LinuxFiles files)
{
    /// <summary>Clocks are also corrected by running a little faster or slower, by 0.05% at most: that says
    /// nothing.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private Reading _last = Reading.Of(time, files);

    /// <summary>What happened since the last look, or since the start.</summary>
    /// <returns>How long the machine slept, and by how much the clock was set: forward, or back if that is negative.
    /// Where the machine does not say when it started, sleep looks like a clock that was set forward.</returns>
    public (TimeSpan Slept, TimeSpan Set) Look()
    {
        var (before, now) = (_last, Reading.Of(time, files));
        _last = now;
        var ran = time.GetElapsedTime(before.Timestamp, now.Timestamp);
        var passed = now.SinceStart - before.SinceStart is { } sinceStart && sinceStart > ran ? sinceStart : ran;
        return (AtLeast(passed - ran), AtLeast(now.Date - before.Date - passed));
    }

    private static TimeSpan AtLeast(TimeSpan difference) => difference.Duration() >= Least ? difference : TimeSpan.Zero;

    private readonly record struct Reading(DateTimeOffset Date, long Timestamp, TimeSpan? SinceStart)
    {
        /// <summary>Three centuries: what is beyond is no time since a start.</summary>
        private const double LongestSeconds = 1e10;

        public static Reading Of(TimeProvider time, LinuxFiles files) =>
            new(time.GetUtcNow(), time.GetTimestamp(), SinceStartOf(files.TryRead("/proc/uptime")));

        // "12722.86 5703.71": https://man7.org/linux/man-pages/man5/proc_uptime.5.html
        private static TimeSpan? SinceStartOf(string? text) =>
            double.TryParse(
                text?.Split(' ')[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and <= LongestSeconds
                ? TimeSpan.FromSeconds(seconds)
                : null;
    }
}
