using System.Globalization;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.History;

namespace ConcurrencyCompare.Reports.History;

/// <summary>Runs and change points in words.</summary>
internal static class HistoryWords
{
    private const int CommitDigits = 7;

    /// <summary>When a run started: <c>2026-11-23</c>.</summary>
    public static string Date(HistoryEntry run) => run.StartedUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A run by its number from 1: <c>run 9 of 2026-11-23, commit abc1234</c>.</summary>
    public static string Run(IReadOnlyList<HistoryEntry> runs, int number)
    {
        var run = runs[number - 1];
        var commit = run.Commit is { } name ? $", commit {name[..CommitDigits]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"run {number} of {Date(run)}{commit}");
    }

    /// <summary>How much of a run was disturbed, behind its value; empty where nothing was.</summary>
    public static string Disturbed(HistoryEntry run) =>
        run.Disturbed > 0 ? $"; {Figures.Share(run.Disturbed.Value)} of the run disturbed" : "";

    /// <summary>How many times as slow, or as fast where it became faster: <c>1.12x [1.08, 1.16] as slow</c>.</summary>
    public static string Ratio(Estimate slowdown) => slowdown.Center >= 1
        ? $"{Figures.Ratio(slowdown)} as slow"
        : $"{Figures.Ratio(slowdown.Reciprocal())} as fast";

    /// <summary>A change point in a sentence: <c>threads 1.12x [1.08, 1.16] as slow since run 9 of 2026-11-20, commit
    /// abc1234.</c></summary>
    public static string Change(IReadOnlyList<HistoryEntry> runs, CaseTrend trend, ChangePoint change) =>
        $"{trend.Case.Model} {Ratio(change.Slowdown)} since {Run(runs, change.Run)}{Versions(runs, change.Run)}.";

    /// <summary>What else was new in a run, against the one before: <c> (.NET 10.0.12, before it .NET 10.0.11)</c>; empty for
    /// nothing.</summary>
    public static string Versions(IReadOnlyList<HistoryEntry> runs, int number)
    {
        var (before, since) = (runs[number - 2].Environment, runs[number - 1].Environment);
        (string Before, string Since)[] versions =
        [
            (before.OperatingSystem, since.OperatingSystem),
            (before.Runtime, since.Runtime),
            ($"BenchmarkDotNet {before.BenchmarkDotNet}", $"BenchmarkDotNet {since.BenchmarkDotNet}"),
            (before.VirtualMachine ?? "no hypervisor seen", since.VirtualMachine ?? "no hypervisor seen"),
        ];
        var changed = versions.Where(version => version.Before != version.Since).ToList();
        return changed.Count == 0
            ? ""
            : $" ({string.Join("; ", changed.Select(version => $"{version.Since}, before it {version.Before}"))})";
    }
}
