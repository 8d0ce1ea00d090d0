using System.Text.Json;

namespace ConcurrencyCompare.Tests.Reports.Files;

public class GitHubActionBenchmarkTests
{
    [Fact]
    public void Render_gives_what_the_action_takes() =>
        Snapshot.Check("Reports/Exports", "benchmark.json", GitHubActionBenchmark.Render(SampleResults.Create()));

    [Fact]
    public void Render_has_names_numbers_and_units_for_every_case_once()
    {
        var sample = SampleResults.Full;
        var idle = SampleResults.Extra("idle", "threads", ExtraNames.CpuShare, 0.0004);

        using var document = JsonDocument.Parse(
            GitHubActionBenchmark.Render(sample with { Cases = [.. sample.Cases, idle] }));
        var entries = document.RootElement.EnumerateArray().ToList();

        var controls = sample.Controls.Select(control => control.Name).ToHashSet();
        Assert.Equal(sample.Cases.Count(measured => !controls.Contains(measured.Model)), entries.Count);
        Assert.Equal(entries.Count, entries.Select(entry => entry.GetProperty("name").GetString()).Distinct().Count());
        Assert.All(entries, entry =>
        {
            Assert.Equal("ns", entry.GetProperty("unit").GetString());
            Assert.True(entry.GetProperty("value").GetDouble() > 0);
            Assert.Contains(" rounds\n", entry.GetProperty("extra").GetString());
        });
    }

    [Fact]
    public void Render_gives_no_range_where_rounds_are_too_few() =>
        Assert.DoesNotContain("range", GitHubActionBenchmark.Render(SampleResults.Create(rounds: 1)));
}
