namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>How many times as fast one thing was measured as another, before it is judged among the others of its family.
/// </summary>
/// <param name="First">The name of what the verdict will be about.</param>
/// <param name="Second">The name of what it is held against.</param>
/// <param name="Speed">How many times as fast the first is.</param>
/// <param name="PValue">Of no difference at all, for this one alone; 1 where the rounds are too few to test.</param>
/// <param name="Spread">What single rounds say, which tells how much more rounds would.</param>
internal sealed record Difference(string First, string Second, Estimate Speed, double PValue, RoundSpread Spread)
{
    /// <summary>How far a thing is from itself, 0.08 for 8%; <see langword="null"/> where that was not measured.</summary>
    public double? NoiseFloor { get; init; }

    /// <summary>From the ratios inside each round: both met the same machine there.</summary>
    /// <returns><see langword="null"/> where no round holds both.</returns>
    public static Difference? InsideRounds(RoundSeries first, RoundSeries second)
    {
        var logarithms = first.LogSpeedOver(second);
        if (logarithms.Count == 0) return null;

        var canTest = logarithms.Count >= 2;
        return new Difference(
            first.Model,
            second.Model,
            Estimate.OfLogarithms(logarithms),
            canTest ? DifferenceTest.PValue(logarithms) : 1,
            new RoundSpread(canTest ? Math.Sqrt(Variance.Of(logarithms)) : 0, logarithms.Count, Samples: 1));
    }

    /// <summary>From rounds of the two that have nothing to do with each other.</summary>
    /// <returns><see langword="null"/> where one of them has no round.</returns>
    public static Difference? Apart(RoundSeries first, RoundSeries second)
    {
        var (one, other) = (first.LogSpeeds, second.LogSpeeds);
        if (one.Count == 0 || other.Count == 0) return null;

        var canTest = one.Count >= 2 && other.Count >= 2;
        return new Difference(
            first.Model,
            second.Model,
            Estimate.OfShift(one, other).Exponential,
            canTest ? DifferenceTest.PValue(one, other) : 1,
            new RoundSpread(
                canTest ? Math.Sqrt(Variance.Of(one) + Variance.Of(other)) : 0, Math.Min(one.Count, other.Count), Samples: 2));
    }
}

/// <summary>How single rounds scatter.</summary>
/// <param name="Deviation">The standard deviation of the logarithm of the ratio in a round of both; 0 where there are fewer
/// than two rounds.</param>
/// <param name="Rounds">How many rounds there are, of each.</param>
/// <param name="Samples">In how many samples the rounds are: 1 where each holds both, 2 where each holds one of them.</param>
internal readonly record struct RoundSpread(double Deviation, int Rounds, int Samples);
