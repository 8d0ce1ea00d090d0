namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>What the machine does to a case between two runs apart, as far as other cases tell.</summary>
/// <param name="Deviation">The standard deviation of the logarithm of the ratio beside sampling error.</param>
/// <param name="Cases">How many other cases are behind it.</param>
internal readonly record struct DriftEstimate(double Deviation, int Cases)
{
    /// <summary>One case alone says nothing of how far others scatter.</summary>
    public const int LeastCases = 2;

    /// <summary>Whether there are cases enough; otherwise the case's own movement stands for the drift, and so nothing
    /// is claimed of it.</summary>
    public bool IsKnown => Cases >= LeastCases;

    /// <summary>The deviation as a share, 0.02 for 2%.</summary>
    public double Share => Math.Exp(Deviation) - 1;

    /// <summary>The degrees of freedom behind the deviation.</summary>
    internal double Freedom => Math.Max(1, Cases - 1);
}
