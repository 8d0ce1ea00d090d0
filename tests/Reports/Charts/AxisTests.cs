namespace ConcurrencyCompare.Tests.Reports.Charts;

public class AxisTests
{
    [Fact]
    public void Of_begins_at_0_where_values_are_near_each_other()
    {
        var axis = Axis.Of([30, 60], 100, 200);

        Assert.False(axis.IsLog);
        Assert.Equal(100, axis.At(0));
        Assert.Equal([0, 20, 40, 60], axis.Ticks);
    }

    [Fact]
    public void Of_is_logarithmic_where_values_are_far_apart()
    {
        var axis = Axis.Of([1, 10_000], 0, 100);

        Assert.True(axis.IsLog);
        Assert.Equal([1, 10, 100, 1_000, 10_000], axis.Ticks.Select(tick => Math.Round(tick)));
        Assert.Equal(50, axis.At(100), 6);
    }

    [Fact]
    public void Of_is_linear_where_a_value_is_0() => Assert.False(Axis.Of([0, 10_000], 0, 100).IsLog);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    [InlineData(1e300)]
    public void At_keeps_any_value_on_the_axis(double value)
    {
        Assert.InRange(Axis.Of([1, 10_000], 0, 100).At(value), 0, 100);
        Assert.InRange(Axis.Of([30, 60], 0, 100).At(value), 0, 100);
    }

    [Theory]
    [InlineData(5.0, 5.0)]
    [InlineData(0.0, 0.0)]
    [InlineData(1e-300, 1e300)]
    [InlineData(0.97, 1.03)]
    public void Ticks_are_few_and_inside(double least, double most)
    {
        var axis = Axis.Of([least, most], 0, 100);

        Assert.InRange(axis.Ticks.Count, 2, 12);
        Assert.All(axis.Ticks, tick => Assert.InRange(axis.At(tick), 0, 100));
    }

    [Fact]
    public void Log_has_ticks_for_a_narrow_range() => Assert.NotEmpty(Axis.Log([0.98, 1.03], 0, 100).Ticks);
}
