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
                + "themselves: it is the model's own."),
        new(
            ExtraNames.CpuShare,
            "processor time, of a core",
            Figures.Share,
            "Processor time is that of the whole process, the runtime's own threads included."),
    ];

    private sealed record Extra(string Name, string Heading, Func<Estimate, string> Show, string Note);

    /// <summary>The headings that a scenario needs.</summary>
    public static IEnumerable<string> Headings(IReadOnlyList<SettingComparison> settings) =>
        In(settings).Select(known => known.Heading);

    /// <summary>A model's cells under <see cref="Headings"/>.</summary>
    public static IEnumerable<string> Cells(ModelResult model, IReadOnlyList<SettingComparison> settings) =>
        In(settings).Select(known =>
            model.Extras.TryGetValue(known.Name, out var value) ? known.Show(value) : ReportTable.Nothing);

    /// <summary>How to read the columns that a report has.</summary>
    public static IEnumerable<string> Notes(IReadOnlyList<SettingComparison> settings) =>
        In(settings).Select(known => known.Note);

    private static IEnumerable<Extra> In(IReadOnlyList<SettingComparison> settings) =>
        Known.Where(known =>
            settings.Any(setting => setting.Models.Any(model => model.Extras.ContainsKey(known.Name))));
}
