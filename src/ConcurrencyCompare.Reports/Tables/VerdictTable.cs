using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Tables;

/// <summary>A scenario's verdicts where there is little room: a line for each setting, or for each model of
/// many.</summary>
internal static class VerdictTable
{
    /// <summary>More do not stand beside each other in 80 columns.</summary>
    private const int MostModelsInALine = 3;

    /// <summary>The table of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="words">How verdicts are said.</param>
    /// <param name="isSingleRound">Whether there are only values.</param>
    public static Table Of(JudgedScenario scenario, VerdictWords words, bool isSingleRound)
    {
        var models = scenario.Settings.SelectMany(setting => setting.Cases.Select(one => one.Model)).Distinct()
            .ToList();
        var isCompared = scenario.IsCompared && !isSingleRound && scenario.Quantity != CaseQuantity.ProcessorTime;
        var reference = scenario.Reference;
        var shown = models.Where(model => !isCompared || model != reference).ToList();
        return models.Count <= MostModelsInALine && (isCompared || isSingleRound)
            ? Of(
                scenario,
                [
                    .. isCompared ? ["fastest"] : Array.Empty<string>(),
                    .. shown.Select(model => isCompared ? $"{model} vs {reference}" : model),
                ],
                setting =>
                [
                    (Cell[])
                    [
                        .. isCompared ? [Fastest(setting)] : Array.Empty<Cell>(),
                        .. shown.Select(model => setting.Find(model) is { } one ? CellOf(setting, one) : Cell.Nothing),
                    ],
                ])
            : Of(
                scenario,
                isCompared
                    ? ["model", "rank", $"against {reference}"]
                    : ["model", ScenarioWords.QuantityOf(scenario.Quantity)],
                setting =>
                [
                    .. setting.Cases.Select(one => (Cell[])
                        [Cell.Of(one.Model), .. isCompared ? [ScenarioTable.Rank(one.Rank)] : Array.Empty<Cell>(),
                            CellOf(setting, one)]),
                ]);

        Cell CellOf(JudgedSetting setting, JudgedCase one) => isCompared
            ? VerdictOf(setting.PairOf(one.Model, reference), words)
            : scenario.Quantity != CaseQuantity.ProcessorTime ? Figures.Time(one.Value)
            : one.Extra(ExtraNames.CpuShare) is { } share ? Figures.Share(share)
            : Cell.Nothing;
    }

    private static Table Of(
        JudgedScenario scenario, IReadOnlyList<string> columns,
        Func<JudgedSetting, IReadOnlyList<IReadOnlyList<Cell>>> rowsOf) => new(
        scenario.Name, scenario.Facts.Text, ScenarioTable.NamesOf(scenario), columns,
        [.. scenario.Settings.Select(setting => new Group(SettingWords.Values(setting.Parameters), rowsOf(setting)))])
        {
            For = Readers.Summary,
        };

    /// <summary>Who may be first, unless all may.</summary>
    private static Cell Fastest(JudgedSetting setting) =>
        setting.Leaders.ToList() is var leaders && leaders.Count < setting.Cases.Count
        ? string.Join(", ", leaders)
        : Cell.Nothing;

    private static Cell VerdictOf(PairVerdict? pair, VerdictWords words) => pair switch
    {
        null => Cell.Nothing,
        { Verdict: Verdict.Faster or Verdict.Slower } => Figures.Ratio(pair.Speed),
        _ => words.Reservation(pair),
    };
}
