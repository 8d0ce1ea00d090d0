using System.Globalization;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.History;

/// <summary>Runs and change points in words.</summary>
/// <param name="runs">The runs of a profile, in order; their numbers are from 1.</param>
/// <param name="profile">The profile's name.</param>
internal sealed class HistoryWords(IReadOnlyList<HistoryEntry> runs, string profile)
{
    private const int CommitDigits = 7;
    private const int MostNamed = 8;

    public IReadOnlyList<HistoryEntry> Runs => runs;

    /// <summary>How many times as long a case takes: <c>1.12x [1.08, 1.16] as long</c>.</summary>
    public static string Ratio(Estimate slowdown) => $"{Figures.Ratio(slowdown)} as long";

    /// <summary>When a run started: <c>2026-11-23</c>.</summary>
    public string Date(int number) => runs[number - 1].StartedUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A run with what it measured: <c>run 9 (2026-11-23, commit abc1234)</c>.</summary>
    public string Run(int number, params IEnumerable<string> news)
    {
        var commit = runs[number - 1].Commit is { } name ? $", commit {name[..CommitDigits]}" : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"run {number} ({string.Join("; ", [Date(number) + commit, .. news])})");
    }

    /// <summary>The value of a run, behind a name: <c>run 9 (2026-11-23): 34 ns [33, 35]; 2% of the run
    /// disturbed</c>.</summary>
    public string Point(TrendPoint point)
    {
        var disturbed = runs[point.Run - 1].Disturbed is > 0 and var share
            ? $"; {Figures.Share(share)} of the run disturbed"
            : "";
        return $"{Run(point.Run)}: {Figures.Time(point.Value)}{disturbed}";
    }

    /// <summary>A change point in a sentence: <c>threads take 1.12x [1.08, 1.16] as long since run 9 (2026-11-20,
    /// commit abc1234; .NET 10.0.12, before .NET 10.0.11).</c></summary>
    public string Change(CaseTrend trend, ChangePoint change) =>
        $"{SettingWords.Verb(trend.Case.Model, "takes", "take")} {Ratio(change.Slowdown)} since "
            + $"{RunWithNews(change.Run)}.";

    /// <summary>How many runs and change points there are: <c>30 full runs, 2 change points</c>.</summary>
    public string Summary(IReadOnlyList<CaseTrend> trends) =>
        $"{SettingWords.Count(runs.Count, profile + " run")}, "
            + $"{Missing(trends) ?? SettingWords.Count(trends.Sum(trend => trend.Changes.Count), "change point")}";

    /// <summary>What was found, in sentences.</summary>
    /// <param name="trends">Of the cases of the newest run.</param>
    /// <param name="others">How many runs there are beside these: of other profiles, and earlier ones.</param>
    public IEnumerable<string> Lines(IReadOnlyList<CaseTrend> trends, int others)
    {
        if (Missing(trends) is { } missing)
        {
            yield return $"{SettingWords.Count(runs.Count, profile + " run")} so far; {missing}.";
        }
        else
        {
            var changes = trends.SelectMany(trend => trend.Changes.Select(change => (Trend: trend, Change: change)))
                .ToList();
            yield return $"{SettingWords.Count(runs.Count, profile + " run")} from {Date(1)} to {Date(runs.Count)}, "
                + $"{SettingWords.Count(trends.Count, "case")}: "
                + $"{(changes.Count == 0 ? "no change point" : SettingWords.Count(changes.Count, "change point"))}.";
            foreach (var since in changes.GroupBy(found => found.Change.Run).OrderByDescending(since => since.Key))
                yield return Since(since.Key, [.. since]);
            yield return $"Change point: a case takes more than {Figures.Share(CaseTrend.Threshold)} longer or "
                + $"shorter, over at least {CaseTrend.LeastRuns} runs before and since. Of histories without a change, "
                + $"at most {Figures.Share(PairVerdict.FamilyError)} show a change point.";
        }

        if (others > 0)
        {
            yield return $"Not in this history: {SettingWords.Count(others, "run")} of other profiles or settings, or "
                + $"before the last {RunHistory.MostRuns}.";
        }
    }

    private string Since(int run, List<(CaseTrend Trend, ChangePoint Change)> changes)
    {
        var named = changes
            .OrderByDescending(found => Math.Abs(Math.Log(found.Change.Slowdown.Center)))
            .Take(MostNamed)
            .Select(found => (found.Trend.Case, Ratio: Ratio(found.Change.Slowdown)))
            .Select(found =>
                $"{SettingWords.Verb(found.Case.Model, "takes", "take")} {found.Ratio} in {found.Case.Scenario}"
                + (found.Case.Setting.Length > 0 ? $", {SettingWords.Of(found.Case.Setting)}" : ""));
        var more = changes.Count > MostNamed ? $"; {changes.Count - MostNamed} more in the table" : "";
        return $"Since {RunWithNews(run)}: {string.Join("; ", named)}{more}.";
    }

    private string RunWithNews(int number)
    {
        var (before, since) = (runs[number - 2].Environment, runs[number - 1].Environment);
        (string Before, string Since)[] versions =
        [
            (before.OperatingSystem, since.OperatingSystem),
            (before.Runtime, since.Runtime),
            ($"BenchmarkDotNet {before.BenchmarkDotNet}", $"BenchmarkDotNet {since.BenchmarkDotNet}"),
            (before.VirtualMachine ?? "no hypervisor seen", since.VirtualMachine ?? "no hypervisor seen"),
        ];
        return Run(number, versions
            .Where(version => version.Before != version.Since)
            .Select(version => $"{version.Since}, before {version.Before}"));
    }

    /// <summary>What change points need; <see langword="null"/> where there are runs enough.</summary>
    private string? Missing(IReadOnlyList<CaseTrend> trends)
    {
        var least = CaseTrend.LeastHistory(trends.Count);
        return runs.Count < least ? string.Create(CultureInfo.InvariantCulture, $"change points need {least}") : null;
    }
}
