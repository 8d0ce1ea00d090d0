namespace ConcurrencyCompare.Tests.Analysis.Estimating;

public class FairnessTests
{
    [Theory]
    [InlineData(1.0, 5.0, 5.0, 5.0, 5.0)]
    [InlineData(0.25, 8.0, 0.0, 0.0, 0.0)]
    [InlineData(0.5, 3.0, 3.0, 0.0, 0.0)]
    [InlineData(0.8333333333, 1.0, 2.0, 3.0, 4.0)]
    [InlineData(1.0, 0.0, 0.0)]
    public void Jain_gives_the_index_of_the_report(double index, params double[] shares) =>
        Assert.Equal(index, Fairness.Jain(shares), 1e-9);

    [Fact]
    public void Jain_does_not_depend_on_the_unit() =>
        Assert.Equal(Fairness.Jain([1, 2, 4]), Fairness.Jain([1_000, 2_000, 4_000]), 1e-12);

    [Theory]
    [InlineData]
    [InlineData(1.0, -1.0)]
    public void Jain_refuses_what_is_no_share(params double[] shares) =>
        Assert.Throws<ArgumentException>(() => Fairness.Jain(shares));
}
