namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

public class AaControlsTests
{
    private static readonly double[] Calm = [0.01, -0.01, 0.02, -0.02, 0.01, -0.01];
    private static readonly double[] Offset = [0.1, 0.11, 0.12, 0.1, 0.11, 0.12];

    [Fact]
    public void OffsetOf_is_that_of_the_scenario_or_of_all_its_kind_whichever_is_larger()
    {
        var controls = Controls(("throughput", "callbacks", Offset), ("payloads", "callbacks", Calm));

        // Together the calm control has the more weight, and hides the other.
        Assert.Equal(Math.Exp(0.12) - 1, controls.OffsetOf("throughput", "callbacks", "iterators")!.Value, 9);
        Assert.InRange(controls.OffsetOf("payloads", "callbacks")!.Value, 0, 0.02);
        Assert.Equal(controls.OffsetOf("payloads", "callbacks"), controls.OffsetOf("round-trip", "iterators"));
    }

    [Fact]
    public void OffsetOf_is_the_larger_one_of_the_two_models()
    {
        var controls = Controls(("throughput", "callbacks", Calm), ("throughput", "threads", Offset));

        Assert.Equal(0, controls.OffsetOf("throughput", "callbacks", "iterators"));
        Assert.Equal(Math.Exp(0.12) - 1, controls.OffsetOf("throughput", "callbacks", "threads")!.Value, 9);
        Assert.Equal(Math.Exp(0.12) - 1, controls.OffsetOf("throughput", "threads", "channel")!.Value, 9);
        // Nothing of their kind was measured twice.
        Assert.Null(controls.OffsetOf("throughput", "channel", "two-threads"));
    }

    [Fact]
    public void OffsetOf_knows_times_from_latencies()
    {
        var controls = Controls(("throughput", "callbacks", Offset));

        Assert.Null(controls.OffsetOf("latency", "callbacks"));
        Assert.Equal(
            [("throughput", 1), (null, 1)], controls.Offsets.Select(offset => (offset.Scenario, offset.Settings)));
    }

    [Fact]
    public void OffsetOf_is_not_lifted_by_scatter()
    {
        // Rounds differ by 60%, but up as often as down.
        double[] wild = [0.5, -0.5, 0.6, -0.4, 0.4, -0.6];

        var controls = Controls(("throughput", "threads", wild));

        Assert.Equal(0, controls.OffsetOf("throughput", "threads"));
        Assert.InRange(Assert.Single(controls.Settings).Scatter, 0.6, 0.7);
    }

    [Fact]
    public void Of_a_run_without_controls_says_nothing()
    {
        var controls = AaControls.Of(SampleResults.Create());

        Assert.Empty(controls.Settings);
        Assert.Empty(controls.Offsets);
        Assert.Null(controls.OffsetOf("throughput", "callbacks"));
    }

    private static AaControls Controls(params (string Scenario, string Model, double[] Logarithms)[] measured)
    {
        var sample = SampleResults.Create();
        var names =
            new Dictionary<string, string[]> { ["callbacks"] = ["callbacks", "iterators"], ["threads"] = ["threads"] };
        return AaControls.Of(sample with
        {
            Controls = [.. names.Select(kind => new ControlModel(kind.Key + "-control", kind.Key, kind.Value))],
            Cases =
            [
                .. sample.Cases.Where(one => one.Scenario == "latency"),
                .. measured.Select(one => Case(one.Scenario, one.Model, [.. one.Logarithms.Select(_ => 0.0)])),
                .. measured.Select(one => Case(one.Scenario, one.Model + "-control", one.Logarithms)),
            ],
        });
    }

    private static CaseResult Case(string scenario, string model, double[] logarithms) => new(
        scenario, new Dictionary<string, string>(), model,
        [.. logarithms.Select(
            (logarithm, round) => new RoundResult(round + 1, round + 1, [30 * Math.Exp(-logarithm)]))]);
}
