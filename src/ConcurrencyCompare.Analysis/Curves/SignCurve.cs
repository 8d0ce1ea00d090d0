using ConcurrencyCompare.Analysis.Estimating;

namespace ConcurrencyCompare.Analysis.Curves;

/// <summary>A curve of differences that rounds measured at some amounts of work, and where its sign changes.</summary>
/// <param name="works">The amounts, ascending; two or more.</param>
/// <param name="differences">For each amount a difference a round, the rounds in the same order; two rounds or
/// more.</param>
internal sealed class SignCurve(IReadOnlyList<double> works, IReadOnlyList<double[]> differences)
{
    private readonly int _rounds = differences[0].Length;

    // How many of the means of pairs may lie on the other side of 0, as surely as the exact interval says.
    private readonly (int Most, double Confidence) _cut =
        RankDistribution.CutOfSignedRanks(differences[0].Length, Estimate.DefaultConfidence);

    /// <summary>Where the curve goes from above 0 to below, and what can be said of it.</summary>
    public (BreakEvenKind Kind, Estimate? Work) Crossing
    {
        get
        {
            var stretches = Stretches().ToList();
            var signs = stretches.Select(stretch => stretch.Sign).ToList();
            if (signs.All(sign => sign < 0)) return (BreakEvenKind.FromTheStart, null);
            if (signs.All(sign => sign > 0)) return (BreakEvenKind.Never, null);

            // Above 0 first, below at the end, and never the other way round between: else there may be several
            // crossings, or none.
            var isSingle = signs[0] > 0 && signs[^1] < 0
                && signs.FindLastIndex(sign => sign > 0) < signs.FindIndex(sign => sign < 0);
            if (!isSingle) return (BreakEvenKind.Undecided, null);

            // Noise may part what is open; all between the sure ends counts.
            var (begin, end) = (signs.FindIndex(sign => sign <= 0), signs.FindLastIndex(sign => sign >= 0) + 1);
            var open = stretches[begin..Math.Max(begin, end)];
            var (low, high) = (stretches[begin - 1].To, stretches[Math.Max(begin, end)].From);
            return (BreakEvenKind.Crossing, new Estimate(CenterOf(open, low, high), low, high, _cut.Confidence));
        }
    }

    /// <summary>Where half of the means of pairs lie on each side of 0: the Hodges-Lehmann centre is 0 there.</summary>
    private static double CenterOf(IReadOnlyList<Stretch> open, double low, double high)
    {
        var last = open.Where(stretch => stretch.Balance > 0).Select(stretch => stretch.To).DefaultIfEmpty(low).Max();
        var first = open.Where(stretch => stretch.Balance < 0 && stretch.From >= last).Select(stretch => stretch.From)
            .DefaultIfEmpty(high).Min();
        return (last + first) / 2;
    }

    /// <summary>The whole curve in parts inside which no mean of a pair of rounds changes its sign.</summary>
    private IEnumerable<Stretch> Stretches()
    {
        for (var place = 1; place < works.Count; place++)
        {
            var (from, to) = (AveragesOf(differences[place - 1]), AveragesOf(differences[place]));
            double[] ends =
            [
                0,
                .. from.Zip(to, (one, other) => one / (one - other)).Where(share => share is > 0 and < 1).Order(),
                1,
            ];
            for (var end = 1; end < ends.Length; end++)
            {
                if (ends[end] <= ends[end - 1]) continue;

                var middle = (ends[end - 1] + ends[end]) / 2;
                var (above, below) = (0, 0);
                for (var pair = 0; pair < from.Length; pair++)
                {
                    var average = double.Lerp(from[pair], to[pair], middle);
                    if (average > 0) above++;
                    if (average < 0) below++;
                }

                var sign = from.Length - above <= _cut.Most ? 1 : from.Length - below <= _cut.Most ? -1 : 0;
                yield return new Stretch(
                    double.Lerp(works[place - 1], works[place], ends[end - 1]),
                    double.Lerp(works[place - 1], works[place], ends[end]), sign, above - below);
            }
        }
    }

    private double[] AveragesOf(double[] values) =>
    [
        .. from one in Enumerable.Range(0, _rounds)
           from other in Enumerable.Range(one, _rounds - one)
           select (values[one] + values[other]) / 2,
    ];

    /// <summary>A part of the curve.</summary>
    /// <param name="From">The work where it begins.</param>
    /// <param name="To">The work where it ends.</param>
    /// <param name="Sign">1 where the interval of the differences lies above 0, -1 below, 0 where it holds 0.</param>
    /// <param name="Balance">How many more means of pairs of rounds lie above 0 than below.</param>
    private readonly record struct Stretch(double From, double To, int Sign, int Balance);
}
