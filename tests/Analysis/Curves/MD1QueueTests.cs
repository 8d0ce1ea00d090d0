namespace ConcurrencyCompare.Tests.Analysis.Curves;

public class MD1QueueTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 25)]
    [InlineData(0.8, 100)]
    [InlineData(0.9, 225)]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(1.2, double.PositiveInfinity)]
    public void MeanWait_is_what_textbooks_have(double load, double expected) =>
        Assert.Equal(expected, MD1Queue.MeanWait(load, service: 50), 9);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1.5, 0.5)]
    [InlineData(5, 8.0 / 9)]
    public void LoadWhereTimeIs_is_the_inverse_of_wait_and_service(double times, double expected)
    {
        var load = MD1Queue.LoadWhereTimeIs(times);

        Assert.Equal(expected, load, 12);
        Assert.Equal(times, 1 + MD1Queue.MeanWait(load, service: 1), 12);
    }
}
