using System.Globalization;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>What grows with a number that a scenario sets, such as how many producers: a plot for each setting of the
/// rest.</summary>
internal static class GrowthChart
{
    private const double Height = 190;
    private const int LeastSizes = 3;
    private const double LeastSpread = 10;

    /// <summary>Whether a scenario's settings differ in a size, by far.</summary>
    public static bool Fits(JudgedScenario scenario) =>
        scenario.Quantity == CaseQuantity.TimePerItem && ParameterOf(scenario.Settings) is not null;

    /// <summary>Time per item, and what else is a result, over the sizes.</summary>
    public static Chart Of(ChartContext context, JudgedScenario scenario, string name)
    {
        var settings = scenario.Settings;
        var parameter = ParameterOf(settings)!;
        var horizontal = Axis.Log(settings.Select(SizeOf), Plot.AxisLeft + 8, Plot.AxisRight - 8);
        var picture = PictureOf(context, scenario, context.RoundsNote);
        var title = TextWidth.Shorten(parameter, Picture.TextSize, 200) + " (log scale)";
        var time = Quantity.Time("time per item");
        (Quantity Quantity, Func<JudgedCase, Estimate?> ValueOf)[] drawn =
        [
            (time, one => one.Value),
            .. scenario.Measures.Where(measure => measure.MoreIsBetter is not null).Select(measure => (
                Quantity.Of(measure), (Func<JudgedCase, Estimate?>)(one => one.Extra(measure.Name)))),
        ];
        foreach (var (order, (quantity, valueOf)) in drawn.Index())
        {
            if (order > 0) picture.Take(10);
            foreach (var (others, sizes) in GroupsOf(parameter, settings))
                Draw(picture, context, sizes, quantity, valueOf, PlaceOf, title, heading: others);
        }

        return picture.ToChart($"{name}-growth", ScenarioDots.Describe(context, time, settings, one => one.Value));

        double SizeOf(JudgedSetting setting) => NumberOf(setting.Parameters[parameter])!.Value;

        double PlaceOf(JudgedSetting setting) => horizontal.At(SizeOf(setting));
    }

    /// <summary>The only parameter that is a number in all settings, and has many, far apart; <see langword="null"/> if
    /// there is none.</summary>
    private static string? ParameterOf(IReadOnlyList<JudgedSetting> settings)
    {
        var numbers = settings[0].Parameters.Keys
            .Where(name => settings.All(setting => NumberOf(setting.Parameters[name]) is not null))
            .ToList();
        return numbers is [var only] && GroupsOf(only, settings).Any() ? only : null;
    }

    /// <summary>The settings that differ in the size alone, from the least to the greatest, where these are enough for
    /// a line.</summary>
    private static IEnumerable<(string Others, IReadOnlyList<JudgedSetting> Sizes)> GroupsOf(
        string parameter, IReadOnlyList<JudgedSetting> settings) =>
        from setting in settings
        group setting by SettingWords.Of(setting.Parameters.Where(one => one.Key != parameter).ToDictionary()) into rest
        let sizes = rest.Select(setting => (Size: NumberOf(setting.Parameters[parameter])!.Value, Setting: setting))
            .OrderBy(one => one.Size)
            .ToList()
        where sizes.Count >= LeastSizes && sizes[^1].Size / sizes[0].Size >= LeastSpread
        select (rest.Key, (IReadOnlyList<JudgedSetting>)[.. sizes.Select(one => one.Setting)]);

    private static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number > 0
            ? number
            : null;

    /// <summary>A picture with a legend of lines.</summary>
    public static Picture PictureOf(
        ChartContext context, JudgedScenario scenario, params IEnumerable<string> notes)
    {
        var picture = new Picture(context, $"{SettingWords.Capitalized(scenario.Name)}: {scenario.Facts.Text}", notes);
        picture.Legend(context.ModelsOf(scenario.Settings), hasLines: true);
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
        Picture picture, ChartContext context, IReadOnlyList<JudgedSetting> settings, Quantity quantity,
        Func<JudgedCase, Estimate?> valueOf, Func<JudgedSetting, double> placeOf, string title,
        Func<JudgedSetting, string, bool>? isRinged = null, IEnumerable<double>? also = null, string heading = "")
    {
        var models = context.ModelsOf(settings).ToList();
        var lines = models.Select(model => new PlotLine(
            model,
            [
                .. from setting in settings
                   from result in setting.Cases
                   where result.Model == model
                   let value = valueOf(result)
                   where value is not null
                   let shown = value.Value.Supported
                   select new PlotPoint(
                       placeOf(setting), shown,
                       $"{model}, {SettingWords.Of(setting.Parameters)}: {quantity.Show(shown)}",
                       isRinged?.Invoke(setting, model) ?? false),
            ])).ToList();
        var values = lines
            .SelectMany(line => line.Points)
            .SelectMany(point => new[] { point.Value.Low, point.Value.High })
            .Concat(also ?? []);
        var plot = Plot.Begin(
            picture, context, heading, quantity, models, Height, (from, to) => Axis.Of(values, from, to));
        plot.HorizontalAxis(settings.Select(setting => (placeOf(setting), Label(setting))), title);
        foreach (var line in lines) plot.Line(line);
        return plot;
    }

    private static string Label(JudgedSetting setting) =>
        setting.Parameters.Values.Select(NumberOf).FirstOrDefault(number => number is not null) is { } size
            ? Quantity.Plain(size)
            : setting.Parameters.Values.First();
}
