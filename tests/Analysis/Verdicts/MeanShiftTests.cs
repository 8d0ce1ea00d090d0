namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

public class MeanShiftTests
{
    // The critical values of Student's t, as printed in tables: a mean of t standard errors has that p-value.
    [Theory]
    [InlineData(6, 2.571, 0.05)]
    [InlineData(6, 4.032, 0.01)]
    [InlineData(10, 3.250, 0.01)]
    public void PValueBeyond_nothing_is_that_of_Students_t(int rounds, double t, double expected) =>
        Assert.Equal(expected, MeanShift.Of(Scattering(rounds, t * ErrorOf(rounds))).PValueBeyond(0), 4);

    // On the far side of a margin the one-sided value counts, as in tables; the other side of 0 is out of reach.
    [Theory]
    [InlineData(6, 2.571, 0.025)]
    [InlineData(6, -4.032, 0.005)]
    [InlineData(10, 3.250, 0.005)]
    public void PValueBeyond_a_margin_is_one_sided_from_there(int rounds, double t, double expected)
    {
        const double Margin = 100;
        var mean = Math.Sign(t) * Margin + t * ErrorOf(rounds);

        Assert.Equal(expected, MeanShift.Of(Scattering(rounds, mean)).PValueBeyond(Margin), 4);
    }

    [Fact]
    public void PValueBeyond_counts_both_sides_where_the_margin_is_small_beside_the_error()
    {
        var shift = new MeanShift(3, Error: 1, Freedom: 1_000_000);

        // Of the normal distribution, 2.5 above the margin and 3.5 below its other end.
        Assert.Equal(0.0062097 + 0.0002326, shift.PValueBeyond(0.5), 5);
        Assert.Equal(shift.PValueBeyond(0.5), (shift with { Mean = -3 }).PValueBeyond(0.5), 12);
    }

    [Fact]
    public void PValueBeyond_is_large_for_what_lies_within() =>
        Assert.InRange(new MeanShift(1, 1, 9).PValueBeyond(2), 0.8, 1);

    // Of samples that scatter alike and are of the same size, Welch's is Student's with the degrees of freedom of both.
    [Theory]
    [InlineData(6, 2.228, 0.05)]
    [InlineData(6, 3.169, 0.01)]
    [InlineData(10, 2.878, 0.01)]
    public void Of_two_samples_is_Welchs_t(int rounds, double t, double expected)
    {
        var first = Scattering(rounds, t * Math.Sqrt(2) * ErrorOf(rounds));
        var second = Scattering(rounds, 0);

        Assert.Equal(expected, MeanShift.Of(first, second).PValueBeyond(0), 4);
        Assert.Equal(expected, MeanShift.Of(second, first).PValueBeyond(0), 4);
    }

    [Fact]
    public void Of_two_samples_takes_the_freedom_of_the_one_that_scatters()
    {
        double[] still = [.. Enumerable.Repeat(1.2, 50)];

        foreach (
            var (shift, mean) in new[] { (MeanShift.Of(Scattering(6, 0), still), -1.2),
                (MeanShift.Of(still, Scattering(6, 0)), 1.2) })
        {
            Assert.Equal(mean, shift.Mean, 12);
            Assert.Equal(ErrorOf(6), shift.Error, 12);
            Assert.Equal(5, shift.Freedom, 9);
        }
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0.5, 0, 0)]
    [InlineData(0.5, 0.5, 1)]
    [InlineData(-0.5, 0.4, 0)]
    public void PValueBeyond_of_values_without_spread_is_certain(double value, double margin, double expected) =>
        Assert.Equal(expected, MeanShift.Of([value, value, value]).PValueBeyond(margin));

    [Fact]
    public void WithMore_adds_variances_and_has_Satterthwaites_freedom()
    {
        var shift = new MeanShift(1, Error: 3, Freedom: 9).WithMore(4, freedom: 4);

        Assert.Equal((1, 5), (shift.Mean, shift.Error));
        // 25² / (9²/9 + 16²/4).
        Assert.Equal(625.0 / 73, shift.Freedom, 12);
        Assert.Equal(new MeanShift(1, 3, 9), new MeanShift(1, 3, 9).WithMore(0, 4));
    }

    [Theory]
    [InlineData(2.228, true)]
    [InlineData(2.229, true)]
    [InlineData(2.227, false)]
    [InlineData(-1, false)]
    public void LiesWithin_asks_for_the_whole_interval(double room, bool expected)
    {
        // 2.228 standard errors of ten degrees of freedom are the 95% interval.
        var shift = new MeanShift(-5, Error: 1, Freedom: 10);

        Assert.Equal(expected, shift.LiesWithin(5 + room, 0.95 + (expected ? -1e-4 : 1e-4)));
    }

    [Theory]
    [InlineData(0.5, true)]
    [InlineData(0.4, false)]
    public void LiesWithin_is_certain_without_spread(double margin, bool expected) =>
        Assert.Equal(expected, new MeanShift(0.5, 0, 9).LiesWithin(margin, 0.95));

    /// <summary>Half of the values one above, half one below their mean.</summary>
    private static double[] Scattering(int rounds, double mean) =>
        [.. Enumerable.Range(0, rounds).Select(round => mean + (round % 2 == 0 ? 1 : -1))];

    private static double ErrorOf(int rounds) => Math.Sqrt(1 / (rounds - 1.0));
}
