using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Surprises;

/// <summary>Two cases that may hold a surprise, about either of them.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="Parts">What all has to be shown: a surprise about the first where it is ahead in each part, about the
/// second where it is behind in each.</param>
internal sealed record Suspicion(CaseResult First, CaseResult Second, params IReadOnlyList<Difference> Parts)
{
    /// <summary>What it is if the first is ahead; <see langword="null"/> if that is no surprise.</summary>
    public SurpriseKind? AboutFirst { get; init; }

    /// <summary>What it is if the second is ahead.</summary>
    public SurpriseKind? AboutSecond { get; init; }

    /// <summary>How many times as much the second takes, or, where a winner pays, the first; the ratio that is
    /// told.</summary>
    public required Estimate Ratio { get; init; }

    /// <summary>How many times as long the second takes, where a winner pays.</summary>
    public Estimate? Won { get; init; }

    /// <summary>Whether there are rounds enough to answer.</summary>
    public bool SupportsClaims => Parts.All(part => part.Speed.SupportsClaims);

    /// <summary>Of the part that is least sure: all of them are claimed together.</summary>
    public double PValue(double threshold) => Parts.Max(part => part.PValue(threshold));

    /// <summary>What it turns out to be.</summary>
    /// <param name="pValue">Adjusted for all that is asked of the run.</param>
    /// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
    public (SurpriseKind Kind, SurpriseHit Hit)? Judge(double pValue, double threshold)
    {
        var verdicts = Parts.Select(part => PairVerdict.VerdictOn(part, pValue, threshold)).Distinct().ToList();
        return verdicts switch
        {
            [Verdict.Faster] when AboutFirst is { } kind => (kind, new SurpriseHit(First, Second, Ratio, Won)),
            [Verdict.Slower] when AboutSecond is { } kind =>
                (kind, new SurpriseHit(Second, First, Ratio.Reciprocal(), Won?.Reciprocal())),
            _ => null,
        };
    }
}
