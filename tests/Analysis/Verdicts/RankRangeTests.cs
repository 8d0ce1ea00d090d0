namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

public class RankRangeTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    [Fact]
    public void Of_ranks_strictly_where_all_is_decided()
    {
        PairVerdict[] pairs =
            [Pair("b", "a", Verdict.Faster), Pair("c", "a", Verdict.Faster), Pair("c", "b", Verdict.Slower)];

        Assert.Equal([new RankRange(3, 3), new RankRange(1, 1), new RankRange(2, 2)], RanksOf(pairs));
    }

    [Fact]
    public void Of_ties_what_is_not_decided()
    {
        PairVerdict[] pairs =
            [Pair("b", "a", Verdict.Faster), Pair("c", "a", Verdict.Undecided), Pair("c", "b", Verdict.Same)];

        Assert.Equal([new RankRange(2, 3), new RankRange(1, 2), new RankRange(1, 3)], RanksOf(pairs));
    }

    [Fact]
    public void Of_knows_nothing_without_verdicts() => Assert.Equal(new RankRange(1, 3), RankRange.Of("a", 3, []));

    private static IEnumerable<RankRange> RanksOf(PairVerdict[] pairs) =>
        Names.Select(model => RankRange.Of(model, 3, pairs));

    private static PairVerdict Pair(string first, string second, Verdict verdict) =>
        new(first, second, new Estimate(1, 1, 1, 0.96), 0, null, verdict);
}
