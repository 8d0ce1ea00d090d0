namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>Two models in one setting, and what the rounds allow to be said about them.</summary>
/// <param name="First">The model that the verdict is about.</param>
/// <param name="Second">The model that it is held against.</param>
/// <param name="Speed">How many times as fast the first is as the second, from the ratios inside each round.</param>
/// <param name="PValue">Of no difference at all, adjusted for all pairs of the setting.</param>
/// <param name="NoiseFloor">How far a model is from itself in these rounds, 0.08 for 8%; <see langword="null"/> where that
/// was not measured.</param>
/// <param name="Verdict">What may be said.</param>
public sealed record PairVerdict(
    string First, string Second, Estimate Speed, double PValue, double? NoiseFloor, Verdict Verdict)
{
    /// <summary>In how many settings without any difference one may be claimed: 1 in 100.</summary>
    public const double FamilyError = 0.01;

    /// <summary>The same, about the second model.</summary>
    public PairVerdict Reversed => new(Second, First, Speed.Reciprocal(), PValue, NoiseFloor, Verdict switch
    {
        Verdict.Faster => Verdict.Slower,
        Verdict.Slower => Verdict.Faster,
        _ => Verdict,
    });

    /// <summary>Judges all pairs of a setting.</summary>
    /// <param name="models">The models, each with its rounds.</param>
    /// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
    /// <param name="floorOf">The noise floor of a pair of names, where it was measured.</param>
    /// <returns>Each pair once, in the order of the models; without the pairs that share fewer than two rounds.</returns>
    public static IReadOnlyList<PairVerdict> AllOf(
        IReadOnlyList<RoundSeries> models, double threshold, Func<string, string, double?> floorOf)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(floorOf);

        var pairs = models
            .SelectMany((second, place) => models.Skip(place + 1).Select(
                first => (First: first.Model, Second: second.Model, Logarithms: first.LogSpeedOver(second))))
            .Where(pair => pair.Logarithms.Count >= 2)
            .ToList();
        var pValues = DifferenceTest.Holm([.. pairs.Select(pair => DifferenceTest.PValue(pair.Logarithms))]);
        return
        [
            .. pairs.Zip(pValues, (pair, pValue) => Judge(
                pair.First, pair.Second, Estimate.OfLogarithms(pair.Logarithms), pValue, threshold,
                floorOf(pair.First, pair.Second))),
        ];
    }

    private static PairVerdict Judge(
        string first, string second, Estimate speed, double pValue, double threshold, double? floor)
    {
        var most = 1 + threshold;
        var isDifferent = pValue <= FamilyError && LiesBeyond(floor ?? 0, speed.Center);
        Verdict verdict;
        if (!speed.SupportsClaims) verdict = Verdict.Undecided;
        else if (isDifferent && speed.Low > most) verdict = Verdict.Faster;
        else if (isDifferent && speed.High < 1 / most) verdict = Verdict.Slower;
        else if (speed.Low >= 1 / most && speed.High <= most && !(floor > threshold)) verdict = Verdict.Same;
        else verdict = Verdict.Undecided;
        return new PairVerdict(first, second, speed, pValue, floor, verdict);
    }

    private static bool LiesBeyond(double deviation, double ratio) => Math.Max(ratio, 1 / ratio) > 1 + deviation;
}
