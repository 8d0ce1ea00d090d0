using System.Globalization;

namespace ConcurrencyCompare.Reports.Advice;

/// <summary>What several settings say together: no more than what holds in each of them.</summary>
internal static class Conclusion
{
    /// <summary>What is said where nothing fits.</summary>
    public const string NotMeasured = "Not measured: no setting of this run fits these answers.";

    /// <summary>A sentence or two about the settings that fit.</summary>
    public static string Of(IReadOnlyList<Evidence> fitting, VerdictWords words)
    {
        if (fitting.Count == 0) return NotMeasured;
        if (!fitting.Any(one => one.IsJudged))
            return $"{Answer.Capitalized(VerdictWords.TooFew)} to compare in {The(fitting)} (six give a 95% interval).";

        var fastest = Evidence.FastestIn(fitting);
        var agreed = fastest is [var only] && only.Settings.Count == fitting.Count;
        List<string> sentences =
        [
            agreed ? Agreed(fastest[0].Model, fitting, words)
            : fastest.Count == 0 ? $"No model is shown fastest in {The(fitting)}."
            : $"It depends. Shown fastest in {The(fitting)}: {Counts(fastest, fitting.Count)}.",
        ];
        var beaten = fitting.Select(one => one.Beaten).Aggregate((all, next) => all.Intersect(next)).ToList();
        if (!agreed && beaten.Count > 0)
            sentences.Add($"Another is shown faster than {string.Join(" and than ", beaten)} in {(fitting.Count == 1 ? "it" : "each")}.");
        sentences.AddRange(fitting.SelectMany(one => one.Missing).GroupBy(missing => missing.Model).Select(group =>
            $"{Answer.Capitalized(group.Key)}: not measured in {(fitting.Count == 1 ? "it" : $"{Number(group.Count())} of them")}."));
        return string.Join(" ", sentences);
    }

    private static string Agreed(string model, IReadOnlyList<Evidence> fitting, VerdictWords words)
    {
        var nearest = fitting.MinBy(one => one.SmallestLead(model).Speed.Low)!;
        var lead = words.Pair(nearest.SmallestLead(model));
        return $"Shown fastest in {The(fitting)}: {model}. "
            + (fitting.Count == 1 ? $"Its least sure lead: {lead}." : $"Where its lead is least sure, {lead} ({nearest.Place}).");
    }

    private static string Counts(IReadOnlyList<(string Model, List<Evidence> Settings)> fastest, int all)
    {
        var counts = fastest.Select(one => $"{one.Model} in {Number(one.Settings.Count)}");
        var none = all - fastest.Sum(one => one.Settings.Count);
        return string.Join(", ", none == 0 ? counts : counts.Append($"none in {Number(none)}"));
    }

    private static string The(IReadOnlyList<Evidence> fitting) =>
        fitting.Count == 1 ? $"the one setting that fits ({fitting[0].Place})" : $"the {Number(fitting.Count)} settings that fit";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
