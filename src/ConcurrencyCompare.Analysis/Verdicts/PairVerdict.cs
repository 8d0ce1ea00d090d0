namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>Two models in one setting, or a case in two runs, and what the rounds allow to be said about them.</summary>
/// <param name="First">What the verdict is about.</param>
/// <param name="Second">What it is held against.</param>
/// <param name="Speed">How many times as fast the first is as the second.</param>
/// <param name="PValue">Of no difference at all, adjusted for all that is judged together.</param>
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

        return Judge(
            [
                .. models
                    .SelectMany((second, place) => models.Skip(place + 1).Select(first => Difference.InsideRounds(first, second)))
                    .OfType<Difference>()
                    .Where(pair => pair.Spread.Rounds >= 2)
                    .Select(pair => pair with { NoiseFloor = floorOf(pair.First, pair.Second) }),
            ],
            threshold);
    }

    /// <summary>Judges differences whose claims are to hold together.</summary>
    /// <param name="family">All that is judged at once.</param>
    /// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
    /// <returns>In the same order.</returns>
    internal static IReadOnlyList<PairVerdict> Judge(IReadOnlyList<Difference> family, double threshold) =>
    [
        .. family.Zip(
            DifferenceTest.Holm([.. family.Select(pair => pair.PValue)]),
            (pair, pValue) => new PairVerdict(
                pair.First, pair.Second, pair.Speed, pValue, pair.NoiseFloor,
                VerdictOn(pair.Speed, pValue, threshold, pair.NoiseFloor))),
    ];

    /// <summary>Whether a ratio is farther from 1 than a thing is from itself.</summary>
    internal static bool LiesBeyond(double? floor, double ratio) => Math.Max(ratio, 1 / ratio) > 1 + (floor ?? 0);

    private static Verdict VerdictOn(Estimate speed, double pValue, double threshold, double? floor)
    {
        var most = 1 + threshold;
        var isDifferent = pValue <= FamilyError && LiesBeyond(floor, speed.Center);
        if (!speed.SupportsClaims) return Verdict.Undecided;
        if (isDifferent && speed.Low > most) return Verdict.Faster;
        if (isDifferent && speed.High < 1 / most) return Verdict.Slower;
        return speed.Low >= 1 / most && speed.High <= most && !(floor > threshold) ? Verdict.Same : Verdict.Undecided;
    }
}
