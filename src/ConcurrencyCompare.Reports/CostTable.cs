using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Reports;

/// <summary>What an item of a scenario takes beside time, as tables.</summary>
internal static class CostTable
{
    private const string NotGiven = "not given";

    /// <summary>How to read the tables.</summary>
    public const string ReadingNote =
        "Costs are those of the measured iterations and of all threads, by the estimator of the times; collections are those of "
        + "all iterations together. The peak working set is that of the whole process, with the runtime and the warm-up. Where a "
        + "system does not give a cost, the table says so.";

    /// <summary>A scenario's table; <see langword="null"/> where no costs were measured.</summary>
    public static ReportTable? Of(RunResults results, NamedText scenario)
    {
        var settings = SettingsOf(results, scenario.Name);
        return settings.Count == 0 ? null : Of(scenario, settings);
    }

    private static List<List<CaseResult>> SettingsOf(RunResults results, string scenario)
    {
        var order = results.Models.Select((model, place) => (model.Name, place)).ToDictionary();
        return
        [
            .. results.Cases
                .Where(measured => measured.Scenario == scenario && order.ContainsKey(measured.Model))
                .Where(measured => measured.Rounds.Any(round => round.IterationCosts is not null))
                .GroupBy(measured => measured.Setting)
                .Select(group => group.OrderBy(measured => order[measured.Model]).ToList()),
        ];
    }

    private static ReportTable Of(NamedText scenario, List<List<CaseResult>> settings) => new(
        $"costs of {scenario.Name}",
        "what does an item take beside time?",
        string.Join(", ", settings[0][0].Parameters.Keys),
        ["model", "CPU time per item", "allocated per item", "GCs per million items", "voluntary switches per 1,000 items",
            "involuntary switches per 1,000 items", "contentions per 1,000 items", "peak working set"],
        [
            .. settings.Select(cases => new ReportGroup(
                string.Join(", ", cases[0].Parameters.Values),
                [.. cases.Select(Row)])),
        ]);

    private static string[] Row(CaseResult measured)
    {
        var rounds = measured.Rounds.Where(round => round.IterationCosts is not null).ToList();
        return
        [
            measured.Model,
            Cell(cost => cost.CpuNanosecondsPerItem, Figures.Time),
            Cell(cost => cost.BytesPerItem, Figures.Bytes),
            Over(RoundCosts.CollectionsPerMillion, Figures.Count),
            Cell(cost => cost.VoluntaryPerThousand, Figures.Count),
            Cell(cost => cost.InvoluntaryPerThousand, Figures.Count),
            Cell(cost => cost.ContentionsPerThousand, Figures.Count),
            Over(round => round.PeakWorkingSetBytes, Figures.Memory),
        ];

        string Cell(Func<IterationCosts, double?> costOf, Func<Estimate, string> show) =>
            Over(round => RoundCosts.CenterOf(round, costOf), show);

        string Over(Func<RoundResult, double?> valueOf, Func<Estimate, string> show)
        {
            var values = rounds.Select(valueOf).OfType<double>().ToList();
            return values.Count < rounds.Count || values.Count == 0 ? NotGiven : show(Estimate.Of(values));
        }
    }
}
