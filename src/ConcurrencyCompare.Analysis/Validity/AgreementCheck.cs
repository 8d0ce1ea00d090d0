using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Validity;

/// <summary>Two cases whose times per item have to be the same.</summary>
/// <param name="First">One case.</param>
/// <param name="Second">The other.</param>
/// <param name="Ratio">The first one's time over the second one's, from the ratios inside each round.</param>
/// <param name="Verdict">What may be said of it among all that were looked at together.</param>
internal sealed record AgreementCheck(CaseName First, CaseName Second, Estimate Ratio, Verdict Verdict)
{
    /// <summary>Whether they are shown to differ, beyond the threshold.</summary>
    public bool IsBroken => Verdict is Verdict.Faster or Verdict.Slower;

    /// <summary>Models with twice the items beside themselves: the time of an item is the same if nothing but items
    /// takes time.</summary>
    public static IReadOnlyList<AgreementCheck> LinearityOf(RunResults results) => AllOf(results, [
        .. results.Cases.SelectMany(measured => results.Doubled
            .Where(doubled => doubled.Name == measured.Model)
            .Select(doubled => new SameWork(measured.Name, measured.Name with { Model = doubled.Model }))),
    ]);

    /// <summary>Cases of two scenarios that measure the same workload.</summary>
    public static IReadOnlyList<AgreementCheck> TriangulationOf(RunResults results) => AllOf(results, results.SameWork);

    private static List<AgreementCheck> AllOf(RunResults results, IReadOnlyList<SameWork> pairs)
    {
        var measured = pairs
            .Select(pair => (Pair: pair, First: results.Find(pair.First), Second: results.Find(pair.Second)))
            .Where(both => both is { First: not null, Second: not null })
            .Select(
                both => (both.Pair, Difference: Difference.InsideRounds(SeriesOf(both.First!), SeriesOf(both.Second!))))
            .Where(both => both.Difference is not null)
            .ToList();
        return
        [
            .. measured.Zip(
                PairVerdict.Judge([.. measured.Select(both => both.Difference!)], results.Settings.Threshold),
                (both, verdict) =>
                    new AgreementCheck(both.Pair.First, both.Pair.Second, verdict.Speed.Reciprocal(), verdict.Verdict)),
        ];
    }

    private static RoundSeries SeriesOf(CaseResult measured) => new(
        measured.Model, measured.Rounds.ToDictionary(round => round.Round, RoundSeries.TimePerItem));
}
