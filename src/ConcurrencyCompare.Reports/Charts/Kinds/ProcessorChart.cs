using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>Processor time of all threads for an item, and how many cores that kept busy.</summary>
internal static class ProcessorChart
{
    /// <summary>The picture of a scenario; <see langword="null"/> where costs were not measured.</summary>
    public static Chart? Of(ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings, string name)
    {
        var withCores = !settings[0].IsLatency;
        var groups = settings
            .Select(setting => new DotGroup(
                setting.Setting,
                [.. setting.Models.SelectMany(model => RowOf(context.CaseOf(setting, model.Model), withCores))]))
            .Where(group => group.Rows.Count > 0)
            .ToList();
        if (groups.Count == 0) return null;

        var quantity = Quantity.Time("processor time per item");
        var picture = new Picture(
            context, $"{Answer.Capitalized(scenario.Name)}: processor time of all threads", context.RoundsNote, quantity.Better);
        DotChart.Draw(picture, context, quantity, withCores ? "cores kept busy" : "", groups);
        var description = ScenarioDots.Describe(context, quantity, settings, model => settings
            .Where(setting => setting.Models.Contains(model))
            .SelectMany(setting => RowOf(context.CaseOf(setting, model.Model), withCores: false))
            .Select(row => (Estimate?)row.Value)
            .FirstOrDefault());
        return picture.ToChart($"{name}-cpu", scenario.Name, description);
    }

    private static IEnumerable<DotRow> RowOf(CaseResult measured, bool withCores)
    {
        var rounds = measured.Rounds.Where(round => round.IterationCosts is not null).ToList();
        if (rounds.Count == 0 || rounds.Count < measured.Rounds.Count) yield break;

        var processor = rounds.Select(round => RoundCosts.CenterOf(round, costs => costs.CpuNanosecondsPerItem)!.Value).ToList();
        var cores = withCores && processor.All(time => time > 0)
            ? Cores(Estimate.OfRatio(processor, [.. rounds.Select(RoundSeries.TimePerItem)]))
            : "";
        yield return new DotRow(measured.Model, Estimate.Of(processor), cores, cores);
    }

    private static string Cores(Estimate cores) =>
        Figures.Count(ChartContext.Supported(cores)) + " cores";
}
