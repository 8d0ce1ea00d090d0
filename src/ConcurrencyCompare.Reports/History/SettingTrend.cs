using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Reports.Charts;

namespace ConcurrencyCompare.Reports.History;

/// <summary>A setting of the newest run, and how its models went from run to run.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Trends">Of its models, in the order of the report; at least one.</param>
internal sealed record SettingTrend(SettingComparison Setting, IReadOnlyList<CaseTrend> Trends)
{
    /// <summary>Scenario and setting in words.</summary>
    public string Name => Setting.Setting.Length > 0 ? $"{Setting.Scenario}, {Setting.Setting}" : Setting.Scenario;

    /// <summary>The logarithm of the largest ratio at a change point, either way; 0 where there is none.</summary>
    public double LargestChange => Trends
        .SelectMany(trend => trend.Changes)
        .Select(change => Math.Abs(Math.Log(change.Slowdown.Center)))
        .DefaultIfEmpty()
        .Max();

    /// <summary>All settings that have trends, in the order of the run.</summary>
    public static IReadOnlyList<SettingTrend> AllOf(ChartContext context, IReadOnlyList<CaseTrend> trends)
    {
        var byCase = trends.ToDictionary(trend => (trend.Case.Scenario, trend.Case.Setting, trend.Case.Model));
        return
        [
            .. context.Scenarios
                .SelectMany(pair => pair.Settings)
                .Select(setting => new SettingTrend(
                    setting,
                    [
                        .. setting.Models
                            .Select(model => byCase.GetValueOrDefault((setting.Scenario, setting.Setting, model.Model)))
                            .OfType<CaseTrend>(),
                    ]))
                .Where(setting => setting.Trends.Count > 0),
        ];
    }
}
