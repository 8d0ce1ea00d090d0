using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Reports;

/// <summary>What an item of a scenario takes beside time, as tables.</summary>
internal static class CostTable
{
    private const string NotGiven = "not given";

    /// <summary>How to read the tables.</summary>
    public const string ReadingNote =
        "Costs are those of the measured iterations, of all threads of the process; the peak working set is that of the whole "
        + "process, with the runtime and the warm-up. Where a system does not give one, it says so.";

    /// <summary>What the costs of a scenario are called.</summary>
    public static string TitleOf(string scenario) => $"costs of {scenario}";

    /// <summary>A table for each scenario that has costs.</summary>
    /// <param name="results">What was measured.</param>
    /// <param name="withIntervals">Whether there is room for the intervals; without, they still limit the digits.</param>
    public static IReadOnlyList<ReportTable> AllOf(RunResults results, bool withIntervals) =>
    [
        .. results.Scenarios
            .Select(scenario => (Scenario: scenario, Settings: SettingsOf(results, scenario.Name)))
            .Where(pair => pair.Settings.Count > 0)
            .Select(pair => Of(pair.Scenario, pair.Settings, withIntervals)),
    ];

    private static List<List<CaseResult>> SettingsOf(RunResults results, string scenario)
    {
        var order = results.Models.Select((model, place) => (model.Name, place)).ToDictionary();
        return
        [
            .. results.Cases
                .Where(measured => measured.Scenario == scenario && order.ContainsKey(measured.Model))
                .Where(measured => measured.Rounds.Any(round => round.Costs is not null))
                .GroupBy(measured => measured.Setting)
                .Select(group => group.OrderBy(measured => order[measured.Model]).ToList()),
        ];
    }

    private static ReportTable Of(NamedText scenario, List<List<CaseResult>> settings, bool withIntervals) => new(
        TitleOf(scenario.Name),
        "what does an item take beside time?",
        string.Join(", ", settings[0][0].Parameters.Keys),
        withIntervals
            ? ["model", "CPU time per item", "allocated per item", "GCs per million items", "voluntary switches per 1,000 items",
                "involuntary switches per 1,000 items", "contentions per 1,000 items", "peak working set"]
            : ["model", "CPU", "allocated", "GCs/M", "voluntary/k", "involuntary/k", "contentions/k", "peak"],
        [
            .. settings.Select(cases => new ReportGroup(
                string.Join(", ", cases[0].Parameters.Values),
                [.. cases.Select(measured => Row(measured, withIntervals))])),
        ]);

    private static string[] Row(CaseResult measured, bool withIntervals)
    {
        var costs = measured.Rounds.Select(round => round.Costs).OfType<RoundCosts>().ToList();
        return
        [
            measured.Model,
            Cell(cost => cost.CpuNanosecondsPerItem, Figures.Time),
            Cell(cost => cost.BytesPerItem, Figures.Bytes),
            Cell(cost => cost.CollectionsPerMillion, Figures.Count),
            Cell(cost => cost.VoluntaryPerThousand, Figures.Count),
            Cell(cost => cost.InvoluntaryPerThousand, Figures.Count),
            Cell(cost => cost.ContentionsPerThousand, Figures.Count),
            Cell(cost => cost.PeakWorkingSetBytes, Figures.Memory),
        ];

        string Cell(Func<RoundCosts, double?> valueOf, Func<Estimate, string> show)
        {
            var values = costs.Select(valueOf).OfType<double>().ToList();
            if (values.Count < costs.Count) return NotGiven;

            var estimate = Estimate.Of(values);
            // A single value is shown without an interval, and so is one that says it is.
            return show(withIntervals ? estimate : estimate with { Confidence = 0 });
        }
    }
}
