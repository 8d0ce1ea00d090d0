using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Reports.Charts.Kinds;

namespace ConcurrencyCompare.Reports.Charts;

/// <summary>How many times as fast a model is as its reference.</summary>
internal static class Ratios
{
    /// <summary>From the rounds that both have, or, where a single round allows no more, from its two values.</summary>
    /// <returns><see langword="null"/> for the reference itself, and where either has no value.</returns>
    public static Estimate? Of(SettingComparison setting, string model)
    {
        var result = setting.Models.FirstOrDefault(result => result.Model == model);
        if (result is null || model == setting.Reference) return null;
        if (result.AgainstReference is { } pair) return ChartContext.Supported(pair.Speed);

        var ratio = ScenarioDots.Value(setting.Models[0])!.Value.Center / ScenarioDots.Value(result)!.Value.Center;
        return ratio > 0 && double.IsFinite(ratio) ? new Estimate(ratio, ratio, ratio, 0) : null;
    }
}
