using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports;

/// <summary>Verdicts in words that claim no more than was shown.</summary>
/// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
internal sealed class VerdictWords(double threshold)
{
    public const string TooFew = "too few rounds";

    private string Threshold => Figures.Share(threshold);

    /// <summary>What is said of models that are shown equal: <c>equal within 5%</c>.</summary>
    public string Equal => $"equal within {Threshold}";

    /// <summary>A pair, as part of a sentence.</summary>
    public string Pair(PairVerdict pair) => pair switch
    {
        { Speed.SupportsClaims: false } => $"{TooFew} for {pair.First} and {pair.Second}",
        { Verdict: Verdict.Undecided } => $"no difference shown between {pair.Second} and {pair.First}",
        { Verdict: Verdict.Same } => $"{pair.Second} and {pair.First} shown {Equal}",
        { Verdict: Verdict.Slower } => Pair(pair.Reversed),
        _ => $"{pair.First} {Figures.Ratio(pair.Speed)} as fast as {pair.Second}",
    };

    /// <summary>The cell of a pair's ratio: <c>no difference shown 1.02x [0.97, 1.08]</c>.</summary>
    public string Ratio(PairVerdict pair) => $"{Reservation(pair)} {Figures.Ratio(pair.Speed)}".TrimStart();

    /// <summary>What has to be said before a ratio, lest it be taken for a difference; empty where it is one.</summary>
    public string Reservation(PairVerdict pair) => pair switch
    {
        { Speed.SupportsClaims: false } => TooFew,
        { Verdict: Verdict.Same } => Equal,
        { Verdict: Verdict.Undecided } => "no difference shown",
        _ => "",
    };

    /// <summary>The verdict alone, and what stood in the way of another.</summary>
    public string Word(PairVerdict pair) => pair.Verdict switch
    {
        Verdict.Faster => "faster",
        Verdict.Slower => "slower",
        Verdict.Same => Equal,
        _ when !pair.Speed.SupportsClaims => TooFew,
        _ => "undecided" + Obstacle(pair),
    };

    /// <summary>A pair with the reference, as part of a sentence that names the reference.</summary>
    public string AgainstReference(PairVerdict pair) => pair switch
    {
        { Speed.SupportsClaims: false } => $"{pair.First} {TooFew}",
        { Verdict: Verdict.Undecided } => $"no difference shown for {pair.First}",
        { Verdict: Verdict.Same } => $"{pair.First} shown {Equal}",
        { Verdict: Verdict.Slower } => $"{pair.First} {Figures.Ratio(pair.Reversed.Speed)} as slow",
        _ => $"{pair.First} {Figures.Ratio(pair.Speed)} as fast",
    };


    private string Obstacle(PairVerdict pair)
    {
        var most = 1 + threshold;
        var isBeyond = pair.Speed.Low > most || pair.Speed.High < 1 / most;
        var isWithin = pair.Speed.Low >= 1 / most && pair.Speed.High <= most;
        if (!isBeyond && !isWithin) return "";
        return pair.Offset > 0
            ? $", A/A offset up to {Figures.Share(pair.Offset.Value)}"
            : ", as one of several pairs";
    }
}
