using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Reports;

/// <summary>The columns for what only some scenarios measure.</summary>
internal static class ExtraColumns
{
    private static readonly Extra[] Known =
    [
        new(
            ExtraNames.BytesPerProducer,
            "held per waiting producer",
            Figures.Bytes,
            "What is held per waiting producer is live memory while all of them wait, less the producers and consumers "
                + "themselves: it is the model's own.") { IsAnswer = true },
        new(
            ExtraNames.ResidentBytesPerProducer,
            "resident per waiting producer",
            Figures.Memory,
            "What is resident per waiting producer is physical memory that the process gained while all of them wait, stacks of "
                + "threads included; the producers and consumers themselves are not in it.") { IsAnswer = true },
        new(
            ExtraNames.ProducerFairness,
            "fair to producers",
            Figures.Count,
            "Fairness is Jain's index: 1 when all were served alike, 1/n when one of n had everything. For producers it is taken "
                + "when the first of them had given all its items, for consumers at the end."),
        new(ExtraNames.ConsumerFairness, "fair to consumers", Figures.Count),
        new(
            ExtraNames.ThroughputKept,
            "throughput kept",
            Figures.Share,
            "Throughput kept is what was consumed, of what the consumer's work alone would allow.") { IsAnswer = true },
        new(
            ExtraNames.MostQueued,
            "most queued",
            Figures.Count,
            "Most queued counts items that were produced and not yet consumed. Items that are due while their producer is not asked "
                + "wait before it and are in no queue: where producers and consumers take turns on one thread, a single producer "
                + "gets as many turns as the consumer, and no queue grows, whatever its bound.") { IsAnswer = true },
        new(
            ExtraNames.BacklogBytes,
            "held for the backlog",
            Figures.Memory,
            "What is held for the backlog is live memory when the last item arrives, beyond what there was before the run.")
            { IsAnswer = true },
        new(ExtraNames.ItemsPerSecond, "arrivals", Figures.PerSecond),
        new(
            ExtraNames.IdealWaitNanoseconds,
            "mean of an ideal server",
            Figures.Time,
            "An ideal server has no cost but the work: its mean wait follows from the same arrivals and the measured work (Lindley's "
                + "recursion), so no model can be below it."),
        new(
            ExtraNames.WorkNanoseconds,
            "work, measured",
            Figures.Time,
            "Work is arithmetic of as many steps in every process of the run; what they took there is measured, without anything "
                + "beside them."),
        new(
            ExtraNames.CpuShare,
            "processor time, of a core",
            Figures.Share,
            "Processor time is that of the whole process, the runtime's own threads included."),
    ];

    private sealed record Extra(string Name, string Heading, Func<Estimate, string> Show, string? Note = null)
    {
        /// <summary>Whether it is an answer of its scenario, as its time is.</summary>
        public bool IsAnswer { get; init; }
    }

    /// <summary>What answers a scenario beside its time: each in the last of the settings that have it for most models.</summary>
    public static IEnumerable<string> Sentences(IReadOnlyList<SettingComparison> settings)
    {
        foreach (var known in In(settings).Where(known => known.IsAnswer))
        {
            var setting = settings.Reverse().MaxBy(setting => setting.Models.Count(Has))!;
            var values = setting.Models.Where(Has).Select(model => $"{model.Model} {known.Show(model.Extras[known.Name])}");
            var place = setting.Setting.Length > 0 ? " at " + setting.Setting : "";
            yield return $"{Answer.Capitalized(known.Heading)}{place}: {string.Join(", ", values)}.";

            bool Has(ModelResult model) => model.Extras.ContainsKey(known.Name);
        }
    }

    /// <summary>The headings that a scenario needs.</summary>
    public static IEnumerable<string> Headings(IReadOnlyList<SettingComparison> settings) =>
        In(settings).Select(known => known.Heading);

    /// <summary>A model's cells under <see cref="Headings"/>.</summary>
    public static IEnumerable<string> Cells(ModelResult model, IReadOnlyList<SettingComparison> settings) =>
        In(settings).Select(known =>
            model.Extras.TryGetValue(known.Name, out var value) ? known.Show(value) : ReportTable.Nothing);

    /// <summary>How to read the columns that a report has.</summary>
    public static IEnumerable<string> Notes(IReadOnlyList<SettingComparison> settings) =>
        In(settings).Select(known => known.Note).OfType<string>();

    private static IEnumerable<Extra> In(IReadOnlyList<SettingComparison> settings) =>
        Known.Where(known =>
            settings.Any(setting => setting.Models.Any(model => model.Extras.ContainsKey(known.Name))));
}
