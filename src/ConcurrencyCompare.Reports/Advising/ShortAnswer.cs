using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Advising;

/// <summary>Which model for which kind of work: a line for each kind that was measured, over all its
/// settings.</summary>
internal static class ShortAnswer
{
    /// <summary>The lines, from no work to the most; none where only one kind was measured, which the scenarios say
    /// better.</summary>
    public static IReadOnlyList<Line> Of(IReadOnlyList<Use> uses, VerdictWords words)
    {
        var kinds = uses
            .Where(use => use.Setting.IsJudged)
            .GroupBy(use => use.Work)
            .OrderBy(kind => kind.Key.Order)
            .ToList();
        var standing = new StandingWords(words);
        return kinds.Count < 2
            ? []
            : [.. kinds.Select(kind =>
                new Line(standing.Of([.. kind.Select(use => use.Setting)]) + ".", kind.Key.Subject ?? kind.Key.Text))];
    }
}
