namespace ConcurrencyCompare.Tests.Reports.Charts;

/// <summary>Made-up results that need every kind of picture.</summary>
internal static class ChartSamples
{
    private static readonly string[] WithNumbers = ["work", "load", "producers", "concurrent"];

    /// <summary>The full profile, what costs nothing while idle, and a scenario that nobody knows yet.</summary>
    /// <param name="rounds">1 or more.</param>
    /// <param name="rename">Another name for each model, scenario, parameter and value.</param>
    public static RunResults Create(int rounds = 6, Func<string, string>? rename = null)
    {
        var sample = SampleRun.Create(rounds);
        var whole = sample with
        {
            Scenarios =
            [
                .. sample.Scenarios, SampleFacts.Of("idle"), new ScenarioFacts("of the future", "what will be asked?"),
            ],
            Cases =
            [
                .. sample.Cases,
                .. sample.Manifest.Select(
                    entry => SampleResults.Extra("idle", entry.Model, ExtraNames.CpuShare, 0.0004, rounds)),
                .. sample.Manifest.Select(
                    entry => SampleResults.Extra("of the future", entry.Model, "unknown", 1, rounds)),
            ],
        };
        return rename is null ? whole : Renamed(whole, rename);
    }

    private static RunResults Renamed(RunResults results, Func<string, string> rename) => results with
    {
        Scenarios =
        [
            .. results.Scenarios.Select(facts => facts with
            {
                Name = rename(facts.Name),
                Text = rename(facts.Text),
                Parameters = [.. facts.Parameters.Select(parameter => WithNumbers.Contains(parameter.Name)
                    ? parameter : parameter with { Name = rename(parameter.Name), Text = rename(parameter.Text) })],
                Measures = [.. facts.Measures.Select(measure => measure with { Title = rename(measure.Title) })],
            }),
        ],
        Uncompared = [.. results.Uncompared.Select(rename)],
        Models = [.. results.Models.Select(text => new NamedText(rename(text.Name), rename(text.Text)))],
        Manifest = [.. results.Manifest.Select(entry => entry with { Model = rename(entry.Model) })],
        Controls = [.. results.Controls.Select(control => new ControlModel(
            rename(control.Name), rename(control.Model), [.. control.Covers.Select(rename)]))],
        Environment = results.Environment with { Processor = rename(results.Environment.Processor) },
        Cases =
        [
            .. results.Cases.Select(measured => measured with
            {
                Scenario = rename(measured.Scenario),
                Model = rename(measured.Model),
                // Amounts of work, loads and sizes are read as numbers.
                Parameters = measured.Parameters.Keys.Any(WithNumbers.Contains)
                    ? measured.Parameters
                    : measured.Parameters.ToDictionary(
                        parameter => rename(parameter.Key), parameter => rename(parameter.Value)),
            }),
        ],
    };
}
