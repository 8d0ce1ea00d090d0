using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

public class NoiseFloorTests
{
    private static readonly double[] Deviations = [0.02, -0.04, 0.01, 0.03, -0.02, 0.05];

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void AllOf_gives_the_median_deviation_of_a_model_from_itself(int direction)
    {
        var deviations = Deviations.Select(deviation => direction * deviation).ToArray();

        var floor = Assert.Single(NoiseFloor.AllOf(SampleResults.WithControl(deviations)));

        Assert.Equal(("throughput", "callbacks"), (floor.Scenario, floor.Model));
        Assert.Equal(Math.Exp(0.025) - 1, floor.Deviation, 9);
        Assert.Equal(Math.Exp(deviations.Min()), floor.LeastRound, 9);
        Assert.Equal(Math.Exp(deviations.Max()), floor.GreatestRound, 9);
        // Six rounds: the interval runs from the least to the greatest ratio.
        Assert.Equal((floor.LeastRound, floor.GreatestRound), (floor.Ratio.Low, floor.Ratio.High));
    }

    [Fact]
    public void A_single_round_that_went_wrong_does_not_lift_the_floor() =>
        Assert.Equal(
            Math.Exp(0.03) - 1,
            Assert.Single(NoiseFloor.AllOf(SampleResults.WithControl([0.02, -0.04, 1.5, 0.03, -0.02, 0.03]))).Deviation,
            9);

    [Fact]
    public void AllOf_gives_none_where_no_control_was_measured() => Assert.Empty(NoiseFloor.AllOf(SampleResults.Create()));

    [Fact]
    public void AllOf_gives_none_where_the_control_has_no_round_in_common() =>
        Assert.Empty(NoiseFloor.AllOf(SampleResults.WithControl([])));

    [Fact]
    public void Of_takes_the_larger_floor_of_the_two_models()
    {
        NoiseFloor[] floors = [Floor("throughput", 0.1, "callbacks", "iterators"), Floor("throughput", 0.3, "threads")];

        Assert.Equal(0.1, NoiseFloor.Of(floors, "throughput", "callbacks", "iterators")!.Value, 9);
        Assert.Equal(0.3, NoiseFloor.Of(floors, "throughput", "callbacks", "threads")!.Value, 9);
        Assert.Equal(0.3, NoiseFloor.Of(floors, "throughput", "threads", "two-threads")!.Value, 9);
        Assert.Null(NoiseFloor.Of(floors, "throughput", "channel", "two-threads"));
        Assert.Null(NoiseFloor.Of(floors, "latency", "callbacks", "threads"));
    }

    private static NoiseFloor Floor(string scenario, double deviation, params string[] covers) =>
        new(scenario, "", covers[0], covers, new Estimate(1, 1, 1, 0.96), 1, 1, deviation);
}
