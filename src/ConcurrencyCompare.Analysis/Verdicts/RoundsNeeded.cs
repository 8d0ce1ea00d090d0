namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>How many rounds would decide what is undecided, if its centre and its spread stay as they are.</summary>
/// <param name="Rounds">The number of rounds of each run, <see cref="Least"/> or more; above <see cref="Most"/> it
/// stands for more than that. <see langword="null"/> where no number would do.</param>
/// <param name="IsHiddenByDrift">Whether that is because the machine did something to the cases between the runs;
/// otherwise models differ from themselves.</param>
internal readonly record struct RoundsNeeded(int? Rounds, bool IsHiddenByDrift = false)
{
    /// <summary>In turns fewer cannot give a 95% interval; apart that would take four of each, which find
    /// little.</summary>
    public const int Least = 6;

    /// <summary>Nobody measures more.</summary>
    public const int Most = 200;

    /// <summary>So many that hardly any sampling error is left.</summary>
    private const int Endless = 1_000_000;

    /// <summary>The most that one of several verdicts needs.</summary>
    /// <returns><see langword="null"/> where all are decided.</returns>
    public static RoundsNeeded? OfAll(IEnumerable<PairVerdict> pairs)
    {
        var needed = pairs.Select(pair => pair.Needed).OfType<RoundsNeeded>().ToList();
        return needed.Count == 0 ? null
            : needed.Any(one => one.Rounds is null) ? default(RoundsNeeded)
            : needed.MaxBy(one => one.Rounds);
    }

    /// <summary>Finds the smallest number at which the interval would lie beyond the threshold, or within it.</summary>
    /// <param name="difference">What is undecided.</param>
    /// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
    /// <param name="family">How many differences are judged together.</param>
    /// <param name="share">The part of all wrong claims that may be made (<see cref="SequentialLooks.Share"/>).</param>
    internal static RoundsNeeded Of(Difference difference, double threshold, int family, double share = 1)
    {
        var spread = difference.Spread;
        if (!difference.Speed.SupportsClaims) return new RoundsNeeded(Math.Max(Least, spread.Rounds + 1));

        var distance = Math.Abs(Math.Log(difference.Speed.Center));
        var (margin, room) = (difference.Margin(threshold), difference.Room(threshold));
        var isDifference = distance > margin;
        if (!isDifference && room < margin && distance >= room) return new RoundsNeeded(null);
        if (difference.Drift is { Deviation: > 0 } && !Decide(Endless))
            return new RoundsNeeded(null, IsHiddenByDrift: true);

        var rounds = spread.Rounds + 1;
        while (rounds <= Most && !Decide(rounds)) rounds++;
        return new RoundsNeeded(rounds);

        // What is expected of so many rounds: an end of the interval by Student's t, and all of the family to be
        // allowed for.
        bool Decide(int count)
        {
            var shift = new MeanShift(distance, spread.Deviation / Math.Sqrt(count), spread.Samples * (count - 1));
            var all = difference.Drift is { } drift ? shift.WithMore(drift.Deviation, drift.Freedom) : shift;
            return isDifference
                ? (shift with { Mean = distance - margin }).PValueBeyond(0) <= 1 - PairVerdict.ConfidenceOf(share)
                    && family * all.PValueBeyond(margin) <= share * PairVerdict.FamilyError
                : all.LiesWithin(room, PairVerdict.ConfidenceOf(share));
        }
    }
}
