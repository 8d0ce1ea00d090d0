namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>The ranks that a model may have; models whose ranges overlap are tied.</summary>
/// <remarks>
/// A model comes after those that are shown faster, and before those that are shown slower; nothing else is known of
/// its rank (Al Mohamad, Goeman and van Zwet, "Simultaneous confidence intervals for ranks with application to ranking
/// institutions", Biometrics 78, 2022). As the pairs are tested together, all ranges of a setting hold together.
/// </remarks>
/// <param name="Best">1 and one more for each model that is shown faster.</param>
/// <param name="Worst">The number of models less one for each that is shown slower.</param>
internal readonly record struct RankRange(int Best, int Worst)
{
    /// <summary>The rank of a model.</summary>
    /// <param name="model">Its name.</param>
    /// <param name="models">How many models the setting has.</param>
    /// <param name="pairs">The verdicts of the setting.</param>
    public static RankRange Of(string model, int models, IEnumerable<PairVerdict> pairs)
    {
        var verdicts = pairs
            .Where(pair => pair.First == model || pair.Second == model)
            .Select(pair => pair.First == model ? pair.Verdict : pair.Reversed.Verdict)
            .ToList();
        return new RankRange(
            1 + verdicts.Count(verdict => verdict == Verdict.Slower),
            models - verdicts.Count(verdict => verdict == Verdict.Faster));
    }
}
