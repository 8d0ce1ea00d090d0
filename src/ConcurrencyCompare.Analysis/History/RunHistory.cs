namespace ConcurrencyCompare.Analysis.History;

/// <summary>The runs of a machine class.</summary>
/// <param name="Runs">By their start.</param>
/// <param name="Warnings">What of the file is left out and why, a line each.</param>
public sealed record RunHistory(IReadOnlyList<HistoryEntry> Runs, IReadOnlyList<string> Warnings)
{
    /// <summary>How many runs are looked at: exact tests take their time with more, and what was long ago has been seen.</summary>
    public const int MostRuns = 200;

    /// <summary>The last runs of one profile: others measure other cases, in other numbers of rounds.</summary>
    public IReadOnlyList<HistoryEntry> LastOf(string profile) => [.. Runs.Where(run => run.Profile == profile).TakeLast(MostRuns)];
}
