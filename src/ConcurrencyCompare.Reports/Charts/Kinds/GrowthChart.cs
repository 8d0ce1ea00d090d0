using System.Globalization;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Reports.Charts.Svg;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>What grows with a number that a scenario sets, such as how many producers: a plot for each setting of the rest.
/// </summary>
internal static class GrowthChart
{
    private const double Height = 190;
    private const int LeastSizes = 3;
    private const double LeastSpread = 10;

    /// <summary>Whether a scenario's settings differ in a size, by far.</summary>
    public static bool Fits(IReadOnlyList<SettingComparison> settings) => ParameterOf(settings) is not null;

    /// <summary>Time per item, and memory where it was measured, over the sizes.</summary>
    public static Chart OfSizes(ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings, string name)
    {
        var parameter = ParameterOf(settings)!;
        var horizontal = Axis.Log(settings.Select(SizeOf), Plot.AxisLeft + 8, Plot.AxisRight - 8);
        var picture = PictureOf(context, scenario, settings, context.RoundsNote);
        var title = TextWidth.Shorten(parameter, Picture.TextSize, 200) + " (log scale)";
        var time = Quantity.Time("time per item");
        foreach (var (others, sizes) in GroupsOf(parameter, settings))
            Draw(picture, context, sizes, time, ScenarioDots.Value, PlaceOf, title, heading: others);
        var resident = Quantity.Memory("memory per waiting producer");
        if (settings.Any(setting => setting.Models.Any(model => model.Extras.ContainsKey(ExtraNames.ResidentBytesPerProducer))))
        {
            picture.Take(10);
            foreach (var (others, sizes) in GroupsOf(parameter, settings))
            {
                Draw(
                    picture, context, sizes, resident,
                    model => model.Extras.TryGetValue(ExtraNames.ResidentBytesPerProducer, out var bytes) ? bytes : null,
                    PlaceOf, title, heading: others);
            }
        }

        return picture.ToChart($"{name}-growth", scenario.Name, ScenarioDots.Describe(context, time, settings, ScenarioDots.Value));

        double SizeOf(SettingComparison setting) => NumberOf(setting.Parameters[parameter])!.Value;

        double PlaceOf(SettingComparison setting) => horizontal.At(SizeOf(setting));
    }

    /// <summary>The only parameter that is a number in all settings, and has many, far apart; <see langword="null"/> if there is
    /// none.</summary>
    private static string? ParameterOf(IReadOnlyList<SettingComparison> settings)
    {
        var numbers = settings[0].Parameters.Keys
            .Where(name => settings.All(setting => NumberOf(setting.Parameters[name]) is not null))
            .ToList();
        return numbers is [var only] && GroupsOf(only, settings).Any() ? only : null;
    }

    /// <summary>The settings that differ in the size alone, from the least to the greatest, where these are enough for a line.
    /// </summary>
    private static IEnumerable<(string Others, IReadOnlyList<SettingComparison> Sizes)> GroupsOf(
        string parameter, IReadOnlyList<SettingComparison> settings) =>
        from setting in settings
        group setting by CaseResult.Describe(setting.Parameters.Where(one => one.Key != parameter).ToDictionary()) into rest
        let sizes = rest.Select(setting => (Size: NumberOf(setting.Parameters[parameter])!.Value, Setting: setting))
            .OrderBy(one => one.Size)
            .ToList()
        where sizes.Count >= LeastSizes && sizes[^1].Size / sizes[0].Size >= LeastSpread
        select (rest.Key, (IReadOnlyList<SettingComparison>)[.. sizes.Select(one => one.Setting)]);

    private static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;

    /// <summary>A picture with a legend of lines.</summary>
    public static Picture PictureOf(
        ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings, params IEnumerable<string> notes)
    {
        var picture = new Picture(context, $"{Answer.Capitalized(scenario.Name)}: {scenario.Text}", notes);
        picture.Legend(context.ModelsOf(settings), hasLines: true);
        return picture;
    }

    /// <summary>A line for each model over something that grows.</summary>
    /// <param name="picture">Where to draw.</param>
    /// <param name="context">The run.</param>
    /// <param name="settings">The settings, from the least to the greatest.</param>
    /// <param name="quantity">What is drawn.</param>
    /// <param name="valueOf">Its value; <see langword="null"/> where there is none.</param>
    /// <param name="placeOf">Where a setting stands, from left to right.</param>
    /// <param name="title">What grows.</param>
    /// <param name="isRinged">Whether a point stands out.</param>
    /// <param name="also">Values besides that the vertical axis has to show.</param>
    /// <param name="heading">What stands above it.</param>
    public static Plot Draw(
        Picture picture, ChartContext context, IReadOnlyList<SettingComparison> settings, Quantity quantity,
        Func<ModelResult, Estimate?> valueOf, Func<SettingComparison, double> placeOf, string title,
        Func<SettingComparison, string, bool>? isRinged = null, IEnumerable<double>? also = null, string heading = "")
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
            .SelectMany(point => new[] { point.Value.Low, point.Value.High })
            .Concat(also ?? []);
        var plot = Plot.Begin(
            picture, context, heading, quantity, models, Height, (from, to) => Axis.Of(values, from, to));
        plot.HorizontalAxis(
            settings.Select(setting => (placeOf(setting), Label(setting))), title);
        foreach (var line in lines) plot.Line(line);
        return plot;
    }

    private static string Label(SettingComparison setting) =>
        setting.Parameters.Values.Select(NumberOf).FirstOrDefault(number => number is not null) is { } size
            ? Quantity.Plain(size)
            : setting.Parameters.Values.First();
}
