using System.Globalization;

namespace ConcurrencyCompare.Reports.Advice;

/// <summary>Which model for which kind of work: a line for each kind that was measured, over all its settings.</summary>
internal static class ShortAnswer
{
    /// <summary>The lines, from no work to the most; none where only one kind was measured, which the headlines say better.
    /// </summary>
    /// <param name="evidence">What was measured.</param>
    /// <param name="words">How verdicts are said.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<Evidence> evidence, VerdictWords words)
    {
        var kinds = evidence
            .Where(one => one.IsJudged && one.Answers.ContainsKey(AnswerKind.Work))
            .GroupBy(one => one.Answers[AnswerKind.Work])
            .OrderBy(kind => kind.Key.Order)
            .ToList();
        return kinds.Count < 2 ? [] : [.. kinds.Select(kind => $"{Answer.Capitalized(kind.Key.Subject ?? kind.Key.Text)}: {Shown([.. kind], words)}.")];
    }

    private static string Shown(List<Evidence> kind, VerdictWords words)
    {
        var fastest = Evidence.FastestIn(kind);
        if (fastest is [var only] && only.Settings.Count == kind.Count) return Agreed(only.Model, kind, words);

        var shown = fastest.Count == 0
            ? $"no model shown fastest{(kind.Count == 1 ? "" : $" in any of {Number(kind.Count)} settings")}"
            : string.Join(", ", fastest.Select((one, place) =>
                $"{one.Model}{(place == 0 ? " shown fastest" : "")}{In(one.Settings.Count, kind.Count)}"));
        var beaten = kind.SelectMany(one => one.Beaten).CountBy(model => model).OrderByDescending(count => count.Value)
            .Select((count, place) => $"{(place == 0 ? "another shown faster than" : "than")} {count.Key}{In(count.Value, kind.Count)}")
            .ToList();
        return beaten.Count == 0 ? shown : $"{shown}; {string.Join(", ", beaten)}";
    }

    private static string Agreed(string model, List<Evidence> kind, VerdictWords words)
    {
        var lead = kind.Select(one => one.SmallestLead(model)).MinBy(pair => pair.Speed.Low)!;
        return $"{model} shown fastest{In(kind.Count, kind.Count)} (least sure lead: {words.Pair(lead)})";
    }

    private static string In(int part, int all) => all == 1
        ? ""
        : $" in {(part < all ? $"{Number(part)} of {Number(all)}" : all == 2 ? "both" : $"all {Number(all)}")} settings";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
