using ConcurrencyCompare.Analysis;

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

    internal static ReportTable Of(NamedText scenario, IReadOnlyList<SettingComparison> settings)
    {
        return new ReportTable(
            scenario.Name,
            scenario.Text,
            string.Join(", ", settings[0].Parameters.Keys),
            Headings(settings),
            [.. settings.Select(setting => new ReportGroup(
                string.Join(", ", setting.Parameters.Values),
                [.. setting.Models.Select(model => Cells(model, settings))]))]);
    }

    private static string[] Headings(IReadOnlyList<SettingComparison> settings)
    {
        var reference = $"x as fast as {settings[0].Models[0].Model}";
        var extras = ExtraColumns.Headings(settings);
        if (settings[0].IsIdling) return ["model", .. extras];
        if (settings[0].IsLatency) return ["model", "p50", "p99", "p99.9", "max", .. extras, reference + " (p50)"];
        string[] memory = MeasureMemory(settings) ? ["allocated per item"] : [];
        return ["model", "time per item", "items per second", .. memory, .. extras, reference];
    }

    private static string[] Cells(ModelResult model, IReadOnlyList<SettingComparison> settings)
    {
        var extras = ExtraColumns.Cells(model, settings);
        if (settings[0].IsIdling) return [model.Model, .. extras];
        if (settings[0].IsLatency) return [model.Model, .. LatencyCells(model.Latency), .. extras, Speed(model)];
        string[] memory = MeasureMemory(settings)
            ? [model.BytesPerItem is { } bytes ? Figures.Bytes(bytes) : Nothing]
            : [];
        return
        [
            model.Model, Figures.Time(model.NanosecondsPerItem), Figures.Rate(model.NanosecondsPerItem),
            .. memory, .. extras, Speed(model),
        ];
    }

    private static string[] LatencyCells(LatencyResult? latency) => latency is null
        ? [Nothing, Nothing, Nothing, Nothing]
        : [Figures.Time(latency.P50), Figures.Time(latency.P99), Figures.Time(latency.P999), Figures.Time(latency.Max)];

    private static bool MeasureMemory(IReadOnlyList<SettingComparison> settings) =>
        settings.Any(setting => setting.Models.Any(model => model.BytesPerItem is not null));

    private static string Speed(ModelResult model) => model.Speed switch
    {
        null => Nothing,
        { SupportsClaims: false } speed => $"too few rounds {Figures.Ratio(speed)}",
        { } speed when speed.Covers(1) => $"no difference shown {Figures.Ratio(speed)}",
        { } speed => Figures.Ratio(speed),
    };
}

/// <summary>The models in one setting.</summary>
/// <param name="Setting">The values of the parameters.</param>
/// <param name="Rows">The cells of each model.</param>
public sealed record ReportGroup(string Setting, IReadOnlyList<IReadOnlyList<string>> Rows);
