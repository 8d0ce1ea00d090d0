using ConcurrencyCompare.Analysis.Diagnostics;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>What was found about the rounds of a run, in sentences.</summary>
internal static class FindingWords
{
    public const string Nothing =
        "No anomalies: no drift, no level shift, no second mode, no outlier, no slow first iteration.";

    public static IEnumerable<string> Of(JudgedRun run)
    {
        if (!run.LooksForOddRounds)
            return [$"Too few rounds to look for anomalies: at least {Diagnosis.LeastRounds} are needed."];

        var found = run.Findings.Count == 0 ? [Nothing] : run.Findings.Select(Of);
        return run.Warmup is { } check ? found.Append(Of(check)) : found;
    }

    /// <summary>A case: <c>throughput, topology 1:1, threads</c>.</summary>
    public static string PlaceOf(CaseResult measured) =>
        SettingWords.Joined(measured.Scenario, SettingWords.Of(measured.Parameters), measured.Model);

    private static string Of(WarmupCheck check) =>
        $"First iterations took {Figures.Ratio(check.Ratio)} as long as the later ones of their process "
        + $"({SettingWords.Count(check.Processes, "process")}). "
        + $"More than {Figures.Ratio(WarmupCheck.Slow)} as long as the others took the first iteration of "
        + $"{SettingWords.Count(check.SlowFirst, "process")}, and the last iteration of "
        + $"{Figures.Number(check.SlowLast)}.";

    private static string Of(Finding finding)
    {
        var (from, to) = (Figures.Time(finding.From), Figures.Time(finding.To));
        var what = finding.Kind switch
        {
            FindingKind.Drift => $"drift over the rounds, from {from} to {to}",
            FindingKind.Step => $"level shift at round {finding.Rounds[0]}, from {from} to {to}",
            FindingKind.TwoLevels => $"bimodal, {from} and {to}; the slower mode is in {Rounds(finding.Rounds)}",
            FindingKind.Outlier => $"outlier in {Rounds(finding.Rounds)}, {to} against {from}",
            FindingKind.ColdStart => $"slow first iteration, {to} against {from} later: the warm-up was too short",
            _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Kind, null),
        };
        return $"{PlaceOf(finding.Case)}: {what}.";
    }

    private static string Rounds(IReadOnlyList<int> rounds) =>
        (rounds.Count == 1 ? "round " : "rounds ") + string.Join(", ", rounds);
}
