using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>Processor time of all threads for an item, and how many cores that kept busy.</summary>
internal static class ProcessorChart
{
    /// <summary>The picture of a scenario; <see langword="null"/> where costs were not measured.</summary>
    public static Chart? Of(ChartContext context, JudgedScenario scenario, string name)
    {
        var withCores = scenario.Quantity != CaseQuantity.MedianLatency;
        var groups = scenario.Settings
            .Select(setting => new DotGroup(
                SettingWords.Of(setting.Parameters), [.. setting.Cases.SelectMany(one => RowOf(one, withCores))]))
            .Where(group => group.Rows.Count > 0)
            .ToList();
        if (groups.Count == 0) return null;

        var quantity = Quantity.Time("processor time per item");
        var picture = new Picture(
            context, $"{SettingWords.Capitalized(scenario.Name)}: processor time of all threads", context.RoundsNote,
            quantity.Better);
        DotChart.Draw(picture, context, quantity, withCores ? "cores kept busy" : "", groups);
        return picture.ToChart(
            $"{name}-cpu",
            ScenarioDots.Describe(context, quantity, scenario.Settings, one => one.Costs?.ProcessorTime));
    }

    private static IEnumerable<DotRow> RowOf(JudgedCase one, bool withCores)
    {
        if (one.Costs?.ProcessorTime is not { } time) yield break;

        var cores = withCores && one.Costs.Cores is { } busy ? $"{Figures.Count(busy.Supported)} cores" : "";
        yield return new DotRow(one.Model, time, cores, cores);
    }
}
