using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Curves;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>How waiting grows with the load, beside what theory says.</summary>
internal static class LoadChart
{
    private const int TheorySteps = 60;

    /// <summary>Whether a scenario's settings are loads.</summary>
    public static bool Fits(JudgedScenario scenario) =>
        scenario.Settings.Count > 1 && scenario.Quantity == CaseQuantity.MedianLatency
            && scenario.Facts.Only(ParameterFacts.Load) is not null;

    /// <summary>The mean wait over the load with the knees and theory, and the 99th percentile.</summary>
    public static Chart Of(ChartContext context, JudgedScenario scenario, string name)
    {
        var (settings, knees) = (scenario.Settings, scenario.Knees);
        var loads = settings.OrderBy(LoadOf).ToList();
        var horizontal = Axis.Linear(0, 100, Plot.AxisLeft, Plot.AxisRight);
        var theory = knees.Count == 0 ? [] : TheoryOf(knees[0], LoadOf(loads[0]), LoadOf(loads[^1]));
        var picture = GrowthChart.PictureOf(
            context, scenario, context.RoundsNote,
            theory.Count > 0 ? "Line without marks: theory (M/D/1), a server without any cost of its own." : "",
            knees.Any(knee => knee.At is not null) ? "Ring: the knee." : "");
        var mean = Quantity.Time("mean wait");
        var plot = GrowthChart.Draw(
            picture, context, loads, mean, one => one.Latency?.Total.Mean, PlaceOf, "",
            (setting, model) => knees.Any(knee => knee.Model == model && knee.At?.Percent == LoadOf(setting)),
            theory.Select(point => point.Value));
        if (theory.Count > 1)
        {
            plot.Theory(
                [.. theory.Select(point => (horizontal.At(point.Load), point.Value))],
                "theory, M/D/1: " + string.Join(", ", knees[0].Points.Select(point =>
                    $"{Figures.Time(knees[0].TheoryAt(point.Percent))} at {point.Load}")));
        }

        picture.Take(6);
        GrowthChart.Draw(
            picture, context, loads, Quantity.Time("99th percentile of waits"), one => one.Latency?.Total.P99, PlaceOf,
            "load: arrivals × service (linear scale)");
        picture.Take(4);
        string[] sentences = [.. CurveWords.Of(knees).Select(SettingWords.Sentence)];
        foreach (var sentence in sentences) picture.Paragraph(sentence);
        return picture.ToChart(
            $"{name}-knee",
            $"{ScenarioDots.Describe(context, mean, settings, one => one.Latency?.Total.Mean)} "
                + $"{string.Join(" ", sentences)}");

        double LoadOf(JudgedSetting setting) =>
            ParameterFacts.PercentIn(setting.Parameters[scenario.Facts.Only(ParameterFacts.Load)!])!.Value;

        double PlaceOf(JudgedSetting setting) => horizontal.At(LoadOf(setting));
    }

    private static List<(double Load, double Value)> TheoryOf(Knee knee, double least, double most) =>
    [
        .. Enumerable.Range(0, TheorySteps + 1)
            .Select(step => double.Lerp(least, most, (double)step / TheorySteps))
            .Select(load => (load, knee.TheoryAt(load)))
            .Where(point => double.IsFinite(point.Item2)),
    ];
}
