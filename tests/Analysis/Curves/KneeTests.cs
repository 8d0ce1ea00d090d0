using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Curves;
using ConcurrencyCompare.Reports;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Analysis.Curves;

public class KneeTests
{
    [Fact]
    public void AllOf_finds_the_first_load_that_is_too_much()
    {
        // Not in order: what is sorted is the number, not the text.
        var knee = Assert.Single(Knee.AllOf(Results(("100%", 40), ("50%", 2), ("9%", 1), ("80%", 8))));

        Assert.Equal(("load-sweep", "callbacks", "9%"), (knee.Scenario, knee.Model, knee.Lowest));
        Assert.Equal(["50%", "80%", "100%"], knee.Growth.Select(point => point.Load));
        Assert.Equal("80%", knee.At!.Value.Load);
        Assert.InRange(knee.At.Value.Times.Center, 7.9, 8.1);
    }

    [Fact]
    public void At_needs_the_whole_interval() => Assert.Null(
        new Knee("load-sweep", "callbacks", "10%", [("90%", new Estimate(6, 4.9, 7, 0.95))]).At);

    [Fact]
    public void At_needs_rounds_enough() => Assert.Null(
        new Knee("load-sweep", "callbacks", "10%", [("90%", new Estimate(60, 50, 70, 0.9))]).At);

    [Fact]
    public void Reports_mark_the_knee() => Assert.Contains(
        Report.Of(Results(("10%", 1), ("50%", 2), ("80%", 8))).Answers,
        answer => answer.StartsWith("Load-sweep, callbacks: knee at 80% of its own throughput, where p99 is 8.0", StringComparison.Ordinal));

    [Fact]
    public void Reports_say_when_there_is_no_knee() => Assert.Contains(
        Report.Of(Results(("10%", 1), ("95%", 3))).Answers,
        answer => answer.StartsWith("Load-sweep, callbacks: no knee shown up to 95% of its own throughput; p99 there is ", StringComparison.Ordinal));

    [Fact]
    public void Reports_claim_no_knee_from_few_rounds() => Assert.Contains(
        "Load-sweep, callbacks: too few rounds for a knee.", Report.Of(Results(5, ("10%", 1), ("95%", 3))).Answers);

    [Fact]
    public void AllOf_leaves_other_scenarios_alone() => Assert.Empty(Knee.AllOf(SampleResults.Create()));

    private static RunResults Results(params (string Load, int Times)[] loads) => Results(6, loads);

    private static RunResults Results(int rounds, params (string Load, int Times)[] loads) => SampleResults.Create(rounds) with
    {
        Scenarios = [new NamedText("load-sweep", "how does waiting grow?")],
        Cases =
        [
            .. loads.Select(load => new CaseResult(
                "load-sweep",
                new Dictionary<string, string> { ["load"] = load.Load },
                "callbacks",
                [.. Enumerable.Range(1, rounds).Select(round => new RoundResult(
                    round, round, [1], null, Distribution(load.Times * 1_000 * round)))])),
        ],
    };

    // A machine that slows down from round to round does so for all loads.
    private static LatencyDistribution Distribution(int nanoseconds)
    {
        var histogram = LatencyDistribution.CreateHistogram();
        histogram.RecordValueWithCount(nanoseconds, 1_000);
        return LatencyDistribution.From(histogram);
    }
}
