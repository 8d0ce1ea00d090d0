using System.Globalization;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Curves;
using ConcurrencyCompare.Reports.Charts.Svg;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>What grows with a number that a scenario sets: how many producers, how much load.</summary>
internal static class GrowthChart
{
    private const double Height = 190;
    private const int LeastSizes = 3;
    private const double LeastSpread = 10;

    /// <summary>The number that is the only parameter of a setting; <see langword="null"/> if it is none.</summary>
    public static double? SizeOf(SettingComparison setting) =>
        setting.Parameters.Count == 1
        && double.TryParse(
            setting.Parameters.Values.First(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size)
        && size > 0
            ? size
            : null;

    /// <summary>Whether a scenario's settings are sizes, far apart.</summary>
    public static bool Fits(IReadOnlyList<SettingComparison> settings)
    {
        var sizes = settings.Select(SizeOf).OfType<double>().ToList();
        return sizes.Count == settings.Count && sizes.Count >= LeastSizes && sizes.Max() / sizes.Min() >= LeastSpread;
    }

    /// <summary>Whether a scenario's settings are loads, in percent.</summary>
    public static bool FitsLoad(IReadOnlyList<SettingComparison> settings) =>
        settings.Count > 1 && settings.All(setting => setting.IsLatency && setting.Parameters.Keys.SequenceEqual([Knee.Parameter]));

    /// <summary>Time per item, and memory where it was measured, over the sizes.</summary>
    public static Chart OfSizes(ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings, string name)
    {
        var sizes = settings.OrderBy(SizeOf).ToList();
        var values = sizes.Select(setting => SizeOf(setting)!.Value).ToList();
        var horizontal = Axis.Log(values, Plot.AxisLeft + 8, Plot.AxisRight - 8);
        var picture = PictureOf(context, scenario, settings, context.RoundsNote);
        var time = Quantity.Time("time per item");
        Draw(picture, context, sizes, time, ScenarioDots.Value, PlaceOf, TitleOf(settings));
        var resident = Quantity.Memory("memory per waiting producer");
        if (settings.Any(setting => setting.Models.Any(model => model.Extras.ContainsKey(ExtraNames.ResidentBytesPerProducer))))
        {
            picture.Take(10);
            Draw(
                picture, context, sizes, resident,
                model => model.Extras.TryGetValue(ExtraNames.ResidentBytesPerProducer, out var bytes) ? bytes : null,
                PlaceOf, TitleOf(settings));
        }

        return picture.ToChart($"{name}-growth", scenario.Name, ScenarioDots.Describe(context, time, settings, ScenarioDots.Value));

        double PlaceOf(SettingComparison setting) => horizontal.At(SizeOf(setting)!.Value);
    }

    /// <summary>The 99th percentile and the median of latency over the load, with the knees.</summary>
    public static Chart OfLoad(ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings, string name)
    {
        var knees = Knee.AllOf(context.Results).Where(knee => knee.Scenario == scenario.Name).ToList();
        var loads = settings.OrderBy(LoadOf).ToList();
        var horizontal = Axis.Linear(0, 100, Plot.AxisLeft, Plot.AxisRight);
        var picture = PictureOf(
            context, scenario, settings, context.RoundsNote,
            knees.Any(knee => knee.At is not null) ? "Ring: the knee." : "");
        var p99 = Quantity.Time("99th percentile of latency");
        Draw(
            picture, context, loads, p99, model => model.Latency?.P99, setting => horizontal.At(LoadOf(setting)), "",
            (setting, model) => knees.Any(knee => knee.Model == model && knee.At?.Load == setting.Parameters[Knee.Parameter]));
        picture.Take(6);
        Draw(
            picture, context, loads, Quantity.Time("median latency"), model => model.Latency?.P50,
            setting => horizontal.At(LoadOf(setting)), "load, of each model's own throughput (linear scale)");
        picture.Take(4);
        foreach (var knee in knees) picture.Paragraph(CurveWords.Of(knee));
        var words = string.Join(" ", knees.Select(CurveWords.Of));
        return picture.ToChart(
            $"{name}-knee", scenario.Name, $"{ScenarioDots.Describe(context, p99, settings, model => model.Latency?.P99)} {words}");
    }

    private static Picture PictureOf(
        ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings, params IEnumerable<string> notes)
    {
        var picture = new Picture(context, $"{Answer.Capitalized(scenario.Name)}: {scenario.Text}", notes);
        picture.Legend(context.ModelsOf(settings), hasLines: true);
        return picture;
    }

    private static void Draw(
        Picture picture, ChartContext context, IReadOnlyList<SettingComparison> settings, Quantity quantity,
        Func<ModelResult, Estimate?> valueOf, Func<SettingComparison, double> placeOf, string title,
        Func<SettingComparison, string, bool>? isRinged = null)
    {
        var models = context.ModelsOf(settings).ToList();
        var lines = models.Select(model => new PlotLine(
            model,
            [
                .. from setting in settings
                   from result in setting.Models
                   where result.Model == model
                   let value = valueOf(result)
                   where value is not null
                   let shown = ChartContext.Supported(value.Value)
                   select new PlotPoint(
                       placeOf(setting), shown, $"{model}, {setting.Setting}: {quantity.Show(shown)}",
                       isRinged?.Invoke(setting, model) ?? false),
            ])).ToList();
        var values = lines
            .SelectMany(line => line.Points)
            .SelectMany(point => new[] { point.Value.Low, point.Value.High });
        var plot = Plot.Begin(
            picture, context, "", quantity, models, Height, (from, to) => Axis.Of(values, from, to));
        plot.HorizontalAxis(
            settings.Select(setting => (placeOf(setting), Label(setting))), title);
        foreach (var line in lines) plot.Line(line);
    }

    private static string Label(SettingComparison setting) =>
        SizeOf(setting) is { } size ? Quantity.Plain(size) : setting.Parameters.Values.First();

    private static string TitleOf(IReadOnlyList<SettingComparison> settings) =>
        TextWidth.Shorten(settings[0].Parameters.Keys.First(), Picture.TextSize, 200) + " (log scale)";

    private static double LoadOf(SettingComparison setting) => double.Parse(
        setting.Parameters[Knee.Parameter].TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture);
}
