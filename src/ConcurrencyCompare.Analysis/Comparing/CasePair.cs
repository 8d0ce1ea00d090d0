using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Comparing;

/// <summary>A case as two runs measured it.</summary>
/// <param name="Base">In the base.</param>
/// <param name="New">In the new run.</param>
/// <param name="Difference">How many times as fast the new run has it.</param>
internal sealed record CasePair(CaseSample Base, CaseSample New, Difference Difference)
{
    /// <summary>Finds the cases that two runs have in common.</summary>
    /// <param name="baseSamples">Those of the base.</param>
    /// <param name="newSamples">Those of the new run.</param>
    /// <param name="isInTurns">Whether rounds of the same number were measured beside each other.</param>
    /// <returns>The pairs, and what is in none, in the order of the base.</returns>
    public static (IReadOnlyList<CasePair> Pairs, IReadOnlyList<LeftOutCase> LeftOut) Match(
        IReadOnlyList<CaseSample> baseSamples, IReadOnlyList<CaseSample> newSamples, bool isInTurns)
    {
        var pairs = new List<CasePair>();
        var leftOut = new List<LeftOutCase>();
        var others = newSamples.ToDictionary(sample => sample.Key);
        foreach (var sample in baseSamples)
        {
            var other = others.GetValueOrDefault(sample.Key);
            if (ReasonAgainst(sample, other) is { } reason) leftOut.Add(new LeftOutCase(sample.Key, reason));
            else if (DifferenceOf(sample, other!, isInTurns) is { } difference)
                pairs.Add(new CasePair(sample, other!, difference));
            else leftOut.Add(new LeftOutCase(sample.Key, LeftOutReason.NoRoundInCommon));
        }

        var known = baseSamples.Select(sample => sample.Key).ToHashSet();
        leftOut.AddRange(newSamples
            .Where(sample => !known.Contains(sample.Key))
            .Select(sample => new LeftOutCase(sample.Key, ReasonAgainst(null, sample)!.Value)));
        return (pairs, leftOut);
    }

    private static LeftOutReason? ReasonAgainst(CaseSample? inBase, CaseSample? inNew) =>
        (inBase is { IsMeasured: true }, inNew is { IsMeasured: true }) switch
        {
            (false, false) => LeftOutReason.InNeither,
            (true, false) => LeftOutReason.OnlyInBase,
            (false, true) => LeftOutReason.OnlyInNew,
            _ when inBase!.Quantity != inNew!.Quantity => LeftOutReason.OtherQuantity,
            _ => null,
        };

    private static Difference? DifferenceOf(CaseSample inBase, CaseSample inNew, bool isInTurns)
    {
        var first = inNew.Rounds with { Model = RunComparison.NewName };
        var second = inBase.Rounds with { Model = RunComparison.BaseName };
        return isInTurns ? Difference.InsideRounds(first, second) : Difference.Apart(first, second);
    }
}
