using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Reports.Charts.Kinds;

namespace ConcurrencyCompare.Reports.Charts;

/// <summary>The pictures of a report.</summary>
public static class ChartSet
{
    private const int LongestName = 60;

    /// <summary>The pictures of a run, first the overview, then in the order of its scenarios.</summary>
    /// <param name="results">What was measured; the same results give the same pictures.</param>
    /// <remarks>Costs a few milliseconds for each latency histogram, which it reads.</remarks>
    public static IReadOnlyList<Chart> Of(RunResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return Of(new ChartContext(results));
    }

    internal static IReadOnlyList<Chart> Of(ChartContext context)
    {
        Chart?[] overview = [OverviewChart.Of(context)];
        return
        [
            .. overview.OfType<Chart>(),
            .. context.Scenarios.SelectMany(pair =>
                Of(context, pair.Scenario, pair.Settings, NameOf(pair.Scenario.Name))),
        ];
    }

    private static IEnumerable<Chart> Of(
        ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings, string name)
    {
        if (!settings[0].IsIdling) yield return ScenarioDots.OfTime(context, scenario, settings, name);
        if (CurveOf(context, scenario, settings, name) is { } curve) yield return curve;
        if (ScenarioDots.OfParts(context, scenario, settings, name) is { } parts) yield return parts;
        foreach (var chart in ScenarioDots.OfExtras(context, scenario, settings, name)) yield return chart;
        if (context.ShowsProcessorTime(scenario) && ProcessorChart.Of(context, scenario, settings, name) is { } processor)
            yield return processor;
    }

    private static Chart? CurveOf(
        ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings, string name)
    {
        if (settings[0].IsIdling) return null;
        if (LoadChart.Fits(settings)) return LoadChart.Of(context, scenario, settings, name);
        if (settings.All(setting => setting.IsLatency)) return PercentileChart.Of(context, scenario, settings, name);
        if (BreakEvenChart.Fits(settings)) return BreakEvenChart.Of(context, scenario, settings, name);
        return GrowthChart.Fits(settings) ? GrowthChart.OfSizes(context, scenario, settings, name) : null;
    }

    /// <summary>A scenario's name as that of a file and of elements: any text may be the name of a scenario.</summary>
    internal static string NameOf(string scenario) =>
        Slug.Of(scenario, LongestName) is { Length: > 0 } name ? name : "scenario";
}
