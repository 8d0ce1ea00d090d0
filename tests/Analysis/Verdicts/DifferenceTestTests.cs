using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

public class DifferenceTestTests
{
    // The critical values of Student's t, as printed in tables: a mean of t standard errors has that p-value.
    [Theory]
    [InlineData(6, 2.571, 0.05)]
    [InlineData(6, 4.032, 0.01)]
    [InlineData(10, 3.250, 0.01)]
    public void PValue_is_that_of_Students_t(int rounds, double t, double expected)
    {
        // Half of the values one above, half one below their mean.
        var deviation = Math.Sqrt(rounds / (rounds - 1.0));
        var mean = t * deviation / Math.Sqrt(rounds);
        var values = Enumerable.Range(0, rounds).Select(round => mean + (round % 2 == 0 ? 1 : -1)).ToList();

        Assert.Equal(expected, DifferenceTest.PValue(values), 4);
    }

    // Of samples that scatter alike and are of the same size, Welch's is Student's with the degrees of freedom of both.
    [Theory]
    [InlineData(6, 2.228, 0.05)]
    [InlineData(6, 3.169, 0.01)]
    [InlineData(10, 2.878, 0.01)]
    public void PValue_of_two_samples_is_that_of_Welchs_t(int rounds, double t, double expected)
    {
        var variance = rounds / (rounds - 1.0);
        var shift = t * Math.Sqrt(2 * variance / rounds);
        var first = Enumerable.Range(0, rounds).Select(round => shift + (round % 2 == 0 ? 1 : -1)).ToList();
        var second = Enumerable.Range(0, rounds).Select(round => round % 2 == 0 ? 1.0 : -1).ToList();

        Assert.Equal(expected, DifferenceTest.PValue(first, second), 4);
        Assert.Equal(expected, DifferenceTest.PValue(second, first), 4);
    }

    [Fact]
    public void PValue_of_two_samples_takes_the_freedom_of_the_one_that_scatters()
    {
        double[] scattering = [1, -1, 1, -1, 1, -1];
        double[] still = [.. Enumerable.Repeat(1.2, 50)];

        Assert.Equal(DifferenceTest.PValue([.. scattering.Select(value => value - 1.2)]), DifferenceTest.PValue(scattering, still), 9);
        Assert.Equal((0, 1), (DifferenceTest.PValue([1, 1], [2, 2]), DifferenceTest.PValue([1, 1], [1, 1])));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0)]
    public void PValue_of_values_without_spread_is_certain(double value, double expected) =>
        Assert.Equal(expected, DifferenceTest.PValue([value, value, value]));

    [Fact]
    public void Holm_multiplies_by_how_many_are_left_and_never_falls() =>
        Assert.Equal([0.04, 0.06, 0.06, 0.02], DifferenceTest.Holm([0.0133333333333333333, 0.03, 0.04, 0.005]), new Near(1e-12));

    [Fact]
    public void Holm_never_exceeds_one() => Assert.Equal([1, 1], DifferenceTest.Holm([0.7, 0.6]));

    private sealed class Near(double error) : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) < error;

        public int GetHashCode(double obj) => 0;
    }

    // As printed in tables of Mann and Whitney's U: how likely it is at most that far from the middle.
    [Theory]
    [InlineData(4, 0, 2.0 / 70)]
    [InlineData(5, 2, 8.0 / 252)]
    [InlineData(6, 0, 2.0 / 924)]
    public void RankSumPValue_is_exact(int count, int above, double expected)
    {
        // The second sample lies above the first, but for as many pairs.
        var first = Enumerable.Range(0, count).Select(place => (double)place).ToList();
        var second = first.Select((value, place) => value + count - (place == 0 ? above : 0) - 0.5 * Math.Sign(above)).ToList();

        Assert.Equal(expected, DifferenceTest.RankSumPValue(first, second), 9);
        Assert.Equal(expected, DifferenceTest.RankSumPValue(second, first), 9);
    }

    [Fact]
    public void RankSumPValue_takes_ties_for_no_difference() => Assert.Equal(1, DifferenceTest.RankSumPValue([1, 1, 1], [1, 1]));
}
