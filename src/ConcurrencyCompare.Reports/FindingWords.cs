using ConcurrencyCompare.Analysis.Diagnostics;

namespace ConcurrencyCompare.Reports;

/// <summary>What was found about a case's rounds, in a sentence.</summary>
internal static class FindingWords
{
    public const string Nothing =
        "No rounds were found that drift, step, fall into two levels or stand out, and no first iteration was special.";

    public static string Of(Finding finding)
    {
        var setting = finding.Case.Setting.Length > 0 ? finding.Case.Setting + ", " : "";
        return $"{finding.Case.Scenario}, {setting}{finding.Case.Model}: {Describe(finding)}.";
    }

    public static string Of(WarmupCheck check) =>
        $"First iterations took {Figures.Ratio(check.Ratio)} the time of the later ones of their process "
        + $"({check.Processes} processes). In {check.SlowFirst} of them the first one took more than "
        + $"{Figures.Ratio(WarmupCheck.Slow)} the time of the others, in {check.SlowLast} the last one.";

    private static string Describe(Finding finding)
    {
        var (from, to) = (Figures.Time(finding.From), Figures.Time(finding.To));
        var comparative = finding.To > finding.From ? "slower" : "faster";
        return finding.Kind switch
        {
            FindingKind.Drift => $"gets {comparative} from round to round, from {from} to {to}",
            FindingKind.Step => $"{comparative} from round {finding.Rounds[0]} on, {to} after {from}",
            FindingKind.TwoLevels =>
                $"has two levels, {from} and {to}, and nothing between; the slower one is in {Rounds(finding.Rounds)}",
            FindingKind.Outlier => $"{Rounds(finding.Rounds)} stands out with {to}, the others have {from}",
            FindingKind.ColdStart =>
                $"the first iteration is slower than those after it, {to} against {from}: the warm-up was too short",
            _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Kind, null),
        };
    }

    private static string Rounds(IReadOnlyList<int> rounds) =>
        (rounds.Count == 1 ? "round " : "rounds ") + string.Join(", ", rounds);
}
