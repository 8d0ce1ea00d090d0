using BenchmarkDotNet.Configs;

namespace ConcurrencyCompare.Tests.Scenarios;

/// <summary>A scenario that nothing in the product knows: a class, and an entry with all else that it needs.</summary>
[Collection(ScenarioRun.Alone)]
public class NewScenarioTests
{
    private static readonly Scenario New = new(
        "shifts",
        "what do shifts cost?",
        typeof(Shifts),
        MeasuresMemory: false,
        QuickSettings: ["hours 8 h"],
        Jobs.Throughput)
    {
        Parameters = [new("hours", "how long a shift is")],
        Measures = [new("breaks", "breaks of a shift", MeasureFacts.Count) { MoreIsBetter = true, IsAnswer = true }],
        NumberText = static hours => $"{hours} h",
        ShapeOf = static _ => new WorkloadShape(1, 1, Capacity: 8),
    };

    [Fact]
    public void Plan_has_its_settings_with_their_unit_in_each_profile()
    {
        Assert.Equal(["hours 1 h", "hours 8 h"], SettingsIn(Profile.Full));
        Assert.Equal(["hours 8 h"], SettingsIn(Profile.Quick));
        Assert.Equal(["hours 8 h"], SettingsIn(Profile.Smoke));
    }

    [Fact]
    public void A_case_is_held_against_what_the_entry_says()
    {
        var (declared, seen, _) = ScenarioRun.Of(Plan(Profile.Full).First(launch => launch.Model == "callbacks"));

        Assert.Null(declared.DeniedBy(seen));
        Assert.NotNull(declared.DeniedBy(seen with { Shapes = [new WorkloadShape(1, 1)] }));
    }

    [Fact]
    public void Report_has_its_question_its_settings_and_what_only_it_measures()
    {
        var rounds = Plan(Profile.Quick).Where(launch => launch.Model is "threads" or "callbacks").ToList();
        var report = MarkdownWriter.Render(RunReport.Of(SampleResults.Create() with
        {
            Scenarios = [New.Facts],
            Cases = [.. rounds.Select(MadeUp)],
        }));

        Assert.Contains(New.Question, report);
        Assert.Contains("8 h", report);
        Assert.Contains("breaks of a shift", report, StringComparison.OrdinalIgnoreCase);
    }

    private static CaseResult MadeUp(Launch launch) =>
        SampleResults.Extra(New.Name, launch.Model, "breaks", 3) with { Parameters = launch.Parameters };

    private static IEnumerable<string> SettingsIn(Profile profile) =>
        Plan(profile).Select(launch => launch.Setting).Distinct().Order(StringComparer.Ordinal);

    private static IReadOnlyList<Launch> Plan(Profile profile) => LaunchPlan.Create(
        new Selection(profile, Rounds: 1, [New], [.. Contestant.Names], Seed: 1, RunSettings.DefaultThreshold),
        ManualConfig.CreateEmpty()).Launches;
}
