namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

public class DifferenceTestTests
{
    [Fact]
    public void Holm_multiplies_by_how_many_are_left_and_never_falls() =>
        Assert.Equal(
            [0.04, 0.06, 0.06, 0.02], DifferenceTest.Holm([0.0133333333333333333, 0.03, 0.04, 0.005]), Near);

    [Fact]
    public void Holm_never_exceeds_one() => Assert.Equal([1, 1], DifferenceTest.Holm([0.7, 0.6]));

    // The first has nine tenths of the level: 0.004 / 0.9, then 0.03 is left alone.
    [Fact]
    public void Holm_gives_each_its_part_of_the_level() =>
        Assert.Equal([0.03, 0.004 / 0.9], DifferenceTest.Holm([0.03, 0.004], [1, 9]), Near);

    [Fact]
    public void Holm_with_equal_parts_is_Holm() => Assert.Equal(
        DifferenceTest.Holm([0.01, 0.03, 0.04, 0.005]), DifferenceTest.Holm([0.01, 0.03, 0.04, 0.005], [3, 3, 3, 3]),
        Near);

    private static bool Near(double one, double other) => Math.Abs(one - other) < 1e-12;

    // As printed in tables of Mann and Whitney's U: how likely it is at most that far from the middle.
    [Theory]
    [InlineData(4, 0, 2.0 / 70)]
    [InlineData(5, 2, 8.0 / 252)]
    [InlineData(6, 0, 2.0 / 924)]
    public void RankSumPValue_is_exact(int count, int above, double expected)
    {
        // The second sample lies above the first, but for as many pairs.
        var first = Enumerable.Range(0, count).Select(place => (double)place).ToList();
        var second = first.Select((value, place) => value + count - (place == 0 ? above : 0) - 0.5 * Math.Sign(above))
            .ToList();

        Assert.Equal(expected, DifferenceTest.RankSumPValue(first, second), 9);
        Assert.Equal(expected, DifferenceTest.RankSumPValue(second, first), 9);
    }

    [Fact]
    public void RankSumPValue_takes_ties_for_no_difference() =>
        Assert.Equal(1, DifferenceTest.RankSumPValue([1, 1, 1], [1, 1]));
}
