namespace ConcurrencyCompare.Analysis.Results;

/// <summary>How disturbed a run was, and what was done about it; counted in measurements, one process each.</summary>
/// <param name="Measured">How many measurements were planned and made.</param>
/// <param name="Watched">For how many of them the system said what else the machine did.</param>
/// <param name="Disturbed">How many of them were disturbed when they were made first.</param>
/// <param name="Repeated">How many were made again, disturbed ones and those beside them.</param>
/// <param name="Replaced">How many count in their repetition, because nobody disturbed it.</param>
/// <param name="StillDisturbed">How many of those that count are disturbed.</param>
internal sealed record RunHealth(
    int Measured, int Watched, int Disturbed, int Repeated, int Replaced, int StillDisturbed)
{
    /// <summary>When more than this share of the measurements is disturbed, the machine is, and repeating would not
    /// help.</summary>
    public const double MostDisturbed = 0.25;

    /// <summary>Whether too much was disturbed for repetitions.</summary>
    public bool IsTooDisturbed => Disturbed > MostDisturbed * Measured;

    /// <summary>Counts the measurements of a run.</summary>
    public static RunHealth Of(RunResults results)
    {
        var rounds = results.Cases.SelectMany(measured => measured.Rounds).ToList();
        return new RunHealth(
            rounds.Count,
            rounds.Count(round => round.Health is not null),
            rounds.Count(round => First(round).IsDisturbed),
            rounds.Count(round => round.SetAside is not null),
            rounds.Count(round => First(round) != round),
            rounds.Count(round => round.IsDisturbed));
    }

    private static RoundResult First(RoundResult round) =>
        (round.SetAside ?? []).Append(round).MinBy(measured => measured.Position)!;
}
