using System.Globalization;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>What happened to the machine while a run measured, beside other programs: its clock was set, it slept, or its quota of
/// processor time ran out.</summary>
internal static class MeanwhileWords
{
    public static IEnumerable<string> Of(RunResults results)
    {
        var rounds = results.Cases.SelectMany(measured => measured.Rounds)
            .SelectMany(round => (round.SetAside ?? []).Append(round))
            .OrderBy(round => round.Position)
            .ToList();
        foreach (var round in rounds)
        {
            if (round.ClockSetSeconds is { } set)
            {
                // Where the system says nothing of its health, nobody knows how long it slept.
                var orSlept = set > 0 && round.Health is null ? ", or the machine slept" : "";
                yield return $"During the run, before measurement {round.Position} ended, the clock was set "
                    + $"{(set < 0 ? "back" : "forward")} by {Duration(Math.Abs(set))}{orSlept}. Dates are those of the clock when the run "
                    + "started; no measured time depends on that clock.";
            }

            if (round.SleptSeconds is { } slept)
            {
                yield return $"During the run, the machine slept for {Duration(slept)} while measurement {round.Position} was made, "
                    + "which counts as disturbed.";
            }
        }

        var limited = rounds.Where(round => round.Health?.Throttled is not null).ToList();
        if (limited.Count == 0) yield break;

        var stopped = limited.Count(round => round.Health!.Throttled > RoundHealth.ThrottledLimit);
        yield return $"During the run, the quota of processor time ran out in more than {Percent(RoundHealth.ThrottledLimit)} of its "
            + $"periods in {stopped} of {limited.Count} measurements, which count as disturbed; at most in "
            + $"{Percent(limited.Max(round => round.Health!.Throttled!.Value))} of them.";
    }

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
