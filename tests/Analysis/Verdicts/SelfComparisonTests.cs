namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

public class SelfComparisonTests
{
    private static readonly double[] Deviations = [0.02, -0.04, 0.01, 0.03, -0.02, 0.05];

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void AllOf_holds_a_model_against_itself_in_each_round(int direction)
    {
        var deviations = Deviations.Select(deviation => direction * deviation).ToArray();

        var control = Assert.Single(SelfComparison.AllOf(SampleResults.WithControl(deviations)));

        Assert.Equal(
            ("throughput", "topology 1:1, capacity 1024", "callbacks", false),
            (control.Scenario, control.Setting, control.Model, control.IsLatency));
        Assert.Equal(["callbacks", "iterators"], control.Covers);
        Assert.Equal([1, 2, 3, 4, 5, 6], control.Logarithms.Keys);
        Assert.All(deviations.Zip(control.Logarithms.Values), pair => Assert.Equal(pair.First, pair.Second, 9));
        // The median of 0.01, 0.02, 0.02, 0.03, 0.04 and 0.05.
        Assert.Equal(Math.Exp(0.025) - 1, control.Scatter, 9);
        // Six rounds: the interval runs from the least to the greatest ratio.
        Assert.Equal(Math.Exp(deviations.Min()), control.Ratio.Low, 9);
        Assert.Equal(Math.Exp(deviations.Max()), control.Ratio.High, 9);
    }

    [Fact]
    public void Ratio_has_a_99_percent_interval() =>
        Assert.InRange(
            Control([.. Enumerable.Range(0, 20).Select(round => 0.01 * (round % 5 - 2))]).Ratio.Confidence, 0.99,
            0.995);

    [Fact]
    public void AllOf_knows_times_from_latencies()
    {
        var sample = SampleResults.Create();
        var latency = sample.Cases.Single(measured => measured.Scenario == "latency" && measured.Model == "callbacks");

        var control = Assert.Single(SelfComparison.AllOf(sample with
        {
            Controls = [new ControlModel("callbacks-control", "callbacks", ["callbacks"])],
            Cases = [.. sample.Cases, latency with { Model = "callbacks-control" }],
        }));

        Assert.Equal(("latency", true, 0.0), (control.Scenario, control.IsLatency, control.Scatter));
    }

    [Fact]
    public void AllOf_gives_none_where_no_control_was_measured() =>
        Assert.Empty(SelfComparison.AllOf(SampleResults.Create()));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void AllOf_gives_none_where_the_control_has_not_two_rounds_in_common(int rounds) =>
        Assert.Empty(SelfComparison.AllOf(SampleResults.WithControl([.. Deviations.Take(rounds)])));

    [Fact]
    public void AllOf_gives_none_where_the_model_itself_was_not_measured()
    {
        var results = SampleResults.WithControl(Deviations);

        Assert.Empty(SelfComparison.AllOf(results with { Cases = [.. results.Cases.Skip(1)] }));
    }

    private static SelfComparison Control(double[] logarithms) => new(
        "throughput", "", "callbacks", ["callbacks"], IsLatency: false,
        logarithms.Select((logarithm, round) => (round + 1, logarithm)).ToDictionary());
}
