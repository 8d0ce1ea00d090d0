namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>Looks at a run that is still going on, and ends when its answer is decided: without a correction, whoever
/// looks often enough finds a difference where there is none.</summary>
/// <remarks>
/// The number of looks is fixed before, and each may be wrong in its part of the cases only: an n-th with n looks. Then
/// all together are wrong in no more cases than a single look without them, whatever the noise and however the looks
/// depend on each other (Bonferroni's inequality; C. Jennison and B. W. Turnbull, "Group Sequential Methods with
/// Applications to Clinical Trials", 2000, sections 1.3 and 9.1: the intervals of all looks hold together). Bounds that
/// count on the dependence, such as Pocock's, would find a little more, and hold for normal noise alone. The first look
/// comes where the signed ranks of so few rounds can reach such a confidence at all.
/// </remarks>
internal static class SequentialLooks
{
    /// <summary>Where a run looks that ends when it is decided. The last is its end.</summary>
    public static IReadOnlyList<int> UntilDecided { get; } = [8, 11, 15, 20, 25, 30];

    /// <summary>The part of all wrong claims that each look may make.</summary>
    /// <param name="looks">How many looks there are, 1 or more.</param>
    public static double Share(int looks) => 1.0 / looks;

    /// <summary>Whether nothing about who leads is left open: one model is shown faster than all others, or those that
    /// none is shown to beat are shown equal.</summary>
    /// <param name="models">The models.</param>
    /// <param name="pairs">The verdicts on them.</param>
    public static bool AreDecided(IReadOnlyList<string> models, IReadOnlyList<PairVerdict> pairs)
    {
        var ranks = models.ToDictionary(model => model, model => RankRange.Of(model, models.Count, pairs));
        if (ranks.Values.Any(rank => rank is { Best: 1, Worst: 1 })) return true;

        var leaders = models.Where(model => ranks[model].Best == 1).ToHashSet();
        var among = pairs.Where(pair => leaders.Contains(pair.First) && leaders.Contains(pair.Second)).ToList();
        return leaders.Count > 1 && among.Count == leaders.Count * (leaders.Count - 1) / 2
            && among.All(pair => pair.Verdict == Verdict.Same);
    }
}
