namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>What the rounds allow to be said about two models.</summary>
internal enum Verdict
{
    /// <summary>Too little is known: neither a difference nor its absence is shown.</summary>
    Undecided,

    /// <summary>The first is faster, by more than the threshold and what a model is systematically from
    /// itself.</summary>
    Faster,

    /// <summary>The first is slower, by more than the threshold and what a model is systematically from
    /// itself.</summary>
    Slower,

    /// <summary>Shown equal within the threshold, which is more than that no difference was shown.</summary>
    Same,
}
