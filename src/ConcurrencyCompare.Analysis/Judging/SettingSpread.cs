using ConcurrencyCompare.Analysis.Diagnostics;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>How predictable the models of a setting are.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Setting">The setting.</param>
/// <param name="Models">Each of its models, in the order of the report.</param>
internal sealed record SettingSpread(JudgedScenario Scenario, JudgedSetting Setting, IReadOnlyList<LaunchSpread> Models)
{
    /// <summary>How many times as far the least predictable model is spread as the most predictable one: 2 if one
    /// varies by a factor of 3 and the other by 1.5.</summary>
    public double Contrast => Models.Max(model => model.Factor) / Models.Min(model => model.Factor);

    /// <summary>Models tell nothing by their spread unless that of one is so many times as far: the range of eight
    /// launches is itself uncertain by half.</summary>
    public const double LeastContrast = 1.25;

    /// <summary>The spreads of all settings of two models or more, in the order of the report: where models are
    /// compared, and all of them have launches enough.</summary>
    /// <param name="scenarios">The judged scenarios.</param>
    /// <param name="models">The models that the run is about.</param>
    /// <param name="findings">What was found in the run.</param>
    public static IReadOnlyList<SettingSpread> AllOf(
        IReadOnlyList<JudgedScenario> scenarios, IReadOnlyList<NamedText> models, IReadOnlyList<Finding> findings)
    {
        var names = models.Select(model => model.Name).ToHashSet();
        return
        [
            .. from scenario in scenarios
               where scenario.IsCompared
               from setting in scenario.Settings
               let cases = setting.Cases.Where(one => names.Contains(one.Model)).ToList()
               let spreads = cases.Select(one => one.Spread?.Among(findings)).OfType<LaunchSpread>().ToList()
               where spreads.Count > 1 && spreads.Count == cases.Count
               select new SettingSpread(scenario, setting, spreads),
        ];
    }

    /// <summary>The setting of each scenario whose models differ most in their spread, without the scenarios whose
    /// models are about alike: first that of the first question about which model to choose, then those that differ
    /// most. None where no such question is among them.</summary>
    /// <param name="spreads">All settings, in the order of the report.</param>
    public static IReadOnlyList<SettingSpread> MostTelling(IReadOnlyList<SettingSpread> spreads)
    {
        var telling = spreads
            .GroupBy(spread => spread.Scenario)
            .Select(scenario => scenario.MaxBy(spread => spread.Contrast)!)
            .Where(spread => spread.Contrast > LeastContrast)
            .ToList();
        var first = telling.FirstOrDefault(spread => spread.Scenario.Facts.Use is not null);
        return first is null
            ? []
            : [.. telling.OrderByDescending(spread => spread == first).ThenByDescending(spread => spread.Contrast)];
    }
}
