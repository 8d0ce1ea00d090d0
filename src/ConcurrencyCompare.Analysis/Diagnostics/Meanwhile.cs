using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Diagnostics;

/// <summary>What happened to the machine while a run measured, beside other programs.</summary>
/// <param name="Clock">When its clock was set and when it slept, in the order of the run.</param>
/// <param name="Quota">How often its quota of processor time ran out; <see langword="null"/> without a quota.</param>
internal sealed record Meanwhile(IReadOnlyList<ClockEvent> Clock, QuotaUse? Quota)
{
    /// <summary>Looks through all measurements of a run, those that do not count included.</summary>
    public static Meanwhile Of(RunResults results)
    {
        var rounds = results.Cases.SelectMany(measured => measured.Rounds)
            .SelectMany(round => (round.SetAside ?? []).Append(round))
            .OrderBy(round => round.Position)
            .ToList();
        var shares = rounds.Select(round => round.Health?.Throttled).OfType<double>().ToList();
        return new Meanwhile(
            [.. rounds.SelectMany(EventsOf)],
            shares.Count == 0
                ? null
                : new QuotaUse(shares.Count, shares.Count(share => share > RoundHealth.ThrottledLimit), shares.Max()));
    }

    private static IEnumerable<ClockEvent> EventsOf(RoundResult round)
    {
        // Where the system says nothing of its health, nobody knows how long it slept.
        if (round.ClockSetSeconds is { } set)
            yield return new ClockEvent(round.Position, set, WasSet: true, MaySleep: set > 0 && round.Health is null);
        if (round.SleptSeconds is { } slept)
            yield return new ClockEvent(round.Position, slept, WasSet: false, MaySleep: true);
    }
}

/// <summary>The clock of dates went on by more or less than time did.</summary>
/// <param name="Position">The measurement that it was seen in, from 1.</param>
/// <param name="Seconds">By how much; back if that is negative.</param>
/// <param name="WasSet">Whether somebody set it; otherwise the machine slept.</param>
/// <param name="MaySleep">Whether the machine may have slept.</param>
internal readonly record struct ClockEvent(int Position, double Seconds, bool WasSet, bool MaySleep);

/// <summary>How often a quota of processor time ran out.</summary>
/// <param name="Measurements">How many measurements had one.</param>
/// <param name="Disturbed">In how many of them it ran out beyond <see cref="RoundHealth.ThrottledLimit"/>.</param>
/// <param name="Most">The largest share of its periods in which it ran out, 0 to 1.</param>
internal readonly record struct QuotaUse(int Measurements, int Disturbed, double Most);
