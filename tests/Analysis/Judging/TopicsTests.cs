namespace ConcurrencyCompare.Tests.Analysis.Judging;

public class TopicsTests
{
    [Theory]
    [InlineData("throughput", "HandOver")]
    [InlineData("payloads", "HandOver")]
    [InlineData("break-even", "Work")]
    [InlineData("blocking", "Waiting")]
    [InlineData("latency", "Latency")]
    [InlineData("waiting-producers", "Memory")]
    // All share one core; no use; one item in flight, which no rate arrives at.
    [InlineData("one-core", "")]
    [InlineData("overload", "")]
    [InlineData("start-up", "")]
    [InlineData("round-trip", "")]
    public void Of_tells_by_the_facts_of_a_scenario(string scenario, string topics) =>
        Assert.Equal(topics, string.Join(",", Topics.Of(SampleFacts.Of(scenario))));

    [Fact]
    public void SettingsOf_takes_an_item_without_work_or_wait_for_one_that_is_only_handed_over()
    {
        var run = JudgedRun.Of(SampleResults.Full);

        var handedOver = Topics.SettingsOf(run, Topic.HandOver);
        Assert.Contains(handedOver, setting => setting.Scenario == "break-even");
        Assert.All(
            handedOver.Where(setting => setting.Scenario == "break-even"),
            setting => Assert.Equal("0 ns", setting.Parameters["work"]));
        Assert.All(Topics.SettingsOf(run, Topic.Work), setting => Assert.NotEqual("0 ns", setting.Parameters["work"]));
        Assert.All(
            Topics.SettingsOf(run, Topic.Waiting), setting => Assert.NotEqual("0 ns", setting.Parameters["wait"]));
    }

    [Fact]
    public void JudgedMeasure_says_who_takes_least_with_verdicts_from_inside_rounds()
    {
        var scenario = JudgedRun.Of(SampleResults.Full).Scenarios.Single(one => one.Name == "waiting-producers");

        var measured = JudgedMeasure.Of(scenario, Topics.MemoryOf(scenario.Facts)!, RunSettings.DefaultThreshold)!;

        // A million producers have no threads.
        Assert.Equal("1000", measured.Setting.Parameters["producers"]);
        Assert.Equal(["callbacks", "iterators", "threads"], measured.Values.Select(value => value.Model));
        Assert.Equal(64.8, measured.Against("threads")!.Speed.Center, 3.0);
        Assert.Equal(Verdict.Faster, measured.Against("threads")!.Verdict);
        Assert.Null(measured.Against("nobody"));
    }

    [Fact]
    public void JudgedMeasure_is_nothing_of_one_model()
    {
        var results = SampleResults.Full;
        var run = JudgedRun.Of(results with { Cases = [.. results.Cases.Where(one => one.Model == "callbacks")] });
        var scenario = run.Scenarios.Single(one => one.Name == "waiting-producers");

        Assert.Null(JudgedMeasure.Of(scenario, Topics.MemoryOf(scenario.Facts)!, RunSettings.DefaultThreshold));
    }
}
