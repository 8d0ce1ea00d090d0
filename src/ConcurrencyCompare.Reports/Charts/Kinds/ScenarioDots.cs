using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>All settings of a scenario as dots: what models are compared by, and what only some scenarios
/// measure.</summary>
internal static class ScenarioDots
{
    private static readonly (string Name, Func<JudgedCase, Estimate?> ValueOf)[] Parts =
    [
        ("producer late", one => one.Latency?.Lateness?.P50),
        ("hand-over", one => one.Latency?.HandOver?.P50),
    ];

    /// <summary>Time per item or median latency, and its ratio to the reference's.</summary>
    public static Chart OfTime(ChartContext context, JudgedScenario scenario, string name)
    {
        var settings = scenario.Settings;
        var quantity = Quantity.Time(ScenarioWords.QuantityOf(scenario.Quantity));
        var isCompared = context.Compares(scenario) && settings.Any(setting => setting.Cases.Count > 1);
        var picture = new Picture(
            context, $"{SettingWords.Capitalized(scenario.Name)}: {scenario.Facts.Text}", context.RoundsNote,
            quantity.Better);
        DotChart.Draw(
            picture, context, quantity, isCompared ? $"times as fast as {scenario.Reference}" : "",
            [.. settings.Select(setting => GroupOf(context, scenario, setting))]);
        return picture.ToChart(name, Describe(context, quantity, settings, one => one.Value));
    }

    /// <summary>What only this scenario measures: a picture for each unit and direction.</summary>
    public static IEnumerable<Chart> OfMeasures(ChartContext context, JudgedScenario scenario, string name)
    {
        foreach (var alike in scenario.Measures.Where(measure => measure.MoreIsBetter is not null)
            .GroupBy(measure => (measure.Unit, measure.MoreIsBetter)))
        {
            var measures = alike.ToList();
            var quantity = Quantity.Of(measures[0]);
            var picture = new Picture(
                context,
                $"{SettingWords.Capitalized(scenario.Name)}: "
                    + $"{SettingWords.And([.. measures.Select(measure => measure.Title)])}",
                context.RoundsNote, quantity.Better);
            DotChart.Draw(
                picture, context, measures.Count > 1 ? quantity with { Name = "" } : quantity, "",
                GroupsOf(scenario, [.. measures.Select(measure => (
                    measures.Count > 1 ? measure.Title : "",
                    (Func<JudgedCase, Estimate?>)(one => one.Extra(measure.Name))))]));
            yield return picture.ToChart(
                $"{name}-{ChartContext.NameOf(measures[0].Title)}",
                string.Join(" ", measures.Select(measure =>
                    Describe(context, Quantity.Of(measure), scenario.Settings, one => one.Extra(measure.Name)))));
        }
    }

    /// <summary>Where latency comes from; <see langword="null"/> where its parts were not told apart.</summary>
    public static Chart? OfParts(ChartContext context, JudgedScenario scenario, string name)
    {
        var groups = GroupsOf(scenario, Parts);
        if (groups.Count == 0) return null;

        var quantity = Quantity.Time("median of a part");
        var picture = new Picture(
            context, $"{SettingWords.Capitalized(scenario.Name)}: its parts", context.RoundsNote,
            "How late the producer was asked, and how long the hand-over took from there.", quantity.Better);
        DotChart.Draw(picture, context, quantity, "", groups);
        return picture.ToChart(
            $"{name}-parts",
            string.Join(" ",
                Parts.Select(part => Describe(context, Quantity.Time(part.Name), scenario.Settings, part.ValueOf))));
    }

    /// <summary>The least and the greatest centre of each model, in a sentence.</summary>
    public static string Describe(
        ChartContext context, Quantity quantity, IReadOnlyList<JudgedSetting> settings,
        Func<JudgedCase, Estimate?> valueOf)
    {
        var ranges = context.ModelsOf(settings).Select(model =>
        {
            var centers = settings.Select(setting => setting.Find(model)).OfType<JudgedCase>()
                .Select(valueOf)
                .OfType<Estimate>()
                .Select(estimate => estimate with { Confidence = 0 })
                .OrderBy(estimate => estimate.Center)
                .ToList();
            if (centers.Count == 0) return $"{model} not measured";
            var (least, most) = (quantity.Show(centers[0]), quantity.Show(centers[^1]));
            return least.Text == most.Text ? $"{model} {least}" : $"{model} {least} to {most}";
        });
        var extent = settings.Count == 1 ? "" : $" over {settings.Count} settings";
        return $"{SettingWords.Capitalized(quantity.Name)}{extent}: {string.Join("; ", ranges)}. {context.RoundsNote}";
    }

    private static IReadOnlyList<DotGroup> GroupsOf(
        JudgedScenario scenario, IReadOnlyList<(string Name, Func<JudgedCase, Estimate?> ValueOf)> parts) =>
    [
        .. from setting in scenario.Settings
           from part in parts
           let rows = (IReadOnlyList<DotRow>)[.. setting.Cases.Where(one => part.ValueOf(one) is not null)
               .Select(one => new DotRow(one.Model, part.ValueOf(one)!.Value))]
           where rows.Count > 0
           select new DotGroup(SettingWords.Joined(part.Name, SettingWords.Of(setting.Parameters)), rows),
    ];

    private static DotGroup GroupOf(ChartContext context, JudgedScenario scenario, JudgedSetting setting)
    {
        var isCompared = context.Compares(scenario);
        var own = setting.Reference == scenario.Reference || setting.Cases.Count == 1 || !isCompared
            ? "" : $" (times as fast as {setting.Reference})";
        return new DotGroup(
            SettingWords.Of(setting.Parameters) + own,
            [.. setting.Cases.Select(one => RowOf(context, setting, one, isCompared))]);
    }

    private static DotRow RowOf(ChartContext context, JudgedSetting setting, JudgedCase one, bool isCompared)
    {
        if (isCompared && setting.PairOf(one.Model, setting.Reference) is { } pair)
        {
            var (ratio, reservation) = (context.Words.Speed(pair).Whole, context.Words.Reservation(pair));
            return new DotRow(one.Model, one.Value, ratio, reservation.Length > 0 ? reservation : ratio);
        }

        var note = isCompared && one.Model == setting.Reference && setting.Cases.Count > 1 ? "baseline" : "";
        return new DotRow(one.Model, one.Value, note, note);
    }
}
