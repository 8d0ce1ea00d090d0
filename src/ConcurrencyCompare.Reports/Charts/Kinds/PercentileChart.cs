using ConcurrencyCompare.Analysis;
using HdrHistogram;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>Latency by percentile: a plot for each setting, all with the same axes.</summary>
internal static class PercentileChart
{
    private const double Height = 150;
    private const int StepsPerDecade = 12;

    // Where they stand: by how rare the items beyond them are; the maximum behind the rarest.
    private static readonly (double Percentile, double Rarity, string Name)[] Marks =
        [(50, 2, "p50"), (90, 10, "p90"), (99, 100, "p99"), (99.9, 1e3, "p99.9"), (99.99, 1e4, "p99.99"), (100, 1e5, "max")];

    /// <summary>The picture of a scenario.</summary>
    public static Chart Of(ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings, string name)
    {
        var quantity = Quantity.Time("latency");
        var models = context.ModelsOf(settings).ToList();
        var merged = settings.Select(setting => (Setting: setting, Lines: LinesOf(context, setting))).ToList();
        var whiskers = context.Rounds > 1 ? "whiskers: from the least to the greatest round." : "one round: no intervals.";
        var picture = new Picture(
            context, $"{Answer.Capitalized(scenario.Name)} by percentile",
            $"Lines: all rounds together; {whiskers} To the right the rarer, longer waits.");
        picture.Legend(models, hasLines: true);
        var values = merged.SelectMany(pair => pair.Lines).SelectMany(line => line.Points)
            .SelectMany(point => new[] { point.Value.Low, point.Value.High }).ToList();
        foreach (var (setting, lines) in merged)
        {
            var plot = Plot.Begin(
                picture, context, setting.Setting, quantity, models, Height, (from, to) => Svg.Axis.Log(values, from, to));
            plot.HorizontalAxis(
                Marks.Select(mark => (PlaceOf(mark.Rarity), mark.Name)),
                setting == settings[^1] ? "percentile, by the share of items beyond (log scale)" : "");
            foreach (var line in lines) plot.Line(line);
        }

        return picture.ToChart($"{name}-percentiles", scenario.Name, Describe(context, scenario, settings));
    }

    private static string Describe(ChartContext context, NamedText scenario, IReadOnlyList<SettingComparison> settings) =>
        $"{Answer.Capitalized(scenario.Name)} from the median to the maximum, a line for each model. "
        + ScenarioDots.Describe(context, Quantity.Time("99th percentile"), settings, model => model.Latency?.P99);

    private static List<PlotLine> LinesOf(ChartContext context, SettingComparison setting) =>
    [
        .. setting.Models.Where(model => model.Latency is not null).Select(model =>
        {
            List<HistogramBase> rounds =
                [.. context.CaseOf(setting, model.Model).Rounds.Select(round => round.Latency!.Decode())];
            var whole = LatencyDistribution.Merge(rounds).Decode();
            return new PlotLine(
                model.Model, [.. Marks.Select(mark => PointOf(setting, model.Model, mark, whole, rounds))], CurveOf(whole));
        }),
    ];

    /// <summary>A percentile of all rounds lies between the least and the greatest of single rounds.</summary>
    private static PlotPoint PointOf(
        SettingComparison setting, string model, (double Percentile, double Rarity, string Name) mark, HistogramBase whole,
        List<HistogramBase> rounds)
    {
        var spread = rounds.Select(round => (double)round.GetValueAtPercentile(mark.Percentile)).ToList();
        var value = new Estimate(whole.GetValueAtPercentile(mark.Percentile), spread.Min(), spread.Max(), 0);
        var range = rounds.Count > 1 ? $", rounds {Figures.Time(value.Low)} to {Figures.Time(value.High)}" : "";
        return new PlotPoint(
            PlaceOf(mark.Rarity), value, $"{model}, {setting.Setting}, {mark.Name}: {Figures.Time(value.Center)}{range}");
    }

    private static List<(double At, double Value)> CurveOf(HistogramBase whole)
    {
        var (first, last) = (Math.Log10(Marks[0].Rarity), Math.Log10(Marks[^2].Rarity));
        var steps = (int)((last - first) * StepsPerDecade);
        return
        [
            .. Enumerable.Range(0, steps + 1)
                .Select(step => Math.Pow(10, double.Lerp(first, last, (double)step / steps)))
                .Select(rarity => (PlaceOf(rarity), (double)whole.GetValueAtPercentile(100 - 100 / rarity))),
            (PlaceOf(Marks[^1].Rarity), whole.GetMaxValue()),
        ];
    }

    private static double PlaceOf(double rarity)
    {
        var (first, last) = (Math.Log10(Marks[0].Rarity), Math.Log10(Marks[^1].Rarity));
        return double.Lerp(Plot.AxisLeft + 8, Plot.AxisRight - 6, (Math.Log10(rarity) - first) / (last - first));
    }
}
