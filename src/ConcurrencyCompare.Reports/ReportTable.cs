using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports;

/// <summary>A scenario's table: groups of rows, one group for each setting and one row for each model.</summary>
/// <param name="Title">The scenario's name.</param>
/// <param name="Question">What it answers.</param>
/// <param name="GroupColumn">What the groups are called: the names of the parameters.</param>
/// <param name="Columns">The headings; the first is that of the models.</param>
/// <param name="Groups">The rows.</param>
public sealed record ReportTable(
    string Title,
    string Question,
    string GroupColumn,
    IReadOnlyList<string> Columns,
    IReadOnlyList<ReportGroup> Groups)
{
    /// <summary>What stands in a cell without a value.</summary>
    internal const string Nothing = "-";

    /// <summary>A scenario's table, and the verdicts on its pairs where there are more than the reference's.</summary>
    internal static IEnumerable<ReportTable> AllOf(
        NamedText scenario, IReadOnlyList<SettingComparison> settings, VerdictWords words)
    {
        yield return Of(scenario, settings, words);
        if (!settings[0].IsIdling && settings[0].IsCompared && settings.Any(setting => setting.ShownPairs.Any(pair => pair.Second != setting.Reference)))
            yield return PairsOf(scenario, settings, words);
    }

    private static ReportTable PairsOf(
        NamedText scenario, IReadOnlyList<SettingComparison> settings, VerdictWords words) => new(
        scenario.Name,
        "which models differ?",
        string.Join(", ", settings[0].Parameters.Keys),
        ["model", "against", "x as fast", .. settings[0].IsLatency ? [LatencyColumns.Apart] : Array.Empty<string>(), "verdict"],
        [.. settings.Select(setting => new ReportGroup(
            string.Join(", ", setting.Parameters.Values),
            [.. setting.ShownPairs.Select(pair => (string[])
            [
                pair.First, pair.Second, Figures.Ratio(pair.Speed),
                .. settings[0].IsLatency ? [LatencyColumns.ApartOf(setting, pair.First, pair.Second)] : Array.Empty<string>(),
                words.Word(pair),
            ])]))]);

    private static ReportTable Of(NamedText scenario, IReadOnlyList<SettingComparison> settings, VerdictWords words)
    {
        return new ReportTable(
            scenario.Name,
            scenario.Text,
            string.Join(", ", settings[0].Parameters.Keys),
            Headings(settings),
            [.. settings.Select(setting => new ReportGroup(
                string.Join(", ", setting.Parameters.Values),
                [.. setting.Models.Select(model => Cells(setting, model, settings, words))]))]);
    }

    private static string[] Headings(IReadOnlyList<SettingComparison> settings)
    {
        var reference = $"x as fast as {settings[0].Reference}";
        var extras = ExtraColumns.Headings(settings);
        if (settings[0].IsIdling) return ["model", .. extras];
        string[] begin = settings[0].IsCompared ? ["model", "rank"] : ["model"];
        if (settings[0].IsLatency)
            return [.. begin, .. LatencyColumns.Headings(settings), .. extras, .. End(reference + " (p50)", LatencyColumns.Apart)];
        string[] memory = MeasureMemory(settings) ? ["allocated per item"] : [];
        return [.. begin, "time per item", "items per second", .. memory, .. extras, .. End(reference)];

        string[] End(params string[] headings) => settings[0].IsCompared ? headings : [];
    }

    private static string[] Cells(
        SettingComparison setting, ModelResult model, IReadOnlyList<SettingComparison> settings, VerdictWords words)
    {
        var extras = ExtraColumns.Cells(model, settings);
        if (settings[0].IsIdling) return [model.Model, .. extras];
        string[] begin = settings[0].IsCompared ? [model.Model, Rank(model.Rank)] : [model.Model];
        string[] end = settings[0].IsCompared ? [Speed(setting.Against(settings[0].Reference, model), words)] : [];
        if (settings[0].IsLatency)
        {
            string[] apart = settings[0].IsCompared ? [LatencyColumns.ApartOf(setting, model.Model, settings[0].Reference)] : [];
            return [.. begin, .. LatencyColumns.Cells(model, settings), .. extras, .. end, .. apart];
        }

        string[] memory = MeasureMemory(settings)
            ? [model.BytesPerItem is { } bytes ? Figures.Bytes(bytes) : Nothing]
            : [];
        return
        [
            .. begin, Figures.Time(model.NanosecondsPerItem), Figures.Rate(model.NanosecondsPerItem),
            .. memory, .. extras, .. end,
        ];
    }

    private static bool MeasureMemory(IReadOnlyList<SettingComparison> settings) =>
        settings.Any(setting => setting.Models.Any(model => model.BytesPerItem is not null));

    private static string Speed(PairVerdict? pair, VerdictWords words) => pair is null ? Nothing : words.Ratio(pair);

    internal static string Rank(RankRange rank) => rank.Best == rank.Worst ? $"{rank.Best}" : $"{rank.Best}-{rank.Worst}";
}

/// <summary>The models in one setting.</summary>
/// <param name="Setting">The values of the parameters.</param>
/// <param name="Rows">The cells of each model.</param>
public sealed record ReportGroup(string Setting, IReadOnlyList<IReadOnlyList<string>> Rows);
