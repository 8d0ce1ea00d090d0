using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Validity;

/// <summary>A place among the measured iterations of a process that is special in a case: something other than the
/// model happens there.</summary>
/// <param name="Case">The case.</param>
/// <param name="Position">Which iteration, from 1.</param>
/// <param name="Ratio">The time of that iteration over those of the others of its process.</param>
internal sealed record PositionCheck(CaseResult Case, int Position, Estimate Ratio)
{
    /// <summary>Looks at every position of every case; what is found holds for all of them together.</summary>
    /// <remarks>In a process where one iteration is odd, the others look odd beside it: the most special one of a case
    /// is named.</remarks>
    public static IReadOnlyList<PositionCheck> AllOf(RunResults results)
    {
        var places = results.Cases
            .Where(measured => measured.Rounds.All(round => round.Latency is null))
            .SelectMany(PlacesOf)
            .ToList();
        return
        [
            .. places
                .Zip(
                    PairVerdict.Judge([.. places.Select(place => place.Difference)], results.Settings.Threshold),
                    (place, verdict) =>
                        (Check: new PositionCheck(place.Case, place.Position, verdict.Speed.Reciprocal()),
                            verdict.Verdict))
                .Where(place => place.Verdict is Verdict.Faster or Verdict.Slower)
                .Select(place => place.Check)
                .GroupBy(check => check.Case)
                .Select(checks => checks.MaxBy(check => Math.Abs(Math.Log(check.Ratio.Center)))!),
        ];
    }

    private static IEnumerable<(CaseResult Case, int Position, Difference Difference)> PlacesOf(CaseResult measured)
    {
        var most = measured.Rounds.Count == 0 ? 0 : measured.Rounds.Max(round => round.NanosecondsPerItem.Count);
        // Of two, neither can be told to be the odd one, and the second would say the same again.
        var places = most == 2 ? 1 : most;
        for (var place = 0; most > 1 && place < places; place++)
        {
            var rounds = measured.Rounds.Where(
                round => round.NanosecondsPerItem.Count > place && round.NanosecondsPerItem.Count > 1).ToList();
            var own = rounds.ToDictionary(round => round.Round, round => round.NanosecondsPerItem[place]);
            var others = rounds.ToDictionary(
                round => round.Round, round => Median.Of(round.NanosecondsPerItem.Where((_, other) => other != place)));
            if (Difference.InsideRounds(
                new RoundSeries("own", own), new RoundSeries("others", others)) is { } difference)
            {
                yield return (measured, place + 1, difference);
            }
        }
    }
}
