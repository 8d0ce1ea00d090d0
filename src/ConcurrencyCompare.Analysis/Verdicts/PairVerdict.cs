using ConcurrencyCompare.Analysis.Estimating;

namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>Two models in one setting, or a case in two runs, and what the rounds allow to be said about
/// them.</summary>
/// <param name="First">What the verdict is about.</param>
/// <param name="Second">What it is held against.</param>
/// <param name="Speed">How many times as fast the first is as the second.</param>
/// <param name="PValue">Of a difference that is not beyond the threshold, adjusted for all that is judged
/// together.</param>
/// <param name="Offset">How far a model is systematically from itself in such rounds, 0.08 for 8%: 0 where its controls
/// show nothing; <see langword="null"/> where nobody looked.</param>
/// <param name="Verdict">What may be said.</param>
internal sealed record PairVerdict(
    string First, string Second, Estimate Speed, double PValue, double? Offset, Verdict Verdict)
{
    /// <summary>In how many settings whose models differ by no more than the threshold one may be claimed to: 1 in 100.
    /// </summary>
    public const double FamilyError = 0.01;

    /// <summary>Why there is no verdict although the interval alone would allow one.</summary>
    public Obstacle HeldBackBy { get; init; }

    /// <summary>Whether the centre is within the threshold, whatever the verdict.</summary>
    public bool IsClose { get; init; }

    /// <summary>How many were judged together with it, itself among them.</summary>
    public int FamilySize { get; init; } = 1;

    /// <summary>How many rounds would decide it, if it goes on as it is; <see langword="null"/> where it is decided.
    /// </summary>
    /// <remarks>Not public, as <see cref="Reversed"/> is not: few are asked, and to tell takes time.</remarks>
    internal RoundsNeeded? Needed => Verdict == Verdict.Undecided && Judged is { } judged
        ? RoundsNeeded.Of(judged.Difference, judged.Threshold, FamilySize, judged.Share)
        : null;

    private (Difference Difference, double Threshold, double Share)? Judged { get; init; }

    /// <summary>The same, about the second model.</summary>
    /// <remarks>Not public, as the text of a record is made of all that is: it would never end.</remarks>
    internal PairVerdict Reversed => this with
    {
        First = Second,
        Second = First,
        Speed = Speed.Reciprocal(),
        Verdict = Verdict switch
        {
            Verdict.Faster => Verdict.Slower,
            Verdict.Slower => Verdict.Faster,
            _ => Verdict,
        },
    };

    /// <summary>Judges all pairs of a setting: those of the models that the run is about, those of a model and a peer,
    /// and those of two peers.</summary>
    /// <remarks>Three families, lest who adds a dozen peers loses what would be shown of the models: the claims about
    /// them are the same, whatever stands beside them.</remarks>
    /// <param name="models">The models, each with its rounds.</param>
    /// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
    /// <param name="offsetOf">The A/A offset of a pair of names, where it was looked for.</param>
    /// <param name="share">The part of all wrong claims that may be made here
    /// (<see cref="SequentialLooks.Share"/>).</param>
    /// <param name="peers">The names of those that stand beside the models; <see langword="null"/> for none.</param>
    /// <returns>Each pair once, in the order of the models; without the pairs that share fewer than two
    /// rounds.</returns>
    public static IReadOnlyList<PairVerdict> AllOf(
        IReadOnlyList<RoundSeries> models, double threshold, Func<string, string, double?> offsetOf, double share = 1,
        IReadOnlySet<string>? peers = null)
    {
        var pairs = models
            .SelectMany((second, place) => models.Skip(place + 1)
                .Select(first => Difference.InsideRounds(first, second, ConfidenceOf(share))))
            .OfType<Difference>()
            .Where(pair => pair.Spread.Rounds >= 2)
            .Select(pair => pair with { Offset = offsetOf(pair.First, pair.Second) })
            .ToList();
        return
        [
            .. pairs.Index()
                .GroupBy(pair => new[] { pair.Item.First, pair.Item.Second }
                    .Count(name => peers?.Contains(name) == true))
                .SelectMany(family => family.Zip(Judge([.. family.Select(pair => pair.Item)], threshold, share)))
                .OrderBy(judged => judged.First.Index)
                .Select(judged => judged.Second),
        ];
    }

    /// <summary>Judges differences whose claims are to hold together.</summary>
    /// <param name="family">All that is judged at once; their intervals are of the confidence of the share.</param>
    /// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
    /// <param name="share">The part of all wrong claims that may be made here.</param>
    /// <returns>In the same order.</returns>
    internal static IReadOnlyList<PairVerdict> Judge(IReadOnlyList<Difference> family, double threshold,
        double share = 1) =>
    [
        .. family.Zip(
            DifferenceTest.Holm([.. family.Select(pair => pair.PValue(threshold))]),
            (pair, pValue) => Of(pair, pValue, threshold, share) with
            {
                FamilySize = family.Count,
                Judged = (pair, threshold, share),
            }),
    ];

    /// <summary>The confidence of intervals that may leave out the truth in a part of the cases only.</summary>
    internal static double ConfidenceOf(double share) => 1 - share * (1 - Estimate.DefaultConfidence);

    private static PairVerdict Of(Difference pair, double pValue, double threshold, double share)
    {
        var (verdict, speed, most) = (VerdictOn(pair, pValue, threshold, share), pair.Speed, Math.Log(1 + threshold));
        var (low, center, high) = (Math.Log(speed.Low), Math.Log(speed.Center), Math.Log(speed.High));
        var isClear = Difference.IsBeyond(low, most) || Difference.IsBeyond(-high, most)
            || (!Difference.IsBeyond(-low, most) && !Difference.IsBeyond(high, most));
        return new PairVerdict(pair.First, pair.Second, speed, pValue, pair.Offset, verdict)
        {
            HeldBackBy = verdict == Verdict.Undecided && speed.SupportsClaims && isClear
                ? ObstacleOf(pair, pValue, threshold, share)
                : Obstacle.None,
            IsClose = !Difference.IsBeyond(Math.Abs(center), most),
        };
    }

    private static Obstacle ObstacleOf(Difference pair, double pValue, double threshold, double share)
    {
        if (pair.Offset > 0) return Obstacle.Offset;
        if (pair.Speed.Confidence < ConfidenceOf(share)) return Obstacle.Looks;

        var alone = pair.PValue(threshold);
        if (alone > FamilyError) return Obstacle.PValue;

        var obstacle = (pValue > FamilyError ? Obstacle.Pairs : Obstacle.None)
            | (alone > share * FamilyError ? Obstacle.Looks : Obstacle.None);
        return obstacle == Obstacle.None ? Obstacle.Pairs | Obstacle.Looks : obstacle;
    }

    /// <summary>What may be said of a difference.</summary>
    /// <param name="pair">The difference.</param>
    /// <param name="pValue">Its p-value, adjusted for all that is judged with it.</param>
    /// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
    /// <param name="share">The part of all wrong claims that may be made here.</param>
    internal static Verdict VerdictOn(Difference pair, double pValue, double threshold, double share = 1)
    {
        if (pair.Speed.Confidence < ConfidenceOf(share)) return Verdict.Undecided;

        var (low, high) = (Math.Log(pair.Speed.Low), Math.Log(pair.Speed.High));
        var margin = pair.Margin(threshold);
        if (pValue <= share * FamilyError && Difference.IsBeyond(low, margin)) return Verdict.Faster;
        if (pValue <= share * FamilyError && Difference.IsBeyond(-high, margin)) return Verdict.Slower;

        var room = pair.Room(threshold);
        var isEqual = !Difference.IsBeyond(-low, room) && !Difference.IsBeyond(high, room)
            && (pair.Drift is null || pair.Uncertain!.Value.LiesWithin(room, ConfidenceOf(share)));
        return isEqual ? Verdict.Same : Verdict.Undecided;
    }
}

/// <summary>What stands between an interval that is clear and a verdict.</summary>
[Flags]
internal enum Obstacle
{
    None = 0,

    /// <summary>A model is as far from itself.</summary>
    Offset = 1 << 0,

    /// <summary>The test, which asks for more than the interval: a single pair would not pass it, either.</summary>
    PValue = 1 << 1,

    /// <summary>Several pairs share the error.</summary>
    Pairs = 1 << 2,

    /// <summary>Several looks share the error.</summary>
    Looks = 1 << 3,
}
