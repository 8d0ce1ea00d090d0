using System.Globalization;
using ConcurrencyCompare.Analysis.Diagnostics;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>What happened to the machine while a run measured, in sentences.</summary>
internal static class MeanwhileWords
{
    public static IEnumerable<string> Of(Meanwhile meanwhile)
    {
        foreach (var seen in meanwhile.Clock) yield return Of(seen);
        if (meanwhile.Quota is not { } quota) yield break;

        yield return "During the run, the quota of processor time ran out in more than "
            + $"{Percent(RoundHealth.ThrottledLimit)} of its periods in {quota.Disturbed} of {quota.Measurements} "
            + $"measurements, which count as disturbed; at most in {Percent(quota.Most)} of them.";
    }

    private static string Of(ClockEvent seen) => seen.WasSet
        ? $"During the run, before measurement {seen.Position} ended, the clock was set "
            + $"{(seen.Seconds < 0 ? "back" : "forward")} by "
            + $"{Duration(Math.Abs(seen.Seconds))}{(seen.MaySleep ? ", or the machine slept" : "")}. Dates are those "
            + "of the clock when the run started; no measured time depends on that clock."
        : $"During the run, the machine slept for {Duration(seen.Seconds)} while measurement {seen.Position} was made, "
            + "which counts as disturbed.";

    private static string Duration(double seconds) => TimeSpan.FromSeconds(seconds) switch
    {
        { TotalDays: >= 2 } days => Number(days.TotalDays, "days"),
        { TotalHours: >= 1 } hours => Number(hours.TotalHours, "h"),
        { TotalMinutes: >= 1 } minutes => Number(minutes.TotalMinutes, "min"),
        var rest => Number(rest.TotalSeconds, "s"),
    };

    private static string Number(double value, string unit) =>
        value.ToString("0.#", CultureInfo.InvariantCulture) + " " + unit;

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
