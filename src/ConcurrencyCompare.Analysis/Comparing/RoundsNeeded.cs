using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Comparing;

/// <summary>How many rounds would decide what is undecided, if its centre and its spread stay as they are.</summary>
/// <param name="Rounds">The number of rounds of each run, <see cref="Least"/> or more; above <see cref="Most"/> it stands for
/// more than that. <see langword="null"/> where no number would do, because the noise floor is in the way.</param>
public readonly record struct RoundsNeeded(int? Rounds)
{
    /// <summary>In turns fewer cannot give a 95% interval; apart that would take four of each, which find little.</summary>
    public const int Least = 6;

    /// <summary>Nobody measures more.</summary>
    public const int Most = 200;

    /// <summary>Finds the smallest number at which the interval would lie beyond the threshold, or within it.</summary>
    /// <param name="difference">What is undecided.</param>
    /// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
    /// <param name="family">How many differences are judged together.</param>
    internal static RoundsNeeded Of(Difference difference, double threshold, int family)
    {
        var spread = difference.Spread;
        if (!difference.Speed.SupportsClaims) return new RoundsNeeded(Math.Max(Least, spread.Rounds + 1));

        var distance = Math.Abs(Math.Log(difference.Speed.Center));
        var limit = Math.Log(1 + threshold);
        var isDifference = distance > limit;
        var isHidden = isDifference
            ? !PairVerdict.LiesBeyond(difference.NoiseFloor, difference.Speed.Center)
            : difference.NoiseFloor > threshold;
        if (isHidden) return new RoundsNeeded(null);

        var rounds = spread.Rounds + 1;
        while (rounds <= Most && !Decide(rounds)) rounds++;
        return new RoundsNeeded(rounds);

        // What is expected of so many rounds: both ends of the interval by Student's t, and all of the family to be allowed for.
        bool Decide(int count)
        {
            var error = spread.Deviation / Math.Sqrt(count);
            var freedom = spread.Samples * (count - 1);
            var isClear = DifferenceTest.PValue(Math.Abs(distance - limit), error, freedom) <= 1 - Estimate.DefaultConfidence;
            return isClear
                && (!isDifference || family * DifferenceTest.PValue(distance, error, freedom) <= PairVerdict.FamilyError);
        }
    }
}
