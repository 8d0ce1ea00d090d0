using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.History;

/// <summary>A setting of the newest run, and how its models went from run to run.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Trends">Of its models, in the order of the report; at least one.</param>
internal sealed record SettingTrend(JudgedSetting Setting, IReadOnlyList<CaseTrend> Trends)
{
    /// <summary>Scenario and setting in words.</summary>
    public string Name => SettingWords.Joined(Setting.Scenario, SettingWords.Of(Setting.Parameters));

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
            .. context.Run.Scenarios
                .SelectMany(scenario => scenario.Settings)
                .Select(setting => new SettingTrend(
                    setting,
                    [
                        .. setting.Cases
                            .Select(one => byCase.GetValueOrDefault((setting.Scenario, setting.Setting, one.Model)))
                            .OfType<CaseTrend>(),
                    ]))
                .Where(setting => setting.Trends.Count > 0),
        ];
    }
}
