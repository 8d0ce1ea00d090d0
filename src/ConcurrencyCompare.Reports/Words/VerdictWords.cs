using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>Verdicts in words that claim no more than was shown.</summary>
/// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
internal sealed class VerdictWords(double threshold)
{
    public const string TooFew = "too few rounds";

    public const string NoDifference = "no difference shown";

    /// <summary>Of models whose whole interval is within the threshold: <c>equal within 5%</c>.</summary>
    public string Equal => $"equal within {Figures.Share(threshold)}";

    /// <summary>The cell of a pair's ratio: <c>no difference shown 1.02x [0.97, 1.08]</c>.</summary>
    public Cell Speed(PairVerdict? pair) =>
        pair is null ? Cell.Nothing : Figures.Ratio(pair.Speed).Behind(Reservation(pair));

    /// <summary>What has to be said before a ratio, lest it be taken for a difference; empty where it is one.</summary>
    public string Reservation(PairVerdict pair) => pair.Verdict switch
    {
        Verdict.Faster or Verdict.Slower => "",
        Verdict.Same => Equal,
        _ => pair.Speed.SupportsClaims ? NoDifference : TooFew,
    };

    /// <summary>The verdict alone, and what stood in the way of another.</summary>
    public string Word(PairVerdict pair) => pair.Verdict switch
    {
        Verdict.Faster => "faster",
        Verdict.Slower => "slower",
        _ => Reservation(pair) + HeldBackBy(pair),
    };

    private static string HeldBackBy(PairVerdict pair) => pair.HeldBackBy switch
    {
        Obstacle.None => "",
        Obstacle.Offset => $" (A/A offset up to {Figures.Share(pair.Offset!.Value)})",
        Obstacle.PValue => $" (p above {Figures.Share(PairVerdict.FamilyError)})",
        Obstacle.Pairs => " (one of several pairs)",
        Obstacle.Looks => " (one of several looks)",
        _ => " (one of several pairs and looks)",
    };
}
