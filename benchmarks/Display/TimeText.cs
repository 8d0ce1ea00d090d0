using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>Times for people who wait.</summary>
internal static class TimeText
{
    /// <summary>Such as <c>45 s</c> or <c>12 min</c>; rounded up, as nobody waits too long then.</summary>
    public static string Of(TimeSpan time) => time < TimeSpan.FromMinutes(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):0} min");
}
