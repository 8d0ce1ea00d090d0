namespace ConcurrencyCompare.Analysis.History;

/// <summary>The runs of a machine class.</summary>
/// <param name="Runs">By their start.</param>
/// <param name="Warnings">What of the file is left out and why, a line each.</param>
public sealed record RunHistory(IReadOnlyList<HistoryEntry> Runs, IReadOnlyList<string> Warnings)
{
    /// <summary>The runs of one profile: others measure other cases, in other numbers of rounds.</summary>
    public IReadOnlyList<HistoryEntry> OfProfile(string profile) => [.. Runs.Where(run => run.Profile == profile)];
}
