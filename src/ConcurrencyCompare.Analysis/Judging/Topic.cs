using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>What somebody who chooses a model wants to know.</summary>
internal enum Topic
{
    /// <summary>What handing over costs, where an item is hardly any work.</summary>
    HandOver,

    /// <summary>From which work per item on several cores are worth it.</summary>
    Work,

    /// <summary>What waiting for input or timers costs.</summary>
    Waiting,

    /// <summary>How long an item waits at a rate of arrivals.</summary>
    Latency,

    /// <summary>What a producer that waits holds.</summary>
    Memory,
}

/// <summary>Which topics the settings of a run tell something about.</summary>
internal static class Topics
{
    /// <summary>The topics of a scenario, by its facts alone; none where all share one core, which is a case of its
    /// own.</summary>
    public static IReadOnlyList<Topic> Of(ScenarioFacts facts)
    {
        if (facts.Use is not { OnOneCore: false } use) return [];
        if (use.Work == UseFacts.Waiting || facts.Of(ParameterFacts.Wait) is not null) return [Topic.Waiting];
        if (MemoryOf(facts) is not null) return [Topic.Memory];
        if (use.Goal == UseFacts.ShortWaits) return facts.Of(ParameterFacts.Rate) is null ? [] : [Topic.Latency];
        return facts.Of(ParameterFacts.Work) is null ? [Topic.HandOver] : [Topic.Work];
    }

    /// <summary>The settings that tell something about a topic.</summary>
    /// <param name="run">The run.</param>
    /// <param name="topic">The topic; an item without work or wait is one that is only handed over.</param>
    public static IReadOnlyList<JudgedSetting> SettingsOf(JudgedRun run, Topic topic) =>
    [
        .. from scenario in run.Scenarios
           where scenario.IsCompared
           from own in Of(scenario.Facts)
           from setting in scenario.Settings
           where (AmountOf(scenario.Facts, setting) == 0 ? Topic.HandOver : own) == topic
           select setting,
    ];

    /// <summary>What is measured of the memory that one of many holds who wait; <see langword="null"/> where it is
    /// not.</summary>
    public static MeasureFacts? MemoryOf(ScenarioFacts facts) => facts.Of(ParameterFacts.AtOnce) is null
        ? null
        : facts.Measures.FirstOrDefault(measure => measure is { IsAnswer: true, Unit: MeasureFacts.Memory });

    /// <summary>The work or wait of a setting, in nanoseconds; <see langword="null"/> where it has none.</summary>
    public static double? AmountOf(ScenarioFacts facts, JudgedSetting setting) =>
        (facts.Of(ParameterFacts.Work) ?? facts.Of(ParameterFacts.Wait)) is { } name
        && setting.Parameters.TryGetValue(name, out var text) ? WorkAmount.TryParse(text) : null;
}
