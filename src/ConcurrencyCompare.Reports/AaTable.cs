using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports;

/// <summary>Models against themselves, as a table.</summary>
internal static class AaTable
{
    /// <returns><see langword="null"/> where no model was measured twice.</returns>
    public static ReportTable? Of(AaControls controls) => controls.Settings.Count == 0 ? null : new(
        "A/A controls",
        "how far is a model from itself, measured twice in the same rounds?",
        "scenario, setting",
        ["model", "x as fast as itself", "A/A offset", "typical round"],
        [
            .. controls.Settings
                .GroupBy(control => string.Join(", ", new[] { control.Scenario, control.Setting }.Where(part => part.Length > 0)))
                .Select(setting => new ReportGroup(setting.Key, [.. setting.Select(Row)])),
            .. Together(controls),
        ]);

    /// <summary>What was shown, in few words.</summary>
    public static string Words(AaOffset offset) =>
        !offset.Ratio.SupportsClaims ? VerdictWords.TooFew
        : offset.Shown > 0 ? $"up to {Figures.Share(offset.Shown)}"
        : "none shown";

    /// <summary>What an offset is of.</summary>
    public static string PlaceOf(AaOffset offset) => offset.Scenario ?? (offset.IsLatency ? "all latencies" : "all times");

    private static string[] Row(SelfComparison control) =>
    [
        control.Model, Figures.Ratio(control.Ratio), Words(AaOffset.Of(control)),
        "± " + Figures.Share(control.Scatter),
    ];

    /// <summary>What several settings say together, where they are several.</summary>
    private static IEnumerable<ReportGroup> Together(AaControls controls)
    {
        return controls.Offsets
            .Where(offset => offset.Scenario is null && offset.Settings > 1)
            .GroupBy(PlaceOf, offset => (string[])
            [
                string.Join(", ", offset.Covers), Figures.Ratio(offset.Ratio), Words(offset), ReportTable.Nothing,
            ])
            .Select(rows => new ReportGroup(rows.Key, [.. rows]));
    }
}
