namespace ConcurrencyCompare.Tests.Analysis.Estimating;

public class QuantileTests
{
    // What R's quantile(x, p, type = 8) gives.
    [Theory]
    [InlineData(0.1, 7.0 / 6)]
    [InlineData(0.25, 29.0 / 12)]
    [InlineData(0.5, 4.5)]
    [InlineData(0.9, 47.0 / 6)]
    public void Of_is_that_of_Hyndman_and_Fan(double share, double expected) =>
        Assert.Equal(expected, Quantile.Of([1, 2, 3, 4, 5, 6, 7, 8], share), 9);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1)]
    [InlineData(0.9, 9)]
    [InlineData(1, 9)]
    public void Of_few_never_leaves_them(double share, double expected) =>
        Assert.Equal(expected, Quantile.Of([1, 2, 4, 7, 9], share), 9);

    [Fact]
    public void Of_one_is_that_one() => Assert.Equal(7, Quantile.Of([7], 0.9));
}
