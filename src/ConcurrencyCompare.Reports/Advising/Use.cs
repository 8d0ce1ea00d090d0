using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Reports.Advising;

/// <summary>A setting that tells something about which model to choose, with the answers that it fits.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Goal">What counts.</param>
/// <param name="Work">What happens to an item.</param>
/// <param name="AtOnce">How many take part at once; <see langword="null"/> where that is not known.</param>
/// <param name="Cores">On how many cores.</param>
internal sealed record Use(JudgedSetting Setting, Choice Goal, Choice Work, Choice? AtOnce, Choice Cores)
{
    /// <summary>Whatever of a run tells something about which model to choose.</summary>
    public static IReadOnlyList<Use> AllOf(JudgedRun run) =>
    [
        .. from scenario in run.Scenarios
           where scenario is { IsCompared: true, Facts.Use: not null }
           from setting in scenario.Settings
           select Of(scenario.Facts, setting, run.Results.Environment.LogicalCores),
    ];

    private static Use Of(ScenarioFacts facts, JudgedSetting setting, int cores)
    {
        var use = facts.Use!;
        // Without a wait there is nothing but a hand-over.
        if (ValueOf(ParameterFacts.Wait) is { } wait && WorkAmount.Parse(wait) is 0) use = use with { Work = UseFacts.HandOver };
        return new Use(
            setting, Choice.Goal(use), Choice.Work(use, ValueOf(ParameterFacts.Work)),
            Choice.AtOnce(ValueOf(ParameterFacts.AtOnce) ?? use.AtOnce), Choice.Cores(use, cores));

        string? ValueOf(string kind) => facts.Of(kind) is { } name ? setting.Parameters.GetValueOrDefault(name) : null;
    }
}
