using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

public class NoiseFloorTests
{
    private static readonly double[] Deviations = [0.02, -0.04, 0.01, 0.03, -0.02, 0.05];

    [Fact]
    public void AllOf_gives_what_the_interval_of_the_control_reaches()
    {
        var floor = Assert.Single(NoiseFloor.AllOf(SampleResults.WithControl(Deviations)));

        // Six rounds: the interval runs from the least to the greatest ratio.
        Assert.Equal(("throughput", "callbacks"), (floor.Scenario, floor.Model));
        Assert.Equal(Math.Exp(0.05), floor.Ratio.High, 9);
        Assert.Equal(Math.Exp(-0.04), floor.Ratio.Low, 9);
        Assert.Equal(Math.Exp(0.05) - 1, floor.Deviation, 9);
        Assert.Equal((floor.Ratio.Low, floor.Ratio.High), (floor.LeastRound, floor.GreatestRound));
    }

    [Fact]
    public void Deviation_counts_slower_as_much_as_faster()
    {
        var floor = Assert.Single(NoiseFloor.AllOf(SampleResults.WithControl([.. Deviations.Select(deviation => -deviation)])));

        Assert.Equal(Math.Exp(0.05) - 1, floor.Deviation, 9);
    }

    [Fact]
    public void AllOf_gives_none_where_no_control_was_measured() => Assert.Empty(NoiseFloor.AllOf(SampleResults.Create()));

    [Fact]
    public void AllOf_gives_none_where_the_control_has_no_round_in_common() =>
        Assert.Empty(NoiseFloor.AllOf(SampleResults.WithControl([])));

    [Fact]
    public void Of_takes_the_larger_floor_of_the_two_models()
    {
        NoiseFloor[] floors = [Floor("throughput", 1.1, "callbacks", "iterators"), Floor("throughput", 1.3, "threads")];

        Assert.Equal(0.1, NoiseFloor.Of(floors, "throughput", "callbacks", "iterators")!.Value, 9);
        Assert.Equal(0.3, NoiseFloor.Of(floors, "throughput", "callbacks", "threads")!.Value, 9);
        Assert.Equal(0.3, NoiseFloor.Of(floors, "throughput", "threads", "two-threads")!.Value, 9);
        Assert.Null(NoiseFloor.Of(floors, "throughput", "channel", "two-threads"));
        Assert.Null(NoiseFloor.Of(floors, "latency", "callbacks", "threads"));
    }

    private static NoiseFloor Floor(string scenario, double high, params string[] covers) =>
        new(scenario, "", covers[0], covers, new Estimate(1, 1 / high, high, 0.96), 1 / high, high);
}
