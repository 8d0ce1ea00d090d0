namespace ConcurrencyCompare.Tests.Analysis.History;

public class HistoryEntryTests
{
    [Fact]
    public void Of_takes_what_verdicts_rest_on_to_four_digits()
    {
        var entry = HistoryEntry.Of(SampleResults.Create(), SampleHistory.Now);

        Assert.Equal(
            new Estimate(303, 292.5, 316.6, 0.95) with { Confidence = entry.Values.Values.First().Confidence },
            entry.Values[new CaseKey("throughput", "topology 1:1, capacity 1024", "threads")]);
        Assert.InRange(entry.Values[new CaseKey("latency", "rate 10000/s", "callbacks")].Center, 140_000, 160_000);
        Assert.Equal(["callbacks", "threads", "threads", "callbacks"], entry.Values.Keys.Select(key => key.Model));
    }

    [Fact]
    public void Of_leaves_out_controls_and_cases_whose_time_was_given()
    {
        var sample = SampleResults.WithControl([0.01, -0.01, 0, 0, 0, 0.01]);
        var idle = SampleResults.Extra("idle", "threads", ExtraNames.CpuShare, 0.0004);

        var entry = HistoryEntry.Of(
            sample with
            {
                Scenarios = [.. sample.Scenarios, SampleFacts.Of("idle")],
                Cases = [.. sample.Cases, idle],
            },
            SampleHistory.Now);

        Assert.Equal(4, entry.Values.Count);
    }

    [Fact]
    public void Of_says_how_much_was_disturbed()
    {
        var sample = SampleResults.Create();

        Assert.Null(HistoryEntry.Of(sample, SampleHistory.Now).Disturbed);
        Assert.Equal(0, HistoryEntry.Of(sample.WithHealth(_ => SampleHealth.Quiet), SampleHistory.Now).Disturbed);
        Assert.Equal(0.1667, HistoryEntry.Of(sample.WithHealth(
            round => round.Round == 2 ? SampleHealth.Disturbed : SampleHealth.Quiet), SampleHistory.Now).Disturbed);
    }

    [Fact]
    public void Of_refuses_what_says_nothing()
    {
        AssertRefused(SampleResults.Create() with { Cases = [] }, "nothing was measured");
        AssertRefused(SampleResults.Create(rounds: 5), "no case has the six rounds");
        var sample = SampleResults.Create();
        AssertRefused(
            sample with { Settings = sample.Settings with { Profile = "smoke", IsTrial = true } }, "smoke run");
    }

    private static void AssertRefused(RunResults results, string expected) => Assert.Contains(
        expected, Assert.Throws<FormatException>(() => HistoryEntry.Of(results, SampleHistory.Now)).Message);
}
