using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Tables;

/// <summary>Models against themselves.</summary>
internal static class ControlTable
{
    /// <returns><see langword="null"/> where no model was measured twice.</returns>
    public static Table? Of(AaControls controls) => controls.Settings.Count == 0 ? null : new(
        "A/A controls", "how far is a model from itself, measured twice in the same rounds?",
        ["scenario, setting"], ["model", "times as fast as itself", "A/A offset", "typical round"],
        [
            .. controls.Settings
                .GroupBy(control => SettingWords.Joined(control.Scenario, SettingWords.Of(control.Setting)))
                .Select(setting => new Group([setting.Key], [.. setting.Select(Row)])),
            .. controls.Offsets
                .Where(offset => offset.Scenario is null && offset.Settings > 1)
                .GroupBy(PlaceOf)
                .Select(offsets => new Group([offsets.Key], [.. offsets.Select(Row)])),
        ])
    { IsFlat = true };

    /// <summary>What was shown, in few words.</summary>
    public static Cell Shown(AaOffset offset) =>
        !offset.Ratio.SupportsClaims ? VerdictWords.TooFew
        : offset.Shown > 0 ? $"up to {Figures.Share(offset.Shown)}"
        : "none shown";

    /// <summary>What an offset is of.</summary>
    public static string PlaceOf(AaOffset offset) =>
        offset.Scenario ?? (offset.IsLatency ? "all latencies" : "all times");

    private static Cell[] Row(SelfComparison control) =>
    [
        Cell.Of(control.Model), Figures.Ratio(control.Ratio), Shown(AaOffset.Of(control)),
        new($"± {Figures.Share(control.Scatter)}") { Value = control.Scatter },
    ];

    private static Cell[] Row(AaOffset offset) =>
        [string.Join(", ", offset.Covers), Figures.Ratio(offset.Ratio), Shown(offset), Cell.Nothing];
}
