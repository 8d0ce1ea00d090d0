using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Charts.Kinds;

/// <summary>All questions in a picture: how many times as fast as the reference each model is, a dot for each
/// setting.</summary>
internal static class OverviewChart
{
    /// <summary>The picture's name.</summary>
    public const string Name = "overview";

    private const double LeastRowHeight = 21;
    private const double Pitch = 5.5;
    private const double MostNameWidth = 110;
    private const double KeyWidth = 18;
    private const double RoomForWays = 135;

    private sealed record Row(string Model, string Words, IReadOnlyList<Dot> Dots)
    {
        public double Height => Math.Max(LeastRowHeight, Dots.Count * Pitch + 8);
    }

    private sealed record Dot(string Setting, Estimate Ratio, PairVerdict? Pair);

    private sealed record Part(JudgedScenario Scenario, double Band, IReadOnlyList<Row> Rows);

    /// <summary>The picture of a run; <see langword="null"/> where nothing is compared.</summary>
    public static Chart? Of(ChartContext context)
    {
        var scenarios = context.Run.Scenarios.Where(scenario => scenario.Quantity != CaseQuantity.ProcessorTime)
            .ToList();
        // Scenarios of yardsticks have references of their own, and other models.
        var reference = scenarios
            .SelectMany(scenario => scenario.Settings)
            .Where(setting => setting.Cases.Count > 1)
            .GroupBy(setting => setting.Reference)
            .MaxBy(group => group.Count())?.Key;
        var parts = scenarios
            // A load sweep is about what grows: its answer is the knee.
            .Where(scenario => scenario.IsCompared && !LoadChart.Fits(scenario))
            .Select(scenario => PartOf(
                context, scenario, [.. scenario.Settings.Where(setting => setting.Reference == reference)], reference!))
            .Where(part => part.Rows.Count > 0)
            .ToList();
        return reference is null || parts.Count == 0 ? null : Draw(context, parts, reference);
    }

    private static Part PartOf(
        ChartContext context, JudgedScenario scenario, IReadOnlyList<JudgedSetting> settings, string reference)
    {
        var rows = context.ModelsOf(settings)
            .Where(model => model != reference)
            .Select(model =>
                (Model: model, Dots: (IReadOnlyList<Dot>)[.. settings.SelectMany(setting => DotOf(setting, model))]))
            .Where(row => row.Dots.Count > 0)
            .Select(row => new Row(row.Model, WordsOf(context, row.Dots), row.Dots));
        return new Part(scenario, context.LeastDifference(scenario), [.. rows]);
    }

    private static IEnumerable<Dot> DotOf(JudgedSetting setting, string model)
    {
        if (setting.SpeedOver(setting.Reference, model) is { } ratio)
            yield return new Dot(SettingWords.Of(setting.Parameters), ratio, setting.PairOf(model, setting.Reference));
    }

    /// <summary>What was shown, and in how many settings.</summary>
    private static string WordsOf(ChartContext context, IReadOnlyList<Dot> dots)
    {
        var pairs = dots.Select(dot => dot.Pair).OfType<PairVerdict>().ToList();
        if (!pairs.Any(pair => pair.Speed.SupportsClaims)) return context.Run.HasIntervals ? VerdictWords.TooFew : "";

        var (faster, slower, all) = (Count(Verdict.Faster), Count(Verdict.Slower), dots.Count);
        if (faster + slower == 0)
            return context.Words.Reservation(pairs.FirstOrDefault(pair => pair.Verdict == Verdict.Undecided, pairs[0]));
        if (all == 1) return Figures.Ratio(pairs[0].Speed).ToString();
        if (faster > 0 && slower > 0) return $"faster {faster}, slower {slower} of {all}";
        var word = faster > 0 ? "faster" : "slower";
        return faster + slower == all ? $"{word} in all {all}" : $"{word} in {faster + slower} of {all}";

        int Count(Verdict verdict) => pairs.Count(pair => pair.Verdict == verdict);
    }

