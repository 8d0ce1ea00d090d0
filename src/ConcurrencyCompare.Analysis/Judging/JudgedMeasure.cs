using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>What only one scenario measures, and who takes least of it.</summary>
/// <param name="Facts">What is measured; less of it is better.</param>
/// <param name="Setting">Where: the last of the settings that have it for most models.</param>
/// <param name="Pairs">The verdicts on all pairs: "faster" is the one that takes less.</param>
internal sealed record JudgedMeasure(MeasureFacts Facts, JudgedSetting Setting, IReadOnlyList<PairVerdict> Pairs)
{
    /// <summary>The models that have it, the least first.</summary>
    public IReadOnlyList<(string Model, Estimate Value)> Values =>
    [
        .. Setting.Cases
            .Where(one => one.Extra(Facts.Name) is not null)
            .Select(one => (one.Model, Value: one.Extra(Facts.Name)!.Value))
            .OrderBy(one => one.Value.Center),
    ];

    /// <summary>The verdict on the model that takes least and another one.</summary>
    /// <returns><see langword="null"/> where fewer than two rounds hold both.</returns>
    public PairVerdict? Against(string model) => Pairs
        .Select(pair => pair.First == Values[0].Model ? pair : pair.Reversed)
        .FirstOrDefault(pair => pair.First == Values[0].Model && pair.Second == model);

    /// <summary>Judges what a scenario measures.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="facts">One of its measures.</param>
    /// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
    /// <returns><see langword="null"/> where fewer than two models have it.</returns>
    public static JudgedMeasure? Of(JudgedScenario scenario, MeasureFacts facts, double threshold)
    {
        var setting = scenario.Settings.Reverse()
            .MaxBy(setting => setting.Cases.Count(one => one.Extra(facts.Name) is not null))!;
        var series = setting.Cases
            .Where(one => one.Extra(facts.Name) is { Center: > 0 })
            .Select(one => new RoundSeries(
                one.Model, one.Measured.Rounds.ToDictionary(round => round.Round, round => round.Extras![facts.Name])))
            .Where(one => one.Values.Values.All(value => value > 0))
            .ToList();
        return series.Count < 2
            ? null
            : new JudgedMeasure(facts, setting, PairVerdict.AllOf(series, threshold, (_, _) => null));
    }
}
