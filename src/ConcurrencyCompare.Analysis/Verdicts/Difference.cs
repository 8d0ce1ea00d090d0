using ConcurrencyCompare.Analysis.Estimating;

namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>How many times as fast one thing was measured as another, before it is judged among the others of its
/// family.</summary>
/// <param name="First">The name of what the verdict will be about.</param>
/// <param name="Second">The name of what it is held against.</param>
/// <param name="Speed">How many times as fast the first is.</param>
/// <param name="Shift">The mean of the logarithms of that; <see langword="null"/> where the rounds are too few to test.
/// </param>
/// <param name="Spread">What single rounds say, which tells how much more rounds would.</param>
internal sealed record Difference(string First, string Second, Estimate Speed, MeanShift? Shift, RoundSpread Spread)
{
    /// <summary>How far a model is systematically from itself, 0.08 for 8%; <see langword="null"/> where nobody looked.
    /// </summary>
    public double? Offset { get; init; }

    /// <summary>What the machine did to cases between two runs apart; <see langword="null"/> where both were measured
    /// together.</summary>
    public DriftEstimate? Drift { get; init; }

    /// <summary>The shift with all that makes it uncertain.</summary>
    public MeanShift? Uncertain => Drift is { } drift ? Shift?.WithMore(drift.Deviation, drift.Freedom) : Shift;

    /// <summary>How far from 0 the logarithm of a ratio has to lie to be a difference: beyond the threshold, and beyond
    /// what a model is from itself.</summary>
    public double Margin(double threshold) => Math.Log(1 + Math.Max(threshold, Offset ?? 0));

    /// <summary>Within what the logarithm of a ratio has to lie to be none: what a model is from itself may add to it.
    /// </summary>
    public double Room(double threshold) => Math.Log((1 + threshold) / (1 + (Offset ?? 0)));

    /// <summary>Whether the logarithm of a ratio lies beyond a limit, and not on it but for rounding: 31.5 / 30 and its
    /// reciprocal are both exactly 5% from 1, and neither logarithm is exactly that of 1.05.</summary>
    public static bool IsBeyond(double logarithm, double limit) => logarithm > limit + 1e-12;

    /// <summary>How likely so large a difference is where the true one is within the margin; for this one
    /// alone.</summary>
    public double PValue(double threshold) => Uncertain?.PValueBeyond(Margin(threshold)) ?? 1;

    /// <summary>From the ratios inside each round: both met the same machine there.</summary>
    /// <param name="first">What the verdict will be about.</param>
    /// <param name="second">What it is held against.</param>
    /// <param name="confidence">That of the interval.</param>
    /// <returns><see langword="null"/> where no round holds both.</returns>
    public static Difference? InsideRounds(
        RoundSeries first, RoundSeries second, double confidence = Estimate.DefaultConfidence)
    {
        var logarithms = first.LogSpeedOver(second);
        if (logarithms.Count == 0) return null;

        var canTest = logarithms.Count >= 2;
        return new Difference(
            first.Model,
            second.Model,
            Estimate.OfLogarithms(logarithms, confidence),
            canTest ? MeanShift.Of(logarithms) : null,
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
            canTest ? MeanShift.Of(one, other) : null,
            new RoundSpread(
                canTest ? Math.Sqrt(Variance.Of(one) + Variance.Of(other)) : 0, Math.Min(one.Count, other.Count),
                Samples: 2));
    }
}

/// <summary>How single rounds scatter.</summary>
/// <param name="Deviation">The standard deviation of the logarithm of the ratio in a round of both; 0 where there are
/// fewer than two rounds.</param>
/// <param name="Rounds">How many rounds there are, of each.</param>
/// <param name="Samples">In how many samples the rounds are: 1 where each holds both, 2 where each holds one of
/// them.</param>
internal readonly record struct RoundSpread(double Deviation, int Rounds, int Samples);
