using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Reports.Charts.Kinds;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Charts;

/// <summary>The pictures of a report.</summary>
internal static class ChartSet
{
    /// <summary>Who wins where, in a picture for each map.</summary>
    public static IEnumerable<Chart> MapsOf(ChartContext context) =>
        context.Run.Maps.Select(map => WinnerMapChart.Of(context, map));

    /// <summary>What contradicts expectations; <see langword="null"/> where nothing does.</summary>
    public static Chart? SurprisesOf(ChartContext context) => SurpriseChart.Of(context);

    /// <summary>All launches of some settings; <see langword="null"/> without any.</summary>
    public static Chart? SpreadOf(ChartContext context, IReadOnlyList<SettingSpread> spreads) =>
        SpreadChart.Of(context, spreads);

    /// <summary>The pictures of a scenario.</summary>
    /// <remarks>Costs a few milliseconds for each latency histogram, which it reads.</remarks>
    public static IEnumerable<Chart> Of(ChartContext context, JudgedScenario scenario)
    {
        var name = ChartContext.NameOf(scenario.Name);
        var isTime = scenario.Quantity != CaseQuantity.ProcessorTime;
        // Where a map has the settings, dots of all of them would be a second picture of the same.
        var hasMap = context.Run.Maps.Any(map => map.Scenario.Name == scenario.Name);
        if (isTime && !hasMap) yield return ScenarioDots.OfTime(context, scenario, name);
        if (isTime && CurveOf(context, scenario, name) is { } curve) yield return curve;
        if (ScenarioDots.OfParts(context, scenario, name) is { } parts) yield return parts;
        if (!GrowthChart.Fits(scenario))
        {
            foreach (var chart in ScenarioDots.OfMeasures(context, scenario, name)) yield return chart;
        }

        if (context.ShowsProcessorTime(scenario) && ProcessorChart.Of(context, scenario, name) is { } processor)
            yield return processor;
    }

    private static Chart? CurveOf(ChartContext context, JudgedScenario scenario, string name)
    {
        if (LoadChart.Fits(scenario)) return LoadChart.Of(context, scenario, name);
        if (scenario.Quantity == CaseQuantity.MedianLatency) return PercentileChart.Of(context, scenario, name);
        if (BreakEvenChart.Fits(scenario)) return BreakEvenChart.Of(context, scenario, name);
        return GrowthChart.Fits(scenario) ? GrowthChart.Of(context, scenario, name) : null;
    }
}
