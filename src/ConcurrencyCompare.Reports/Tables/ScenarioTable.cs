using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Tables;

/// <summary>The numbers of a scenario: a group for each setting, a row for each model.</summary>
internal static class ScenarioTable
{
    /// <summary>A column: its heading, and the cell of a case in its setting.</summary>
    private sealed record Column(string Heading, Func<JudgedSetting, JudgedCase, Cell> CellOf);

    /// <summary>The columns of latency; those without a value in the whole table are left out.</summary>
    private static readonly (string Heading, Func<LatencyEstimates, Estimate?> ValueOf)[] Latencies =
    [
        ("p50", latency => latency.Total.P50),
        ("p99", latency => latency.Total.P99),
        ("p99.9", latency => latency.Total.P999),
        ("p99.99", latency => latency.Total.P9999),
        ("max", latency => new Estimate(latency.Total.Max, latency.Total.Max, latency.Total.Max, 0)),
        ("producer late, p50", latency => latency.Lateness?.P50),
        ("hand-over, p50", latency => latency.HandOver?.P50),
        ("hand-over, p99", latency => latency.HandOver?.P99),
    ];

    /// <summary>Values, ranks and ratios.</summary>
    public static Table Of(JudgedScenario scenario, VerdictWords words) =>
        Of(scenario, scenario.Name, scenario.Facts.Text, ColumnsOf(scenario, words));

    /// <summary>The verdicts on all pairs; <see langword="null"/> where there are none but the reference's.</summary>
    public static Table? PairsOf(JudgedScenario scenario, VerdictWords words)
    {
        var hasPairs = scenario.IsCompared && scenario.Quantity != CaseQuantity.ProcessorTime
            && scenario.Settings.Any(setting => setting.ShownPairs.Any(pair => pair.Second != setting.Reference));
        if (!hasPairs) return null;

        var hasApart = scenario.Quantity == CaseQuantity.MedianLatency;
        return new Table(
            scenario.Name, "which models differ?", NamesOf(scenario),
            ["model", "against", "times as fast", .. hasApart ? ["difference of p50"] : Array.Empty<string>(),
                "verdict"],
            [
                .. scenario.Settings.Select(setting => new Group(
                    SettingWords.Values(setting.Parameters),
                    [
                        .. setting.ShownPairs.Select(pair => (Cell[])
                        [
                            Cell.Of(pair.First), Cell.Of(pair.Second), Figures.Ratio(pair.Speed),
                            .. hasApart ? [ApartOf(setting, pair.First, pair.Second)] : Array.Empty<Cell>(),
                            words.Word(pair),
                        ]),
                    ])),
            ])
        { IsFolded = true, For = Readers.AtLength };
    }

    /// <summary>What an item takes beside time; <see langword="null"/> where that was not measured.</summary>
    public static Table? CostsOf(JudgedScenario scenario)
    {
        if (!scenario.Settings.Any(setting => setting.Cases.Any(one => one.Costs is not null))) return null;

        return Of(scenario, $"costs of {scenario.Name}", "what does an item take beside time?",
        [
            Cost("processor time per item", costs => costs.ProcessorTime, Figures.Time),
            Cost("allocated per item", costs => costs.BytesPerItem, Figures.Bytes),
            Cost("GCs per million items", costs => costs.CollectionsPerMillion, Figures.Count),
            Cost("voluntary switches per 1,000 items", costs => costs.VoluntaryPerThousand, Figures.Count),
            Cost("involuntary switches per 1,000 items", costs => costs.InvoluntaryPerThousand, Figures.Count),
            Cost("contentions per 1,000 items", costs => costs.ContentionsPerThousand, Figures.Count),
            Cost("peak working set", costs => costs.PeakWorkingSet, Figures.Memory),
        ]) with
        { IsFolded = true };
    }

    /// <summary>The names of a scenario's parameters.</summary>
    public static IReadOnlyList<string> NamesOf(JudgedScenario scenario) => [.. scenario.Settings[0].Parameters.Keys];

