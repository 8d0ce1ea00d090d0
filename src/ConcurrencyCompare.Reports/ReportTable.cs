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
    private const string Nothing = "-";

    internal static ReportTable Of(NamedText scenario, IReadOnlyList<SettingComparison> settings)
    {
        var isLatency = settings[0].IsLatency;
        var reference = $"x as fast as {settings[0].Models[0].Model}";
        return new ReportTable(
            scenario.Name,
            scenario.Text,
            string.Join(", ", settings[0].Parameters.Keys),
            isLatency
                ? ["model", "p50", "p99", "p99.9", "max", reference + " (p50)"]
                : ["model", "time per item", "items per second", "allocated per item", reference],
            [.. settings.Select(setting => new ReportGroup(
                string.Join(", ", setting.Parameters.Values),
                [.. setting.Models.Select(model => model.Latency is { } latency
                    ? LatencyRow(model, latency)
                    : ThroughputRow(model))]))]);
    }

    private static string[] LatencyRow(ModelResult model, LatencyResult latency) =>
    [
        model.Model, Figures.Time(latency.P50), Figures.Time(latency.P99), Figures.Time(latency.P999),
        Figures.Time(latency.Max), Speed(model),
    ];

    private static string[] ThroughputRow(ModelResult model) =>
    [
        model.Model, Figures.Time(model.NanosecondsPerItem), Figures.Rate(model.NanosecondsPerItem),
        model.BytesPerItem is { } bytes ? Figures.Bytes(bytes) : Nothing, Speed(model),
    ];

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
