using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports;

/// <summary>A scenario's verdicts where there is little room: a line for each setting.</summary>
internal static class VerdictTable
{
    /// <summary>More do not stand beside each other in 80 columns.</summary>
    private const int MostModelsInALine = 3;

    /// <param name="scenario">The scenario.</param>
    /// <param name="settings">Its settings, at least one.</param>
    /// <param name="words">How verdicts are said.</param>
    /// <param name="comparesNothing">Whether there is only one round, and so only values.</param>
    public static ReportTable Of(
        NamedText scenario, IReadOnlyList<SettingComparison> settings, VerdictWords words, bool comparesNothing)
    {
        var first = settings[0];
        if (first.IsIdling || !first.IsCompared || (comparesNothing && ModelsOf(settings).Count > MostModelsInALine))
            return Listed(scenario, settings, "", (setting, model) => [ValueOf(setting, model)]);
        if (comparesNothing) return InLines(scenario, settings, [], "", ValueOf);
        if (ModelsOf(settings).Count > MostModelsInALine)
        {
            return Listed(
                scenario, settings, $"against {first.Reference}",
                (setting, model) =>
                    [ReportTable.Rank(model.Rank), VerdictOf(setting.Against(first.Reference, model), words)],
                "rank");
        }

        return InLines(
            scenario, settings, ["ahead"], $" vs {first.Reference}",
            (setting, model) => VerdictOf(setting.Against(first.Reference, model), words));
    }

    private static ReportTable InLines(
        NamedText scenario,
        IReadOnlyList<SettingComparison> settings,
        IReadOnlyList<string> before,
        string against,
        Func<SettingComparison, ModelResult, string> show)
    {
        var models = ModelsOf(settings).Where(model => against.Length == 0 || model != settings[0].Reference).ToList();
        return new ReportTable(
            scenario.Name,
            scenario.Text,
            string.Join(", ", settings[0].Parameters.Keys),
            [.. before, .. models.Select(model => model + against)],
            [
                .. settings.Select(setting => new ReportGroup(
                    string.Join(", ", setting.Parameters.Values),
                    [
                        (string[])
                        [
                            .. before.Select(_ => Ahead(setting)),
                            .. models.Select(model => setting.Models.FirstOrDefault(own => own.Model == model) is { } result
                                ? show(setting, result)
                                : ReportTable.Nothing),
                        ],
                    ])),
            ]);
    }

    private static ReportTable Listed(
        NamedText scenario,
        IReadOnlyList<SettingComparison> settings,
        string heading,
        Func<SettingComparison, ModelResult, string[]> cells,
        params string[] before) => new(
        scenario.Name,
        scenario.Text,
        string.Join(", ", settings[0].Parameters.Keys),
        ["model", .. before, heading],
        [
            .. settings.Select(setting => new ReportGroup(
                string.Join(", ", setting.Parameters.Values),
                [.. setting.Models.Select(model => (string[])[model.Model, .. cells(setting, model)])])),
        ]);

    /// <summary>Who may be first, unless all may.</summary>
    private static string Ahead(SettingComparison setting)
    {
        var first = setting.Models.Where(model => model.Rank.Best == 1).Select(model => model.Model).ToList();
        return first.Count == setting.Models.Count ? ReportTable.Nothing : string.Join(", ", first);
    }

    private static string VerdictOf(PairVerdict? shown, VerdictWords words) => shown switch
    {
        null => ReportTable.Nothing,
        { Verdict: Verdict.Faster or Verdict.Slower } pair => Figures.Ratio(pair.Speed),
        { Verdict: Verdict.Same } => words.Equal,
        { Speed.SupportsClaims: false } => VerdictWords.TooFew,
        _ => "no difference shown",
    };

    private static string ValueOf(SettingComparison setting, ModelResult model) =>
        !setting.IsIdling ? Figures.Time(model.Latency?.P50 ?? model.NanosecondsPerItem)
        : model.Extras.TryGetValue(ExtraNames.CpuShare, out var share) ? Figures.Share(share)
        : ReportTable.Nothing;

    private static List<string> ModelsOf(IReadOnlyList<SettingComparison> settings) =>
        [.. settings.SelectMany(setting => setting.Models.Select(model => model.Model)).Distinct()];
}