    private static Table Of(JudgedScenario scenario, string title, string question, IReadOnlyList<Column> columns) =>
        new(
        title, question, NamesOf(scenario), ["model", .. columns.Select(column => column.Heading)],
        [
            .. scenario.Settings.Select(setting => new Group(
                SettingWords.Values(setting.Parameters),
                [
                    .. setting.Cases.Select(one => (Cell[])
                        [Cell.Of(one.Model), .. columns.Select(column => column.CellOf(setting, one))]),
                ])),
        ])
        { For = Readers.AtLength };

    private static Column[] ColumnsOf(JudgedScenario scenario, VerdictWords words)
    {
        var cases = scenario.Settings.SelectMany(setting => setting.Cases).ToList();
        Column[] measures =
        [
            .. scenario.Measures.Select(measure => new Column(measure.Title, (_, one) =>
                one.Extra(measure.Name) is { } value ? MeasureWords.Show(measure, value) : Cell.Nothing)),
        ];
        if (scenario.Quantity == CaseQuantity.ProcessorTime) return measures;

        var isLatency = scenario.Quantity == CaseQuantity.MedianLatency;
        Column[] rank = scenario.IsCompared ? [new("rank", (_, one) => Rank(one.Rank))] : [];
        Column[] values = isLatency
            ?
            [
                .. Latencies
                    // The mean is what theory speaks of; elsewhere a single stall makes it.
                    .Concat(scenario.Knees.Count > 0 ? [("mean", latency => latency.Total.Mean)] : [])
                    .Where(known => cases.Any(one => one.Latency is { } latency && known.ValueOf(latency) is not null))
                    .Select(known => Value(known.Heading,
                        one => one.Latency is { } latency ? known.ValueOf(latency) : null, Figures.Time)),
            ]
            :
            [
                Value("time per item", one => one.NanosecondsPerItem, Figures.Time),
                Value("items per second", one => one.NanosecondsPerItem, Figures.Rate),
                .. cases.Any(one => one.BytesPerItem is not null)
                    ? [Value("allocated per item", one => one.BytesPerItem, Figures.Bytes)] : Array.Empty<Column>(),
            ];
        Column[] spread = cases.All(one => one.Spread is null) ? [] :
        [
            new("p10 to p90 of launches", (_, one) => one.Spread is { } range
                ? new Cell(SpreadWords.RangeOf(range)) { Value = range.Low }
                : Cell.Nothing),
        ];
        var reference = scenario.Reference;
        Column[] ratios = !scenario.IsCompared ? [] :
        [
            new($"times as fast as {reference}{(isLatency ? " (p50)" : "")}",
                (setting, one) => words.Speed(setting.PairOf(one.Model, reference))),
            .. isLatency
                ? [new("difference of p50", (setting, one) => ApartOf(setting, one.Model, reference))]
                : Array.Empty<Column>(),
        ];
        // How far launches lie apart stands beside their centre.
        return [.. rank, values[0], .. spread, .. values[1..], .. measures, .. ratios];
    }

    /// <summary>The ranks that a model may have.</summary>
    public static Cell Rank(RankRange rank) =>
        new(rank.Best == rank.Worst ? $"{rank.Best}" : $"{rank.Best}-{rank.Worst}") { Value = rank.Best };

    private static Column Value(string heading, Func<JudgedCase, Estimate?> valueOf, Func<Estimate, Figure> show) =>
        new(heading, (_, one) => valueOf(one) is { } value ? show(value) : Cell.Nothing);

    private static Column Cost(string heading, Func<CostEstimates, Estimate?> costOf, Func<Estimate, Figure> show) =>
        new(
        heading,
        (_, one) =>
            one.Costs is not { } costs ? Cell.Nothing : costOf(costs) is { } value ? show(value) : (Cell)"not given");

    private static Cell ApartOf(JudgedSetting setting, string model, string other) =>
        setting.Apart.TryGetValue((model, other), out var apart) ? Figures.TimeDifference(apart) : Cell.Nothing;
}
