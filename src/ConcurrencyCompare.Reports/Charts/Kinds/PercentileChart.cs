using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;
using HdrHistogram;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>Latency by percentile: a plot for each setting, all with the same axes.</summary>
internal static class PercentileChart
{
    private const double Height = 150;
    private const int StepsPerDecade = 12;

    private const double MostDecades = 4;

    private static readonly (decimal Percentile, string Name)[] Marks =
        [(50, "p50"), (90, "p90"), (99, "p99"), (99.9m, "p99.9"), (99.99m, "p99.99")];

    /// <summary>The picture of a scenario.</summary>
    public static Chart Of(ChartContext context, JudgedScenario scenario, string name)
    {
        var settings = scenario.Settings;
        var quantity = Quantity.Time("latency");
        var models = context.ModelsOf(settings).ToList();
        var merged = settings.Select(setting => (Setting: setting, Lines: LinesOf(setting))).ToList();
        var whiskers = context.Run.Rounds > 1
            ? "whiskers: from the least to the greatest round."
            : "one round: no intervals.";
        var picture = new Picture(
            context, $"{SettingWords.Capitalized(scenario.Name)} by percentile",
            $"Lines: all rounds together, as far as ten items lie beyond; {whiskers} Farther right: rarer, longer "
                + "waits.");
        picture.Legend(models, hasLines: true);
        var values = merged.SelectMany(pair => pair.Lines).SelectMany(line => line.Points)
            .SelectMany(point => new[] { point.Value.Low, point.Value.High }).ToList();
        foreach (var (setting, lines) in merged)
        {
            var plot = Plot.Begin(
                picture, context, SettingWords.Of(setting.Parameters), quantity, models, Height,
                (from, to) => Axis.Log(values, from, to));
            plot.HorizontalAxis(
                Marks.Select(mark => (PlaceOf(mark.Percentile), mark.Name)),
                setting == settings[^1] ? "percentile, by the share of items beyond (log scale)" : "");
            foreach (var line in lines) plot.Line(line);
        }

        return picture.ToChart($"{name}-percentiles", Describe(context, scenario));
    }

    private static string Describe(ChartContext context, JudgedScenario scenario) =>
        $"{SettingWords.Capitalized(scenario.Name)} from the median to the rarest waits, a line for each model. "
        + ScenarioDots.Describe(
            context, Quantity.Time("99th percentile"), scenario.Settings, one => one.Latency?.Total.P99);

    private static List<PlotLine> LinesOf(JudgedSetting setting) =>
    [
        .. setting.Cases.Where(one => one.Latency is not null).Select(one =>
        {
            List<HistogramBase> rounds = [.. one.Measured.Rounds.Select(round => round.Latency!.Decode())];
            var whole = LatencyDistribution.Merge(rounds).Decode();
            return new PlotLine(
                one.Model,
                [
                    .. Marks.Where(mark => Percentiles.IsSupported(mark.Percentile, whole.TotalCount))
                        .Select(mark => PointOf(setting, one.Model, mark, whole, rounds)),
                ],
                CurveOf(whole));
        }),
    ];

    /// <summary>A percentile of all rounds lies between the least and the greatest of single rounds, where these have
    /// one.</summary>
    private static PlotPoint PointOf(
        JudgedSetting setting, string model, (decimal Percentile, string Name) mark, HistogramBase whole,
        List<HistogramBase> rounds)
    {
        var value = ValueOf(whole, mark.Percentile);
        var spread = rounds.All(round => Percentiles.IsSupported(mark.Percentile, round.TotalCount))
            ? rounds.Select(round => ValueOf(round, mark.Percentile)).ToList()
            : [value];
        var range = spread.Count > 1 ? $", rounds {Figures.Time(spread.Min())} to {Figures.Time(spread.Max())}" : "";
        return new PlotPoint(
            PlaceOf(mark.Percentile), new Estimate(value, spread.Min(), spread.Max(), 0),
            $"{model}, {SettingWords.Of(setting.Parameters)}, {mark.Name}: {Figures.Time(value)}{range}");
    }

    private static List<(double At, double Value)> CurveOf(HistogramBase whole) =>
    [
        .. Enumerable.Range(0, (int)((MostDecades - Math.Log10(2)) * StepsPerDecade) + 1)
            .Select(step => 100 - 50 * (decimal)Math.Pow(10, -(double)step / StepsPerDecade))
            .Append(Marks[^1].Percentile)
            .Where(percentile => Percentiles.IsSupported(percentile, whole.TotalCount))
            .Select(percentile => (PlaceOf(percentile), ValueOf(whole, percentile))),
    ];

    private static double ValueOf(HistogramBase histogram, decimal percentile) =>
        histogram.GetValueAtPercentile((double)percentile);

    /// <summary>By how rare the items beyond are: half of all at the left, one in 10,000 at the right.</summary>
    private static double PlaceOf(decimal percentile)
    {
        var (first, own) = (Math.Log10(2), -Math.Log10((double)(100 - percentile) / 100));
        return double.Lerp(Plot.AxisLeft + 8, Plot.AxisRight - 6, (own - first) / (MostDecades - first));
    }
}
