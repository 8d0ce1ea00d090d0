using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Advising;

/// <summary>The answer of a run in at most six sentences, each a decision.</summary>
internal sealed class Answer
{
    /// <summary>More would be no answer.</summary>
    public const int Most = 6;

    private static readonly (Topic Topic, string Lead, string Missing)[] Sentences =
    [
        (Topic.HandOver, "Handing items over, almost no work", "handing items over"),
        (Topic.Work, "Computing on every item", "computing on every item"),
        (Topic.Waiting, "Waiting for input or timers", "waiting for input or timers"),
        (Topic.Latency, "Latency (median)", "latency"),
        (Topic.Memory, "Memory", "memory per waiting producer"),
    ];

    private readonly JudgedRun _run;
    private readonly DecisionWords _decision;

    private Answer(JudgedRun run, VerdictWords words) =>
        (_run, _decision) = (run, new DecisionWords(words));

    /// <summary>The sentences, the most asked for first.</summary>
    /// <param name="run">The run.</param>
    /// <param name="words">How verdicts are said.</param>
    /// <param name="scenarios">What stands instead where nothing was measured that a choice depends on.</param>
    public static IReadOnlyList<Line> Of(JudgedRun run, VerdictWords words, IReadOnlyList<Line> scenarios)
    {
        if (run.IsSingleRound) return [ScenarioWords.OneRound];

        var answer = new Answer(run, words);
        var on = Sentences.Select(one => (one.Topic, one.Missing, Line: answer.On(one.Topic, one.Lead))).ToList();
        var decisions = on.Select(one => one.Line).OfType<Line>().ToList();
        var unanswered = on.Where(one => one.Line is null).Select(one => (one.Topic, one.Missing));
        var notMeasured = answer.NotMeasured(unanswered).ToList();
        Line[] sentences =
            [.. (decisions.Count > 0 ? decisions : scenarios).Take(Most - notMeasured.Count), .. notMeasured];
        // How predictable models are belongs to it where there is room.
        return sentences.Length < Most && SpreadWords.Of(run) is { } spread
            ? [.. sentences, spread with { Lead = $"Predictability ({spread.Lead})" }]
            : sentences;
    }

    private Line? On(Topic topic, string lead)
    {
        if (topic == Topic.Memory) return Memory();
        if (topic == Topic.Work) return Work() is { } work ? new Line(work + ".", lead) : null;

        var settings = Topics.SettingsOf(_run, topic);
        if (settings.Count == 0) return null;

        var tail = topic == Topic.Latency ? DecisionWords.TailOf(settings) : "";
        return new Line($"{_decision.Of(settings)}{tail}.", lead);
    }

    /// <summary>From which work on who wins, in the row of the map that stands for the others.</summary>
    private string? Work()
    {
        var map = _run.Scenarios
            .Where(scenario => Topics.Of(scenario.Facts).Contains(Topic.Work))
            .SelectMany(scenario => WinnerMap.Of(scenario.OfModels, _run.Results.Manifest))
            .FirstOrDefault(map => map.Kind == ParameterFacts.Work);
        return map is not null
            ? DecisionWords.Of(map, map.MainRow(_run.Results.Environment.LogicalCores))
                + StandingWords.PeersAhead(Topics.SettingsOf(_run, Topic.Work))
            : Crossings()
                ?? (Topics.SettingsOf(_run, Topic.Work) is { Count: > 0 } settings ? _decision.Of(settings) : null);
    }

    /// <summary>Where only one row was measured.</summary>
    private string? Crossings()
    {
        var crossings = _run.Scenarios
            .Where(scenario => Topics.Of(scenario.Facts).Contains(Topic.Work))
            .SelectMany(scenario => scenario.OfModels.Crossings)
            .ToList();
        return crossings.Count == 0 ? null : string.Join("; ", crossings.Select(CurveWords.Of));
    }

    private Line? Memory()
    {
        var measured = _run.Scenarios
            .Where(scenario => scenario.IsCompared && Topics.Of(scenario.Facts).Contains(Topic.Memory))
            .Select(scenario => JudgedMeasure.Of(
                scenario.OfModels, Topics.MemoryOf(scenario.Facts)!, _run.Results.Settings.Threshold))
            .OfType<JudgedMeasure>()
            .FirstOrDefault();
        return measured is null ? null : new Line(
            DecisionWords.Of(measured) + ".",
            $"{SettingWords.Capitalized(measured.Facts.Title)} ({SettingWords.Of(measured.Setting.Parameters)})");
    }

    /// <summary>What nobody asked, and the command that asks.</summary>
    private IEnumerable<Line> NotMeasured(IEnumerable<(Topic Topic, string Missing)> unanswered)
    {
        var unasked = unanswered
            .Select(one => (one.Missing, Scenario: _run.Results.Unasked
                .FirstOrDefault(facts => Topics.Of(facts).Contains(one.Topic))?.Name))
            .Where(one => one.Scenario is not null)
            .ToList();
        if (unasked.Count > 0)
        {
            yield return new Line(
                $"{SettingWords.And([.. unasked.Select(one => one.Missing)])} "
                + $"(--scenarios {string.Join(',', unasked.Select(one => one.Scenario).Distinct())} measures "
                + $"{(unasked.Count == 1 ? "this" : "these")}).",
                "Not measured");
        }
    }
}
