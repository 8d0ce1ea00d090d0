using System.Globalization;
using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Reports.Advice;

/// <summary>Which model for which kind of work: a line for each kind that was measured, over all its settings.</summary>
internal static class ShortAnswer
{
    /// <summary>The lines, from no work to the most; none where only one kind was measured, which the headlines say better.
    /// </summary>
    /// <param name="results">What was measured.</param>
    /// <param name="settings">Its verdicts.</param>
    /// <param name="words">How verdicts are said.</param>
    public static IReadOnlyList<string> Of(
        RunResults results, IReadOnlyList<SettingComparison> settings, VerdictWords words)
    {
        var kinds = Evidence.AllOf(results, settings)
            .Where(one => one.IsJudged && one.Answers.ContainsKey(AnswerKind.Work))
            .GroupBy(one => one.Answers[AnswerKind.Work])
            .OrderBy(kind => kind.Key.Order)
            .ToList();
        return kinds.Count < 2 ? [] : [.. kinds.Select(kind => $"{Capitalized(kind.Key.Text)}: {Shown([.. kind], words)}.")];
    }

    private static string Shown(List<Evidence> kind, VerdictWords words)
    {
        var fastest = kind
            .Where(one => one.Fastest is not null)
            .GroupBy(one => one.Fastest!)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .ToList();
        if (fastest is [var only] && only.Count() == kind.Count) return Agreed(only.Key, kind, words);

        var shown = fastest.Count == 0
            ? $"no model shown fastest{(kind.Count == 1 ? "" : $" in any of {Number(kind.Count)} settings")}"
            : string.Join(", ", fastest.Select((group, place) =>
                $"{group.Key}{(place == 0 ? " shown fastest" : "")}{In(group.Count(), kind.Count)}"));
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

    private static string Capitalized(string answer) =>
        Answer.Capitalized(answer.StartsWith("it is ", StringComparison.Ordinal) ? "an item that is " + answer["it is ".Length..] : answer);
}
