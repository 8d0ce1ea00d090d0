using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>All settings of a scenario as dots: what models are compared by, and what only some scenarios measure.</summary>
internal static class ScenarioDots
{
    private static readonly (string Suffix, Quantity Quantity, (string Extra, string Who)[] Parts)[] Extras =
    [
        ("kept", Quantity.Share("throughput kept").WithMoreBetter(), [(ExtraNames.ThroughputKept, "")]),
        ("queued", Quantity.Count("most items queued"), [(ExtraNames.MostQueued, "")]),
        ("backlog", Quantity.Memory("held for the backlog"), [(ExtraNames.BacklogBytes, "")]),
        ("processor", Quantity.Share("processor time, of a core"), [(ExtraNames.CpuShare, "")]),
        ("memory", Quantity.Memory("held per waiting producer"), [(ExtraNames.BytesPerProducer, "")]),
        (
            "fairness",
            Quantity.Count("Jain's fairness index").WithMoreBetter(),
            [(ExtraNames.ProducerFairness, "producers"), (ExtraNames.ConsumerFairness, "consumers")]),
    ];

    /// <summary>Time per item or median latency, and its ratio to the reference's.</summary>
    public static Chart OfTime(
        ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings, string name)
    {
        var reference = settings[0].Reference;
        var quantity = Quantity.Time(settings[0].IsLatency ? "median latency" : "time per item");
        var isCompared = context.Compares(scenario.Name) && settings.Any(setting => setting.Models.Count > 1);
        var groups = settings.Select(setting => GroupOf(context, setting, reference)).ToList();
        var picture = new Picture(
            context, $"{Answer.Capitalized(scenario.Name)}: {scenario.Text}", context.RoundsNote, quantity.Better);
        DotChart.Draw(
            picture, context, quantity, isCompared ? $"times as fast as {reference}" : "", groups);
        return picture.ToChart(name, scenario.Name, Describe(context, quantity, settings, Value));
    }

    /// <summary>What only this scenario measures.</summary>
    public static IEnumerable<Chart> OfExtras(
        ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings, string name)
    {
        foreach (var (suffix, quantity, parts) in Extras)
        {
            List<DotGroup> groups =
            [
                .. settings.SelectMany(setting => parts.Select(part => new DotGroup(
                        string.Join(", ", new[] { part.Who, setting.Setting }.Where(text => text.Length > 0)),
                        [.. setting.Models
                            .Where(model => model.Extras.ContainsKey(part.Extra))
                            .Select(model => new DotRow(model.Model, model.Extras[part.Extra]))])))
                    .Where(group => group.Rows.Count > 0),
            ];
            if (groups.Count == 0) continue;

            var picture = new Picture(
                context, $"{Answer.Capitalized(scenario.Name)}: {quantity.Name}", context.RoundsNote, quantity.Better);
            DotChart.Draw(picture, context, quantity, "", groups);
            yield return picture.ToChart(
                $"{name}-{suffix}", scenario.Name, Describe(context, quantity, settings, model => parts
                    .Where(part => model.Extras.ContainsKey(part.Extra))
                    .Select(part => (Estimate?)model.Extras[part.Extra])
                    .FirstOrDefault()));
        }
    }

    /// <summary>Where latency comes from; <see langword="null"/> where its parts were not told apart.</summary>
    public static Chart? OfParts(
        ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings, string name)
    {
        (string Name, Func<ModelResult, Estimate?> ValueOf)[] parts =
        [
            ("producer late", model => model.Latency?.Lateness?.P50),
            ("hand-over", model => model.Latency?.HandOver?.P50),
        ];
        List<DotGroup> groups =
        [
            .. settings.SelectMany(setting => parts.Select(part => new DotGroup(
                    string.Join(", ", new[] { part.Name, setting.Setting }.Where(text => text.Length > 0)),
                    [
                        .. from model in setting.Models
                           let value = part.ValueOf(model)
                           where value is not null
                           select new DotRow(model.Model, value.Value),
                    ])))
                .Where(group => group.Rows.Count > 0),
        ];
        if (groups.Count == 0) return null;

        var quantity = Quantity.Time("median of a part");
        var picture = new Picture(
            context, $"{Answer.Capitalized(scenario.Name)}: what it is made of", context.RoundsNote,
            "How late the producer was asked, and how long the hand-over took from there.", quantity.Better);
        DotChart.Draw(picture, context, quantity, "", groups);
        return picture.ToChart(
            $"{name}-parts", scenario.Name,
            string.Join(" ", parts.Select(part => Describe(context, Quantity.Time(part.Name), settings, part.ValueOf))));
    }

    /// <summary>The least and the greatest centre of each model, in a sentence.</summary>
    public static string Describe(
        ChartContext context, Quantity quantity, IReadOnlyList<SettingComparison> settings, Func<ModelResult, Estimate?> valueOf)
    {
        var ranges = context.ModelsOf(settings).Select(model =>
        {
            var centers = settings.SelectMany(setting => setting.Models)
                .Where(result => result.Model == model)
                .Select(valueOf)
                .OfType<Estimate>()
                .Select(estimate => estimate with { Confidence = 0 })
                .OrderBy(estimate => estimate.Center)
                .ToList();
            if (centers.Count == 0) return $"{model} not measured";
            var (least, most) = (quantity.Show(centers[0]), quantity.Show(centers[^1]));
            return least == most ? $"{model} {least}" : $"{model} {least} to {most}";
        });
        var extent = settings.Count == 1 ? "" : $" over {settings.Count} settings";
        return $"{Answer.Capitalized(quantity.Name)}{extent}: {string.Join("; ", ranges)}. {context.RoundsNote}";
    }

    /// <summary>What models are compared by.</summary>
    public static Estimate? Value(ModelResult model) => model.Latency?.P50 ?? model.NanosecondsPerItem;

    private static DotGroup GroupOf(ChartContext context, SettingComparison setting, string reference)
    {
        var heading = setting.Reference == reference || setting.Models.Count == 1 || !context.Compares(setting.Scenario)
            ? setting.Setting
            : $"{setting.Setting} (times as fast as {setting.Reference})";
        return new DotGroup(heading, [.. setting.Models.Select(model => RowOf(context, setting, model))]);
    }

    private static DotRow RowOf(ChartContext context, SettingComparison setting, ModelResult model)
    {
        var value = Value(model)!.Value;
        if (model.AgainstReference is { } pair && context.Compares(setting.Scenario))
        {
            var reservation = context.Words.Reservation(pair);
            return new DotRow(
                model.Model, value, context.Words.Ratio(pair), reservation.Length > 0 ? reservation : context.Words.Ratio(pair));
        }

        var isReference = model.Model == setting.Reference && setting.Models.Count > 1 && context.Compares(setting.Scenario);
        return new DotRow(model.Model, value, isReference ? "reference" : "", isReference ? "reference" : "");
    }
}