    private static Chart Draw(ChartContext context, List<Part> parts, string reference)
    {
        var picture = new Picture(
            context, $"How many times as fast as {reference}?",
            "A dot for each setting, by time per item or median latency.",
            context.Run.HasIntervals
                ? "Filled: a difference is shown; hollow: none is. Whisker: 95% interval."
                : context.RoundsNote + " Hollow: nothing is claimed.",
            $"Band: differences up to {Figures.Share(context.Run.Results.Settings.Threshold)}, or up to an A/A offset that is larger.");
        var rows = parts.SelectMany(part => part.Rows).ToList();
        var nameWidth = Math.Min(MostNameWidth, rows.Max(row => TextWidth.Of(row.Model, Picture.TextSize)));
        var wordsWidth = rows.Max(row => TextWidth.Of(row.Words, Picture.TextSize));
        var left = Picture.Left + KeyWidth + nameWidth + 14;
        var right = Picture.Right - (wordsWidth > 0 ? wordsWidth + 10 : 0);
        var values = rows.SelectMany(row => row.Dots)
            .SelectMany(dot => new[] { dot.Ratio.Low, dot.Ratio.High })
            .Append(0.5).Append(2);
        var axis = Axis.Log(values, left, right - 6);
        var quantity = Quantity.Ratio($"times as fast as {reference}");

        var words = picture.Take(18) + 13;
        picture.Add(SvgElement.Text(left, words, "← slower", "cc-faint"));
        picture.Add(SvgElement.Text(Math.Max(right, left + RoomForWays), words, "faster →", "cc-faint", "end"));
        DotChart.AxisRow(picture, quantity, axis, isAbove: true);
        foreach (var part in parts) Draw(picture, context, part, axis, quantity, reference, nameWidth);
        DotChart.AxisRow(picture, quantity, axis, isAbove: false);
        return picture.ToChart(Name, "", Describe(context, parts, reference));
    }

    private static void Draw(
        Picture picture, ChartContext context, Part part, Axis axis, Quantity quantity, string reference,
        double nameWidth)
    {
        picture.Take(6);
        picture.Heading($"{SettingWords.Capitalized(part.Scenario.Name)}: {part.Scenario.Facts.Text}");
        picture.Take(3);
        var first = picture.Bottom;
        var last = first + part.Rows.Sum(row => row.Height);
        picture.Add(Picture.Band(axis.At(1 / (1 + part.Band)), first, axis.At(1 + part.Band), last));
        picture.Add(DotChart.Grid(axis, first, last));
        picture.Add(SvgElement.Path(
            "cc-one", $"M{SvgElement.Number(axis.At(1))} {SvgElement.Number(first)}V{SvgElement.Number(last)}",
            SvgElement.Attribute("stroke-width", 1.4)));
        foreach (var row in part.Rows) Draw(picture, context, row, axis, quantity, reference, nameWidth);
    }

    private static void Draw(
        Picture picture, ChartContext context, Row row, Axis axis, Quantity quantity, string reference,
        double nameWidth)
    {
        var style = context.StyleOf(row.Model);
        var top = picture.Take(row.Height);
        var middle = top + row.Height / 2;
        var firstDot = middle - (row.Dots.Count - 1) * Pitch / 2;
        picture.Add(SvgElement.Series(
            style,
            row.Model,
            [
                SvgElement.Mark(style, Picture.Left + 6, middle),
                SvgElement.Text(
                    Picture.Left + KeyWidth, middle + 4.5, TextWidth.Shorten(row.Model, Picture.TextSize, nameWidth),
                    "cc-ink"),
                .. row.Dots.Select((dot, place) => SvgElement.Group(
                    "cc-mark",
                    [
                        .. SvgElement.Tip(TipOf(context, row.Model, dot, quantity, reference)),
                        dot.Ratio.IsSingle ? null : DotChart.Whisker(axis, dot.Ratio, firstDot + place * Pitch, cap: 0),
                        SvgElement.Mark(
                            style, axis.At(dot.Ratio.Center), firstDot + place * Pitch,
                            row.Dots.Count > 1 ? 0.62 : 0.85,
                            isHollow: dot.Pair is not { Verdict: Verdict.Faster or Verdict.Slower }),
                    ])),
                row.Words.Length > 0 ? SvgElement.Text(Picture.Right, middle + 4.5, row.Words, "cc-ink", "end") : null,
            ]));
    }

    private static string TipOf(ChartContext context, string model, Dot dot, Quantity quantity, string reference)
    {
        var ratio = dot.Pair is { } pair ? context.Words.Speed(pair).Whole : quantity.Show(dot.Ratio).ToString();
        return (dot.Setting.Length > 0 ? $"{model}, {dot.Setting}: {ratio}" : $"{model}: {ratio}")
            + $" as fast as {reference}";
    }

    private static string Describe(ChartContext context, List<Part> parts, string reference)
    {
        if (!context.Run.HasIntervals)
            return $"Ratios of models to {reference} in {parts.Count} scenarios. {context.RoundsNote}";

        var sentences = parts.Select(part =>
            $"{part.Scenario.Name}: {string.Join("; ", part.Rows.Select(row => $"{row.Model} {row.Words}"))}.");
        return $"Against {reference}. {string.Join(" ", sentences)}";
    }
}
